import Answers
import Claims
import Language
import Observations
import Texts

/// Why a line was read as it was: what each name was taken for, and what the line left out.
struct ReadingReasons {
  private let answer: Answer
  private let typed: [Item]
  private let read: [Item]
  private let run: Run

  /// `call` is the line as typed; nothing where only its answer is known.
  init(_ answer: Answer, _ call: Call?, _ run: Run) {
    self.answer = answer
    self.run = run
    var asked = call
    while let outer = asked, Vocabulary.verb(Names.folded(outer.word.text))?.kind == .wrapper {
      asked = outer.inner
    }
    typed = asked.map { ReadingReasons.items($0.atoms, run) } ?? []
    read = answer.reading.map { ReadingReasons.items(ofLine: $0, run) } ?? []
  }

  private static func items(_ atoms: [Atom], _ run: Run) -> [Item] {
    do throws(Diagnostic) {
      return try ItemReader.items(atoms, run)
    } catch {
      return []
    }
  }

  private static func items(ofLine line: String, _ run: Run) -> [Item] {
    do throws(Diagnostic) {
      guard case .expression(.call(let call))? = try Parser.statement(line) else { return [] }
      return items(call.atoms, run)
    } catch {
      return []
    }
  }

  var paragraphs: [Paragraph] {
    var paragraphs: [Paragraph] = []
    if !typed.isEmpty, !read.isEmpty { paragraphs = taken + leftOut }
    if let base = released { paragraphs.append(base) }
    if let others { paragraphs.append(.text(others)) }
    return paragraphs
  }

  // MARK: Names

  private func named(_ items: [Item]) -> [Named] {
    items.compactMap { if case .named(let named) = $0 { named } else { nil } }
  }

  /// What each name with several possible roles was taken for.
  private var taken: [Paragraph] {
    named(typed).compactMap { name in
      let roles = name.roles(in: run.structure)
      guard roles.count > 1 else { return nil }
      let fits = named(read).filter { !Set($0.codes).isDisjoint(with: name.codes) }.compactMap(\.role)
      guard let role = roles.first(where: { fits.contains($0) }) else { return nil }
      let words = Wording.list(name.choices.map { run.words($0, role: role) })
      return .entry(role.rawValue, "\(words): \(other(roles, role)), and the line has data so")
    }
  }

  /// `named, though it could be host`
  private func other(_ roles: [Role], _ role: Role) -> String {
    "named, though it could be \(Wording.list(roles.filter { $0 != role }.map(\.rawValue), "or"))"
  }

  // MARK: What the line left out

  private var leftOut: [Paragraph] {
    let typedRoles = Set(named(typed).flatMap { $0.roles(in: run.structure) })
    var paragraphs: [Paragraph] = []
    for name in named(read) {
      let roles = name.roles(in: run.structure)
      guard let role = name.role ?? roles.first, let code = name.codes.first else { continue }
      let isTyped = named(typed).contains { !Set($0.codes).isDisjoint(with: name.codes) }
      let isAreaTyped = (role == .investor || role == .host) && isReleased(role)
      if isTyped || isAreaTyped || (typedRoles.contains(role) && role != .investor && role != .host) {
        continue
      }
      let words = Wording.list(name.choices.map { run.words($0, role: role) })
      paragraphs.append(.entry(role.rawValue, reason(role, code, words)))
    }
    let asked = typed.contains { if case .periods = $0 { true } else { false } }
    let period = read.compactMap {
      if case .periods(.listed(let periods), _) = $0 { Run.typed(periods) } else { nil }
    }
    if !asked, let text = period.first {
      let reason = run.memory.context.periods.isEmpty ? "not named; the only one with data" : "fixed by use"
      paragraphs.append(.entry("period", "\(text): \(reason)"))
    }
    return paragraphs
  }

  /// Whether a share let that role go.
  private func isReleased(_ role: Role) -> Bool {
    answer.headline?.base.map { run.structure.dimensions[$0.dimension].role == role } ?? false
  }

  private func reason(_ role: Role, _ code: CodeID, _ words: String) -> Phrase {
    if run.memory.context.choices.contains(where: { $0.role == role }) { return "\(words): fixed by use" }
    switch role {
    case .measure, .coverage:
      let first = run.codes.members(of: run.codes[code].list).first
      return first == code
        ? "\(words): none is named, and this one is tried first"
        : "\(words): none is named, and this is the first with data"
    case .source: return "\(words), who compiled the numbers"
    case .investor, .host:
      return run.codes[code].isTotal
        ? "\(words): none is named, and the total over them is printed"
        : "\(words): none is named, and only this one has data"
    default: return "\(words): not named"
    }
  }

  // MARK: Wholes and other readings

  private var released: Paragraph? {
    guard let base = answer.headline?.base, run.structure.dimensions.indices.contains(base.dimension),
      let role = run.structure.dimensions[base.dimension].role,
      case .code(let whole) = base.whole[base.dimension]
    else { return nil }
    return .entry(
      "the whole", Phrase("\(run.words(.code(whole), role: role)), in the role of \(role.rawValue)"))
  }

  private var others: Phrase? {
    switch answer.others.count {
    case 0: nil
    case 1: "One other reading has data; it stands below."
    default: "\(answer.others.count) other readings have data; they stand below."
    }
  }
}
