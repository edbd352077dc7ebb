package import Answers
package import Language
package import Texts

/// `min LEVEL …`: the smallest member.
package struct Min: Verb {
  package let name = "min"
  package let summary = "the smallest member of a level"
  package let usage = "min LEVEL NAMES [PERIOD] [where > VALUE]"
  package let example = "min district from all investors 2012"

  package func need(hasLevel: Bool) -> Need { hasLevel ? .order : .anything }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    try RankTable(call, try ItemReader.items(call.atoms, run), word: name, run).answer()
  }
}
