package import Answers
package import Language
package import Texts

/// `rank LEVEL …`, `rank NAME among LEVEL …`: the order by size.
package struct Rank: Verb {
  package let name = "rank"
  package let summary = "the members of a level by size, or one member's place among them"
  package let usage = "rank LEVEL NAMES [PERIOD] [where > VALUE] | rank NAME among LEVEL NAMES [PERIOD]"
  package let example = "rank districts from japan 2012"

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let items = try ItemReader.items(call.atoms, run)
    if let cut = items.firstIndex(where: { if case .preposition("among", _) = $0 { true } else { false } }) {
      return try RankAmong(call, Array(items[..<cut]), Array(items[(cut + 1)...]), run).answer()
    }
    return try RankTable(call, items, word: name, run).answer()
  }
}
