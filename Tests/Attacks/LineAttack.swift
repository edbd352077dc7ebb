import Answers
package import Evaluation
import Language
import Observations
import Quantities
import Rendering
import Support
import Synchronization
import Texts
import Verbs

/// Asks a session bad lines and holds it to its laws.
package struct LineAttack: Sendable {
  /// Steps a line may take; the program's own budget.
  private static let stepBudget = 2_000_000

  private let world: World
  private let catalogue: Catalogue
  private let steps: Steps

  private final class Steps: Sendable {
    let taken = Atomic<Int>(0)
  }

  package init() throws {
    let library = try Asking.world.library()
    let steps = Steps()
    catalogue = library.catalogue
    self.steps = steps
    world = World(
      library: { () throws(DataFault) in library },
      checkpoint: { () throws(Diagnostic) in
        if steps.taken.wrappingAdd(1, ordering: .relaxed).newValue > LineAttack.stepBudget {
          throw Diagnostic(.stepBudget, "too many steps")
        }
      })
  }

  package func session() -> Session { Session(in: world) }

  /// Asks once; what was said, as a digest. `everyFormat`: written in all formats, else as text.
  package func ask(_ text: String, in session: inout Session, everyFormat: Bool = false) throws(Broken)
    -> UInt64
  {
    steps.taken.store(0, ordering: .relaxed)
    let before = session.memory
    let reply = session.answer(Source("attack", text), cell: "x")
    var digest = Digest64()
    for format in Formats.all where everyFormat || format.name == "text" {
      for line in reply.answers {
        let written = format.text(line.answer, from: catalogue)
        if format.name == "text" { try Shown.check(written) }
        digest.take(written)
      }
      if let refusal = reply.refusal {
        let written = format.text(Refusal(refusal, in: text))
        if format.name == "text" { try Shown.check(written) }
        digest.take(written)
      }
    }
    if let refusal = reply.refusal { try check(refusal, of: text) }
    if reply.answers.isEmpty {
      try hold(session.memory.isLike(before), "a refused line changed the session")
    }
    return digest.value
  }

  private func check(_ refusal: Diagnostic, of text: String) throws(Broken) {
    try hold(RefusalCode(rawValue: refusal.code.rawValue) != nil, "the code \(refusal.code) is not listed")
    try hold(
      refusal.code != .unreadableData && refusal.code != .interrupted, "refused as \(refusal.code.rawValue)")
    try hold(!refusal.message.plain.isEmpty, "a refusal says nothing")
    if let span = refusal.span {
      try hold(
        0 <= span.start && span.start <= span.end && span.end <= text.utf8.count,
        "the caret \(span.start)..<\(span.end) stands outside the text of \(text.utf8.count) bytes")
    }
  }

  /// Asks for what may stand at a place, and for what stands there.
  package func complete(_ text: String, at cursor: Int, in session: Session) throws(Broken) {
    steps.taken.store(0, ordering: .relaxed)
    let found = Completions.candidates(for: text, at: cursor, in: session)
    try hold(
      0 <= found.replacing.lowerBound && found.replacing.upperBound <= max(text.utf8.count, 0),
      "a completion replaces \(found.replacing) of \(text.utf8.count) bytes")
    _ = Inspection.paragraphs(for: text, at: cursor, in: session)
    _ = Completeness(of: text)
  }
}

extension Memory {
  /// Whether it remembers the same; as far as a refused line could have changed it.
  fileprivate func isLike(_ other: Memory) -> Bool {
    bindings.elementsEqual(other.bindings) { $0.name == $1.name && $0.kept.quantity == $1.kept.quantity }
      && groups.elementsEqual(other.groups) { $0.name == $1.name && $0.members == $1.members }
      && context == other.context
      && suppositions.elementsEqual(other.suppositions) { $0.text == $1.text && $0.rows == $1.rows }
      && answerCount == other.answerCount && last?.reading == other.last?.reading
      && last?.headline == other.last?.headline
  }
}

/// What a terminal may be shown.
package enum Shown {
  /// No control characters but line ends, and no marks that turn the direction of writing.
  package static func check(_ text: String) throws(Broken) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: continue
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x61C:
        throw Broken("U+\(String(scalar.value, radix: 16)) is shown as it is")
      default: continue
      }
    }
  }
}
