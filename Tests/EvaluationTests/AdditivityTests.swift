import Answers
import Evaluation
import Support
import Testing
import Texts

/// What may be added, and of what whole a computed share is.
@Suite struct AdditivityTests {
  @Test(arguments: [
    "total FEFD direct from japan 2012 + total CFD from japan 2012",
    "total FEFD from japan 2012 + total extraction in FEFD from japan 2012",
    "total trade in CFD from japan 2012 + total moscow from japan 2012",
    "total moscow from japan 2012 + total trade in CFD from japan 2012",
    "share FEFD in japan 2012 + share CFD in japan 2012 + share moscow in japan 2012",
    "share trade in CFD 2012 + share (manufacturing, trade) in CFD 2012",
    "total FEFD from japan 2012 + total FEFD from japan 2012",
  ])
  func `a thing and its part, or two kinds of investment, are not added`(line: String) {
    #expect(Asking.refusal(line)?.code == .notAdditive)
  }

  @Test(arguments: [
    ("share FEFD in japan 2012 + share CFD in japan 2012", "97.53 %"),
    ("share trade in CFD 2012 + share manufacturing in CFD 2012", "83.77 %"),
    ("total FEFD from japan 2012 + total CFD from japan 2012", "10,513.2 mln USD"),
    ("total trade in CFD from japan 2012 + total manufacturing in CFD from japan 2012", "919.2 mln USD"),
    ("total FEFD from japan 2012 - total extraction in FEFD from japan 2012", "188 mln USD"),
  ])
  func `what lies side by side is`(line: String, headline: String) {
    #expect(Asking.headline(line) == headline)
  }

  /// Trade's share of Moscow times Moscow's share of the district is a share of the district.
  @Test(arguments: [
    "share trade in moscow 2012 * share moscow in CFD from japan 2012",
    "share moscow in CFD from japan 2012 * share trade in moscow 2012",
  ])
  func `a share of a share is of the outer whole`(product: String) {
    #expect(Asking.headline(product) == "45.37 %")
    #expect(Asking.refusal("(\(product)) + share finance in moscow 2012")?.code == .differentBases)
    #expect(Asking.answer(product).map { words($0.sentence) }?.contains("Central Federal District") == true)
  }

  @Test func `shares of two years' wholes have no ratio`() {
    let refusal = Asking.refusal("ratio FEFD 2012 to FEFD 2006 from japan direct")
    #expect(refusal?.hint?.plain == "there is data for 2012 only, which the line has already")
    #expect(Asking.headline("ratio FEFD to CFD from japan 2012") == "8.58")
  }
}
