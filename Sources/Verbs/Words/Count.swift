package import Answers
package import Language
package import Texts

/// `count LEVEL …`: how many members have a figure.
package struct Count: Verb {
  package let name = "count"
  package let summary = "how many members of a level have a figure"
  package let usage = "count LEVEL NAMES [PERIOD] [where > VALUE]"
  package let example = "count districts from japan 2012 where > 100 mln USD"

  package func need(hasLevel: Bool) -> Need { .anything }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    try RankTable(call, try ItemReader.items(call.atoms, run), word: name, run).answer()
  }
}
