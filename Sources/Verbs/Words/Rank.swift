package import Answers
package import Language
package import Texts

/// `rank LEVEL …`, `rank NAME among LEVEL …`: the order by size.
package struct Rank: Verb {
  package let name = "rank"
  package let summary = "the members of a level by size, or one member's place among them"
  package let usage = "rank LEVEL NAMES [PERIOD] [where > VALUE] | rank NAME among LEVEL NAMES [PERIOD]"
  package let example = "rank districts from japan 2012"

  package func need(hasLevel: Bool) -> Need { hasLevel ? .order : .anything }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let items = try ItemReader.items(call.atoms, run)
    if let cut = items.firstIndex(where: { if case .preposition("among", _) = $0 { true } else { false } }) {
      return try RankAmong(call, Array(items[..<cut]), Array(items[(cut + 1)...]), run).answer()
    }
    if let level = items.indices.dropFirst(2).first(where: { Rank.isNamedIn(items, $0) }) {
      throw Diagnostic(
        .syntax, "a name is ranked among the members of a level", at: items[level - 1].span,
        hint: "write \(command: example(of: items[level].span, run))")
    }
    return try RankTable(call, items, word: name, run).answer()
  }

  /// Whether a level stands behind `in` with a name before it: `rank FEFD in districts`.
  private static func isNamedIn(_ items: [Item], _ place: Int) -> Bool {
    guard case .level = items[place], case .preposition("in", _) = items[place - 1],
      case .named = items[place - 2]
    else { return false }
    return true
  }

  private func example(of level: Span, _ run: Run) -> String { "among \(run.text(of: level))" }
}
