internal import Answers
package import Evaluation
internal import Language
package import Observations
internal import Rendering
internal import Synchronization
package import Texts
package import Verbs

/// A session of Okrug's language, as a notebook needs it.
package struct SessionAnswerer: CellAnswerer {
  /// Steps a cell, or a check of the prose, may take before it is refused: the same on every machine, unlike a time.
  package static let stepsPerCell = 2_000_000

  package let version = LanguageVersion.text
  private let parts: PublishedParts
  private let steps: StepCounter
  private let checkpoint: Checkpoint
  package private(set) var session: Session
  /// Whether a cell of the notebook says `use` or `suppose`: then any line may depend on it. Where it is not known, one does.
  var hasContext: Bool { context?.value ?? true }
  private let context: Deferred<Bool>?

  package init(in world: World, parts: PublishedParts, hasContext: Deferred<Bool>? = nil) {
    let steps = StepCounter(limit: Self.stepsPerCell)
    let checkpoint = world.checkpoint
    self.parts = parts
    self.checkpoint = checkpoint
    self.steps = steps
    context = hasContext
    session = Session(
      in: World(
        library: world.library,
        checkpoint: { () throws(Diagnostic) in
          try checkpoint()
          try steps.take()
        }))
  }

  /// Makes sessions for one notebook.
  package static func factory(for notebook: Notebook, in world: World, parts: PublishedParts)
    -> CellAnswererFactory
  {
    let hasContext = Deferred {
      notebook.cells.contains { cell in
        Cell.lines(of: notebook.source(of: cell)).lines.contains { $0.statement.isContext }
      }
    }
    return { SessionAnswerer(in: world, parts: parts, hasContext: hasContext) }
  }

  package mutating func answer(cell: String, line: Int, id: String?) -> CellOutcome {
    answer(Source("line \(line)", cell), id)
  }

  private mutating func answer(_ source: Source, _ id: String?) -> CellOutcome {
    CellOutcome(reply(to: source, cell: id), to: source.text, parts: parts)
  }

  /// Answers a cell as meaning, for a front end that writes it in its own way.
  package mutating func reply(to source: Source, cell id: String? = nil) -> Session.Reply {
    // After an interruption nothing is begun any more.
    do throws(Diagnostic) { try checkpoint() } catch { return Session.Reply(refusal: error) }
    steps.begin()
    return session.answer(source, cell: id)
  }
}

extension CellOutcome {
  /// What a session said to a cell: the answers of its lines and the refusal that stopped it, blank lines between them.
  package init(_ reply: Session.Reply, to text: String, parts: PublishedParts) {
    let format = Formats.named("text")
    var blocks = reply.answers.compactMap { format?.text($0.answer, from: parts.catalogue) }
    if let refusal = reply.refusal { blocks.append(Caret.text(Refusal(refusal, in: text))) }
    self.init(
      reply.code.map { .refused(code: $0.rawValue) } ?? .answered,
      blocks.filter { !$0.isEmpty }.text(with: "\n\n")
    ) { reply.answers.flatMap { parts.reads(of: $0.answer) } }
  }
}

// Numbers and assertions of the prose.
extension SessionAnswerer {
  package mutating func check(prose expression: String, literal: String) -> CellOutcome {
    check(ProseNumber(expression, literal), literal).outcome
  }

  /// What came of the check, and the number that the expression gives in the literal's measure.
  private mutating func check(_ number: ProseNumber, _ literal: String) -> (
    outcome: CellOutcome, found: Quantity?
  ) {
    if let word = number.call, Vocabulary.verb(word) != nil || session.memory.binding(word) != nil {
      return (Self.refused("\(quoted: literal) is a query, not a number", number), nil)
    }
    guard number.isCheck else {
      return (Self.refused("\(quoted: literal) is not one number with its unit", number), nil)
    }
    let source = Source("prose", number.text)
    let reply = reply(to: source)
    return (CellOutcome(reply, to: source.text, parts: parts), reply.last?.headline)
  }

  /// What the language says to a number of the prose: the answer of its check, or why there is none.
  mutating func reply(toNumber literal: String, of expression: String) -> Session.Reply {
    reply(to: Source("prose", ProseNumber(expression, literal).text))
  }

  /// What the language says to an assertion of the prose.
  mutating func reply(toAssertion expression: String) -> Session.Reply {
    reply(to: Source("prose", "check " + expression))
  }

  private static func refused(_ message: Message, _ number: ProseNumber) -> CellOutcome {
    let diagnostic = Diagnostic(
      .syntax, message, at: number.literal, hint: "write it as \(command: "17.86 %")")
    return CellOutcome(
      .refused(code: diagnostic.code.rawValue), Caret.text(Refusal(diagnostic, in: number.text)))
  }

  package mutating func check(assertion: String) -> CellOutcome {
    answer(Source("prose", "check " + assertion), nil)
  }

  package mutating func refreshed(prose expression: String, like literal: String) -> String? {
    var copy = self
    var found = copy.check(ProseNumber(expression, literal), literal).found
    if found == nil, let line = Cell.lines(of: expression).lines.first, case .expression = line.statement {
      found = reply(to: Source("prose", line.text)).last?.headline
    }
    guard let found else { return nil }
    let plain = NumberText.headline(found)
    let hedge = ProseNumber(expression, literal).hedge
    guard !hedge.isEmpty else { return plain }
    copy = self
    let hedged = "\(hedge) \(plain)"
    return copy.check(prose: expression, literal: hedged).status == .answered ? hedged : plain
  }
}

/// A number of the prose as the line that checks it: `check @japan = almost 18 %`.
private struct ProseNumber {
  let text: String
  /// Where the literal stands in the line.
  let literal: Span
  /// Whether the line reads as a check of the expression against the literal, and against nothing but it.
  private(set) var isCheck = false
  /// The word the literal begins with, if it begins with one.
  private(set) var call: String?
  /// The words before the number.
  private(set) var hedge = ""

  init(_ expression: String, _ number: String) {
    let head = "check \(expression) = "
    text = head + number
    literal = Span(head.utf8.count, text.utf8.count)
    let parsed = Cell.lines(of: text)
    guard parsed.fault == nil, parsed.lines.count == 1,
      case .check(_, let relation?)? = parsed.lines.first?.statement, relation.sign == .equal,
      relation.right.span.start >= literal.start
    else { return }
    switch relation.right {
    case .literal: isCheck = true
    case .call(let call):
      isCheck = true
      self.call = Names.folded(call.word.text)
      if let first = call.atoms.first(where: { $0.bareWord == nil }) {
        hedge = Source("", text).text(in: Span(literal.start, first.span.start)).trimmed
      }
    case .binary(.subtract, .call(let call), .literal) where call.atoms.allSatisfy { $0.bareWord != nil }:
      isCheck = true
      self.call = Names.folded(call.word.text)
      hedge = Source("", text).text(in: call.span)
    case .binary, .negative, .cell: break
    }
  }
}

/// Counts the steps of a cell.
private final class StepCounter: Sendable {
  private let taken = Atomic<Int>(0)
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// A cell begins.
  func begin() { taken.store(0, ordering: .relaxed) }

  func take() throws(Diagnostic) {
    guard taken.wrappingAdd(1, ordering: .relaxed).newValue > limit else { return }
    throw Diagnostic(
      .stepBudget, "the cell takes more than \(number: limit) steps", hint: "ask for less in one cell")
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
