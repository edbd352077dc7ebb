import Answers
import Evaluation
import Quantities
import Support
import Testing
import Texts

/// Every way to put some names into a share, and to take another away.
@Suite struct ShareSweepTests {
  private static let parts = [
    "FEFD", "CFD", "moscow", "saint-petersburg", "lipetsky", "trade", "extraction", "(trade, finance)",
    "japan",
  ]
  private static let wholes = [
    "japan 2012", "russia from japan 2012", "CFD from japan 2012", "NWFD from all investors 2012",
    "all investors in FEFD 2012", "trade from japan 2012",
  ]
  private static let taken = ["", "FEFD", "CFD", "moscow", "trade", "japan"]

  @Test(arguments: parts, wholes)
  func `a share lies within its whole, and its reading asks for the same`(part: String, whole: String) throws
  {
    for taken in Self.taken {
      let place = whole.prefix { $0 != " " }
      let lines =
        taken.isEmpty
        ? ["share \(part) in \(whole)"]
        : [
          "share \(part) in \(whole) without \(taken)",
          "share \(part) in \(place) except \(taken)\(whole.dropFirst(place.count))",
          "share \(part) except \(taken) in \(whole)",
        ]
      for line in lines {
        guard let answer = Asking.answer(line), let headline = answer.headline else { continue }
        #expect(Interval(low: .zero, high: .hundred).contains(headline.interval), "\(line)")
        let reading = try #require(answer.reading, "\(line)")
        let again = Asking.answer(reading)
        #expect(again?.headline == headline && again?.reading == reading, "\(line): \(reading)")
      }
    }
  }
}
