import Answers
import Evaluation
import Rendering
import Support
import Testing
import Texts

/// What `let` and `@cell` keep, under another supposition than when it was kept.
@Suite struct SupposedNamesTests {
  private static let total = "total FEFD from japan 2012"

  @Test func `a name follows what is supposed, alone as in a computation`() {
    let kept = ["suppose \(Self.total) = 5000 mln USD", "let x = \(Self.total)"]
    #expect(asked(kept + ["x"]) == "5000 mln USD")
    #expect(asked(kept + ["suppose nothing", "x"]) == "9,415.9 mln USD")
    #expect(asked(kept + ["suppose nothing", "x * 1"]) == "9,415.9 mln USD")
    #expect(asked(["let x = \(Self.total)", "suppose \(Self.total) = 5000 mln USD", "x"]) == "5000 mln USD")
    #expect(
      asked(["let x = \(Self.total) as bln USD", "suppose \(Self.total) = 5000 mln USD", "x"])
        == "5.000 bln USD")
  }

  @Test func `a check of a name is a check of what it names`() {
    let lines = ["suppose \(Self.total) = 5000 mln USD", "let x = \(Self.total)", "suppose nothing"]
    #expect(reply(lines + ["check x = 5000 mln USD"]).last?.check?.holds == false)
    #expect(reply(lines + ["check x = 9415.9 mln USD"]).last?.check?.holds == true)
  }

  @Test func `an index that was kept otherwise is not passed off as today's`() {
    let index = "let h = concentration districts from japan 2012"
    #expect(reply([index, "h"]).refusal == nil)
    #expect(reply([index, "suppose \(Self.total) = 5000 mln USD", "h"]).refusal?.code == .notMeaningful)
    #expect(reply([index, "suppose total FEFD 2012 = 60 bln USD", "h"]).refusal == nil)
  }

  private func reply(_ lines: [String]) -> Session.Reply {
    var session = Session(in: Asking.world)
    return session.answer(Source("test", lines.joined(separator: "\n")))
  }

  private func asked(_ lines: [String]) -> String? {
    reply(lines).last?.headline.map { NumberText.headline($0) }
  }
}
