package import Answers
package import Evaluation
internal import Language
internal import Rendering
internal import Texts
package import Verbs

/// A session as Jupyter's front ends see it: each cell gives outputs, in order.
package struct OutputSession: Sendable {
  private var answerer: SessionAnswerer
  private let writer: BundleWriter
  /// What every identity of an output begins with.
  private let name: String
  /// What `use` and `suppose` said, and when it ceased to hold.
  private var cards: [Card] = []

  /// Answers of one cell that are shown: more would stall a browser.
  private static let shown = 500
  private static let shownWhenInterrupted = 20

  /// A statement that later answers rest on, where it is shown.
  private struct Card {
    let id: String
    let bundle: FormatBundle
    let force: Force
  }

  /// `name` keeps the identities of two sessions apart.
  package init(in world: World, parts: PublishedParts, name: String = "") {
    answerer = SessionAnswerer(in: world, parts: parts)
    writer = BundleWriter(parts.catalogue)
    self.name = name
  }

  /// The session behind it, for questions that change nothing.
  package var session: Session { answerer.session }

  /// Answers a cell, the `number`th. `id` is the name by which later lines may ask for its last answer.
  package mutating func outputs(of text: String, cell id: String? = nil, number: Int) -> CellOutputs {
    let before = session.memory
    let reply = answerer.reply(to: Source("cell \(number)", text), cell: id)
    let lines = reply.lines
    var found = CellOutputs()
    var bound = before.bindings.map { (name: $0.name, value: $0.kept.quantity) }
    // Whoever interrupts does not wait for thousands of answers to be written.
    let limit = reply.code == .interrupted ? OutputSession.shownWhenInterrupted : OutputSession.shown
    for (place, line) in reply.answers.enumerated() {
      guard place < limit || place + 1 == reply.answers.count && reply.code == nil else { continue }
      let isLast = place + 1 == reply.answers.count && reply.code == nil
      let statement = lines.indices.contains(place) ? lines[place].statement : nil
      if case .bind(let name, _)? = statement, let value = line.answer.headline {
        if let old = bound.last(where: { $0.name == name.text })?.value, old != value {
          found.outputs.append(.warned(warning(name.text, NumberText.headline(old))))
        }
        bound.append((name.text, value))
      }
      show(line, statement, isLast, "\(name)-\(number)-\(place + 1)", &found)
    }
    found.outputs += lapsed(in: number)
    if reply.answers.count > limit {
      found.outputs.append(.warned(unshown(reply.answers.count, limit)))
    }
    found.failure = failure(of: reply, in: text)
    return found
  }

  /// An expression's answer, in a session that does not change by it.
  package func value(of expression: String) -> (bundle: FormatBundle?, failure: CellFailure?) {
    var copy = answerer
    let reply = copy.reply(to: Source("expression", expression))
    return (reply.last.flatMap { writer.bundle($0) }, failure(of: reply, in: expression))
  }

  /// Texts to read, as an output.
  package func page(_ paragraphs: [Paragraph]) -> FormatBundle? {
    writer.bundle(Answer(paragraphs: paragraphs))
  }

  // MARK: Outputs

  private mutating func show(
    _ line: Session.Reply.Line, _ statement: Statement?, _ isLast: Bool, _ id: String,
    _ found: inout CellOutputs
  ) {
    if line.answer.effect == .clear { found.outputs = [.cleared] }
    guard let bundle = writer.bundle(line.answer) else { return }
    if line.answer.isOnlyText, let text = bundle.first?.value.text {
      found.outputs.append(.printed(text + "\n"))
    } else if let force = Force(of: statement, in: session.memory) {
      found.outputs.append(.shown(bundle, id: id))
      cards.append(Card(id: id, bundle: bundle, force: force))
    } else {
      found.outputs.append(isLast ? .result(bundle) : .shown(bundle, id: nil))
    }
  }

  /// What was shown of `use` and `suppose` and holds no longer, each once.
  private mutating func lapsed(in number: Int) -> [CellOutput] {
    let memory = session.memory
    let ended = cards.filter { !$0.force.holds(in: memory) }
    cards.removeAll { !$0.force.holds(in: memory) }
    return ended.map { .updated(BundleWriter.noted($0.bundle, lapse(number)), id: $0.id) }
  }

  /// What a notebook records of a cell, before rows are left out: the answers and the refusal, blank lines between them.
  package mutating func record(of text: String, cell id: String? = nil, number: Int) -> (CellOutputs, String)
  {
    var copy = answerer
    let reply = copy.reply(to: Source("cell \(number)", text), cell: id)
    var blocks = reply.answers.map { writer.text($0.answer) }
    let found = outputs(of: text, cell: id, number: number)
    if reply.refusal != nil, let failure = found.failure { blocks.append(failure.rows.text(with: "\n")) }
    return (found, blocks.filter { !$0.isEmpty }.text(with: "\n\n"))
  }

  private func failure(of reply: Session.Reply, in text: String) -> CellFailure? {
    if let refusal = reply.refusal {
      let place = reply.answers.count
      let line = reply.lines.indices.contains(place) ? reply.lines[place] : nil
      return CellFailure(
        code: refusal.code.rawValue, message: refusal.message.plain,
        rows: Caret.text(Refusal(refusal, in: text)).split(separator: "\n", omittingEmptySubsequences: false)
          .map { String($0) },
        commands: refusal.commands,
        statement: line.map { Span($0.start, $0.start + $0.text.utf8.count) })
    }
    guard let code = reply.code else { return nil }
    return CellFailure(
      code: code.rawValue, message: checkFailed, rows: ["\(code.rawValue): \(checkFailed)"], commands: [],
      statement: nil)
  }
}

private func unshown(_ count: Int, _ limit: Int) -> String {
  "the first \(limit) of \(count) answers are shown\n"
}

private let checkFailed = "the check does not hold"

private func lapse(_ number: Int) -> String { "no longer in force since cell \(number)" }

private func warning(_ name: String, _ old: String) -> String {
  "\(name) was \(old) before; what was answered with it stays as it is\n"
}

extension Answer {
  /// Whether there is nothing in it but running text.
  fileprivate var isOnlyText: Bool {
    guard headline == nil, table == nil, reading == nil, check == nil, sentence.segments.isEmpty else {
      return false
    }
    return !paragraphs.isEmpty && paragraphs.allSatisfy { if case .text = $0 { true } else { false } }
  }
}

/// What a statement keeps in force for later answers.
private enum Force {
  case supposition(text: String, rows: [Int])
  case context(Memory.Context)

  /// Nothing for a statement that keeps nothing in force; `memory` is the session's after it.
  init?(of statement: Statement?, in memory: Memory) {
    switch statement {
    case .suppose(.value, _):
      guard let made = memory.suppositions.last else { return nil }
      self = .supposition(text: made.text, rows: made.rows)
    case .use:
      guard !memory.context.text.isEmpty else { return nil }
      self = .context(memory.context)
    default: return nil
    }
  }

  func holds(in memory: Memory) -> Bool {
    switch self {
    case .supposition(let text, let rows): memory.suppositions.contains { $0.text == text && $0.rows == rows }
    case .context(let context): memory.context == context
    }
  }
}
