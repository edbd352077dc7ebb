import Evaluation
import Rendering
import Support
import Testing
import Texts

/// A line as it comes out of a table or an editor, with tabs for blanks.
@Suite struct TabTests {
  @Test(arguments: [
    "share japan in FEFD 2012", "total FEFD", "share japn in FEFD 2012", "share moscow in CFD 2012",
    "total japan",
    "total stock FEFD 2004, 2012", "show table 1", "suppose total FEFD 2012 = 60 bln USD",
    "check total FEFD 2012 = 5 %",
    "why total FEFD", "let x = total FEFD", "growth FEFD from japan 2004..2012",
    "share ( FEFD , CFD ) in japan 2012",
    "share \"japn\" in FEFD 2012", "rank FEFD", "use 2012", "total FEFD 2012 ;; total CFD 2012",
  ])
  func `a line with tabs says and offers what it says and offers with blanks`(line: String) throws {
    func said(_ line: String) throws -> String {
      let reply = ask(line)
      let catalogue = try Asking.catalogue()
      let answers = reply.answers.map {
        Formats.named("text")?.text($0.answer, from: catalogue, RenderOptions(width: 80)) ?? ""
      }
      return (answers + [reply.refusal.map { Caret.text(Refusal($0, in: line)) } ?? ""]).joined(
        separator: "\n")
    }
    let tabs = line.replacing(" ", with: "\t")
    #expect(try said(tabs) == said(line))
    #expect(ask(tabs).refusal?.span == ask(line).refusal?.span)
  }
}
