import Answers
import Claims
import Language
import Observations
import Quantities
import Texts
import Verbs

/// Turns the statement of one line into its answer.
struct Evaluator {
  private let world: World
  private let line: Cell.Line

  init(_ world: World, _ line: Cell.Line) {
    self.world = world
    self.line = line
  }

  func answer(_ memory: inout Memory) throws(Diagnostic) -> Answer {
    let run = try self.run(memory)
    var answer = try plain(run, &memory)
    if case .suppose = line.statement { return answer }
    for supposition in run.memory.suppositions {
      answer.notes.append("supposing \(command: supposition.text)")
    }
    return answer
  }

  private func plain(_ run: Run, _ memory: inout Memory) throws(Diagnostic) -> Answer {
    try line.statement.answer(run, &memory) { expression throws(Diagnostic) in try evaluate(expression, run) }
  }

  /// `depth` is how many words have asked one another before.
  private func run(_ memory: Memory, depth: Int = 0, _ other: String? = nil) throws(Diagnostic) -> Run {
    let library: Library
    do throws(DataFault) {
      library = try world.library()
    } catch {
      throw Diagnostic(.unreadableData, "the data cannot be read: \(error.description)")
    }
    let text = other.map { LineText($0) } ?? LineText(Cell.uncommented(line.text), base: line.start)
    return Run(
      library: library, memory: memory, line: text, checkpoint: world.checkpoint,
      evaluate: { expression throws(Diagnostic) in
        guard depth < Evaluator.depthLimit else { throw Evaluator.tooDeep(expression.span) }
        return try evaluate(expression, try run(memory, depth: depth + 1, other))
      },
      answerAlone: { text throws(Diagnostic) in
        guard case .expression(let expression)? = try Parser.statement(text) else {
          throw Diagnostic(.syntax, "this is no question", at: Span(0, text.utf8.count))
        }
        guard depth < Evaluator.depthLimit else { throw Evaluator.tooDeep(expression.span) }
        return try evaluate(expression, try run(memory.alone, depth: depth + 1, text))
      })
  }

  /// The most words that ask one another: `why why …`.
  private static let depthLimit = 20

  private static func tooDeep(_ span: Span) -> Diagnostic {
    Diagnostic(
      .tooDeep, "more than \(number: depthLimit) words inside one another", at: span,
      hint: "ask for one of them at a time")
  }

  // MARK: Expressions

  private func evaluate(_ expression: Expression, _ run: Run) throws(Diagnostic) -> Answer {
    try world.checkpoint()
    switch expression {
    case .literal(let literal):
      return Answer(headline: try TypedNumber(literal, run.codes).exact, reading: run.text(of: literal.span))
    case .cell(let id, let row, let column): return try cell(id, row, column, run)
    case .negative(let inner, _):
      let answer = try single(inner, run)
      var result = computed(try Arithmetic(run).negated(answer.quantity, inner.span), from: [answer], run)
      result.reading = answer.reading.flatMap { Evaluator.typeable("-(\($0))") }
      return result
    case .binary(let sign, let left, let right):
      try checkWrapped(left)
      try checkYears(sign, left, right)
      let a = try single(left, run)
      let b = try single(right, run)
      let quantity = try Arithmetic(run).combined(
        sign, a.quantity, b.quantity, left.span.joined(to: right.span))
      var result = computed(quantity, from: [a, b], run)
      if let one = a.reading, let other = b.reading {
        result.reading = Evaluator.typeable("(\(one)) \(sign.rawValue) (\(other))")
      }
      return result
    case .call(let call): return try self.call(call, run)
    }
  }

  /// `2004 - 2012` is meant for a span.
  private func checkYears(_ sign: Expression.Operator, _ left: Expression, _ right: Expression)
    throws(Diagnostic)
  {
    guard sign == .subtract, case .call(let call) = left,
      case .number(let first, let start)? = call.atoms.last,
      case .literal(let last) = right, last.unit.isEmpty, last.high == nil,
      case .year(let from)? = Period(first), case .year(let to)? = Period(last.number)
    else { return }
    throw Diagnostic(
      .syntax, "a line does not take one year from another", at: start.joined(to: last.span),
      hint: "the years from one to the other are \(command: "\(from)..\(to)")")
  }

  /// `why A + B` would explain A alone.
  private func checkWrapped(_ left: Expression) throws(Diagnostic) {
    guard case .call(let call) = left, !call.atoms.isEmpty,
      Vocabulary.verb(Names.folded(call.word.text))?.kind == .wrapper
    else { return }
    throw Diagnostic(
      .syntax, "\(quoted: call.word.text) takes one query, and this is a computation", at: call.word.span,
      hint: "put it in parentheses: \(command: "\(call.word.text) (…)")")
  }

  /// A reading that is not longer than a line may be: `@b + @b` of `@a + @a` of … doubles with every cell.
  private static func typeable(_ reading: String) -> String? {
    reading.utf8.count <= Lexer.lengthLimit ? reading : nil
  }

  /// What a computation takes of an answer.
  private struct Operand {
    let quantity: Quantity
    let reading: String?
    let cells: [Int]
    let beyond: Answer.Beyond?
  }

  private func computed(_ quantity: Quantity, from operands: [Operand], _ run: Run) -> Answer {
    let whole = quantity.base.map { ", of \(run.sentence(of: $0))" } ?? ""
    let cells = quantity.formula?.cells ?? Set(operands.flatMap(\.cells)).sorted()
    let compilers = run.compilersNote(cells, doing: "computes with")
    var answer = Answer(
      headline: quantity, sentence: Phrase("computed" + whole),
      evidence: quantity.formula.map { [Evidence(.derived, quantity, detail: run.phrase($0))] } ?? [],
      notes: [differences(operands, run), compilers].compactMap { $0 } + run.notes(on: cells), cells: cells)
    if operands.contains(where: { $0.beyond != nil }) { answer.beyond = .either }
    return answer
  }

  /// That two amounts are not of the same thing in more than one role: somebody may have meant one name for both.
  private func differences(_ operands: [Operand], _ run: Run) -> Phrase? {
    let sides = operands.compactMap { $0.quantity.unit.isAmount ? $0.quantity.formula?.summands : nil }
    guard sides.count == 2 else { return nil }
    let roles = [Role.investor, .host, .sector].filter { role in
      guard let place = run.structure.place(of: role) else { return false }
      let column = run.catalogue.cube.columns[place]
      return Set(sides[0].map { column[$0] }) != Set(sides[1].map { column[$0] })
    }
    guard roles.count > 1 else { return nil }
    return "the two sides differ in \(roles.map(\.rawValue).text(with: " and in "))"
  }

  /// The one number of an expression.
  private func single(_ expression: Expression, _ run: Run) throws(Diagnostic) -> Operand {
    let answer = try evaluate(expression, run)
    guard let quantity = answer.headline else {
      throw Diagnostic(
        .unitMismatch, "this gives no single number", at: expression.span,
        hint: "use \(command: "total"), \(command: "share") or \(command: "ratio")")
    }
    return Operand(
      quantity: quantity, reading: answer.reading, cells: answer.cells, beyond: answer.beyond)
  }

  private func call(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    if let kept = try Let.value(call, run) { return kept }
    if let verb = Vocabulary.verb(Names.folded(call.word.text)) { return try verb.run(call, run) }
    throw Unknown(run).word(call)
  }

  private func cell(_ id: Word, _ row: Int?, _ column: Int?, _ run: Run) throws(Diagnostic) -> Answer {
    guard let answer = run.memory.answer(ofCell: id.text) else {
      throw Diagnostic(
        .unknownCell, "no cell \(quoted: id.text) has been answered before this line", at: id.span)
    }
    guard let row else {
      guard let headline = answer.headline else {
        throw Diagnostic(
          .unknownCell, "the cell \(quoted: id.text) has a table, not one number", at: id.span,
          hint: "take one of its numbers: \(command: "@\(id.text)[1, 2]")")
      }
      let now = try run.now(run.memory.kept(headline, ofCell: id.text), called: id)
      if now === headline { return answer }
      var supposed = Answer(headline: now, sentence: answer.sentence, cells: answer.cells)
      supposed.beyond = answer.beyond
      return supposed
    }
    guard let table = answer.table, table.rows.indices.contains(row - 1) else {
      throw Diagnostic(.unknownCell, "the cell \(quoted: id.text) has no row \(number: row)", at: id.span)
    }
    let cells = table.rows[row - 1].cells
    let numbers = cells.indices.filter { if case .number = cells[$0] { true } else { false } }
    let place = column.map { $0 - 1 } ?? numbers.first ?? -1
    guard cells.indices.contains(place), case .number(let quantity, _, _) = cells[place] else {
      throw Diagnostic(
        .unknownCell, "there is no number in that column of \(quoted: id.text)", at: id.span)
    }
    let now = try run.now(run.memory.kept(quantity, ofCell: id.text), called: id)
    return Answer(headline: now, sentence: answer.sentence, cells: now.formula?.cells ?? answer.cells)
  }
}

/// What to say of a word that is not in the vocabulary.
struct Unknown {
  private let run: Run

  init(_ run: Run) { self.run = run }

  /// The word that asks for a name: in a computation the line's own, so that both sides are figures.
  private func asking(before call: Call) -> String {
    let before = Array(run.line.text.utf8.prefix(max(0, call.word.span.start - run.line.base)))
    guard before.contains(where: { "+-*/".utf8.contains($0) }) else { return "show" }
    let first = String(decoding: before.prefix { $0 != 0x20 }, as: UTF8.self)
    return first == "share" ? first : "total"
  }

  func word(_ call: Call) -> Diagnostic {
    let text = call.word.text
    let words = Vocabulary.all.map(\.name)
    let near = Nearness.words(near: text, in: words)
    if Run.isReserved(text) {
      return Diagnostic(
        .unknownWord, "a line begins with a word, and \(quoted: text) goes between names", at: call.word.span,
        hint: "\(command: "help") lists the words")
    }
    if near.isEmpty, !run.library.names.codes(for: text).isEmpty || startsName(call) {
      return Diagnostic(
        .unknownWord, "a line begins with a word, and \(quoted: text) is a name", at: call.word.span,
        hint: "ask for it: \(command: run.line.inserting(asking(before: call), at: call.word.span.start))")
    }
    switch near.count {
    case 0:
      return Diagnostic(
        .unknownWord, "no word \(quoted: text)", at: call.word.span,
        hint: "\(command: "help") lists the words")
    case 1:
      return Diagnostic(
        .unknownWord, "no word \(quoted: text)", at: call.word.span, hint: "did you mean \(command: near[0])?"
      )
    default:
      return Diagnostic(
        .unknownWord, "no word \(quoted: text)", at: call.word.span,
        hint: "near it are \(command: near.joined(separator: ", "))")
    }
  }

  private func startsName(_ call: Call) -> Bool {
    var text = call.word.text
    for atom in call.atoms.prefix(6) {
      guard let word = atom.bareWord else { break }
      text += " " + word
      if !run.library.names.codes(for: text).isEmpty { return true }
    }
    return false
  }
}
