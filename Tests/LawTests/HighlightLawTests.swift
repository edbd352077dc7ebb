import Evaluation
import Replaying
import Support
import Testing
import Texts
import Verbs

/// What is coloured as an error is one.
@Suite struct HighlightLawTests {
  @Test func `no cell of the manual that is answered has an error in it`() throws {
    let highlighting = Highlighting(try Asking.world.library())
    var count = 0
    for page in try Checkout.files(below: "Notebooks", endings: [".md"]) {
      var session = Session(in: Asking.world)
      let notebook = Notebook(Array(page.text.utf8))
      for cell in notebook.cells {
        let text = notebook.source(of: cell)
        let reply = session.answer(Source(page.path, text), cell: cell.id)
        guard reply.refusal == nil else { continue }
        count += 1
        let bytes = Array(text.utf8)
        for part in highlighting.parts(of: text, in: session) where part.kind == .error {
          Issue.record("\(page.path): '\(String(decoding: bytes[part.range], as: UTF8.self))' in \(text)")
        }
      }
    }
    #expect(count > 100)
  }
}
