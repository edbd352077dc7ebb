import Evaluation
import LineEditing

/// What Tab offers at the prompt: words with a colon and file names; the rest is the language's.
struct PromptCompletion {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func completion(of buffer: String, at cursor: Int) -> Completion {
    Completion(replacing: cursor..<cursor, candidates: [])
  }
}
