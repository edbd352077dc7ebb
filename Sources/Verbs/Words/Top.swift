package import Answers
package import Language
package import Texts

/// `top N LEVEL …`
package struct Top: Verb {
  package let name = "top"
  package let summary = "the largest members of a level"
  package let usage = "top N LEVEL NAMES [PERIOD] [where > VALUE]"
  package let example = "top 3 hosts for japan cumulative 1951..1989"

  package func need(hasLevel: Bool) -> Need { hasLevel ? .order : .anything }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    try RankTable(call, try ItemReader.items(call.atoms, run), word: name, run).answer()
  }
}
