package import Answers
package import Language
package import Texts

/// `max LEVEL …`: the largest member.
package struct Max: Verb {
  package let name = "max"
  package let summary = "the largest member of a level"
  package let usage = "max LEVEL NAMES [PERIOD] [where > VALUE]"
  package let example = "max district from japan 2012"

  package func need(hasLevel: Bool) -> Need { hasLevel ? .order : .anything }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    try RankTable(call, try ItemReader.items(call.atoms, run), word: name, run).answer()
  }
}
