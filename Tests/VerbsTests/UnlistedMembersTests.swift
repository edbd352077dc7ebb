import Answers
import Support
import Testing
import Texts

/// Members that are not listed, or have no figure: what is said of the others is not said of all.
@Suite struct UnlistedMembersTests {
  private static let two = "regions from all investors 2012"

  @Test(arguments: [
    ("rank moscow among \(two) = 1", "agrees"), ("min sectors in primorsky krai 2012 = 3.21 %", "agrees"),
    ("min sectors in primorsky krai 2012 > 3 %", "agrees"), ("max \(two) < 150 bln USD", "agrees"),
    ("inequality regions from japan 2012 > 0.5", "agrees"),
    ("count \(two) where > 100 bln USD = 1", "agrees"),
    ("max \(two) > 100 bln USD", "true throughout"),
    ("concentration regions from japan 2012 > 0.5", "true throughout"),
    ("max districts from japan 2012 = 9415.9 mln USD", "confirmed"),
  ])
  func `a claim is confirmed only if others could not change it`(line: String, verdict: String) throws {
    let check = try #require(Asking.answer("check \(line)")?.check)
    #expect(check.holds && check.verdict == verdict)
  }

  @Test(arguments: [
    "rank moscow among \(two) = 2", "min sectors in primorsky krai 2012 = 0.52 %",
    "max \(two) = 200 bln USD", "count \(two) where > 100 bln USD = 2",
    "max \(two) > 200 bln USD",
  ])
  func `a claim that others could make true is not refuted`(line: String) {
    #expect(Asking.refusal("check \(line)")?.code == .notCheckable)
  }

  @Test(arguments: [
    "rank moscow among regions from japan 2012 = 1", "min sectors in primorsky krai 2012 = 5 %",
    "max \(two) < 100 bln USD", "count \(two) where > 100 bln USD = 0",
  ])
  func `a claim that others could not make true is refuted`(line: String) {
    #expect(Asking.answer("check \(line)")?.check?.holds == false)
  }

  @Test func `a name and a computation know of them too`() {
    for check in ["m < 150 bln USD", "m / 2 < 75 bln USD", "h < 75 bln USD"] {
      let answer = Asking.answer("let m = max \(Self.two)", "let h = m / 2", "check \(check)")
      #expect(answer?.check?.verdict == "agrees")
    }
  }
}
