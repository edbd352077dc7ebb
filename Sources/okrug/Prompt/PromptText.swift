import Answers
import Claims
import Observations

/// The prompt, with what `use` and `suppose` have fixed: `okrug[Japan, 2012]> `.
struct PromptText {
  private static let nameLimit = 14
  private static let contextLimit = 36

  private let memory: Memory
  private let codes: Codes?

  /// Without code lists the context is left out.
  init(_ memory: Memory, _ codes: Codes?) {
    self.memory = memory
    self.codes = codes
  }

  func text(colour: Bool) -> String {
    let context = context.isEmpty ? "" : "[\(context)]"
    guard colour else { return "okrug\(context)> " }
    return "\u{1B}[1;36mokrug\u{1B}[0m" + (context.isEmpty ? "" : "\u{1B}[33m\(context)\u{1B}[0m") + "> "
  }

  var context: String {
    guard let codes else { return "" }
    var parts = memory.context.choices.map { name($0.choice, codes) }
    if let periods { parts.append(periods) }
    if !memory.suppositions.isEmpty { parts.append("supposing") }
    return PromptText.shortened(parts.joined(separator: ", "), to: PromptText.contextLimit)
  }

  private func name(_ choice: Choice, _ codes: Codes) -> String {
    switch choice {
    case .any: "any"
    case .code(let id): short(codes[id])
    case .set(let members): "(" + members.map { short(codes[$0]) }.joined(separator: ", ") + ")"
    case .except(let whole, let parts):
      "\(short(codes[whole])) except " + parts.map { short(codes[$0]) }.joined(separator: ", ")
    }
  }

  /// The name, or where it is long an abbreviation of it: `FEFD`.
  private func short(_ code: Code) -> String {
    if code.name.count <= PromptText.nameLimit { return code.name }
    let abbreviation = code.aliases.first { $0.count > 2 && $0.allSatisfy(\.isUppercase) }
    return abbreviation ?? code.aliases.first { $0.count <= PromptText.nameLimit }
      ?? PromptText.shortened(code.name, to: PromptText.nameLimit)
  }

  private var periods: String? {
    let periods = memory.context.periods
    guard let first = periods.first, let last = periods.last else { return nil }
    let years = periods.compactMap { if case .year(let year) = $0 { year } else { nil } }
    if years.count == periods.count, years.count > 2, let low = years.first,
      years == Array(low...(low + years.count - 1))
    {
      return "\(first.text)..\(last.text)"
    }
    return periods.map(\.text).joined(separator: ", ")
  }

  private static func shortened(_ text: String, to length: Int) -> String {
    text.count > length ? text.prefix(length - 1) + "…" : text
  }
}
