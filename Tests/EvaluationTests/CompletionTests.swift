import Importing
import Observations
@testable import Evaluation
import Support
import Testing
import Texts
import Verbs

@Suite struct Scratch {
  @Test func scratch() throws {
    let session = Session(in: Asking.world)
    for line in [
      "", "sh", "share ", "share jap", "share japan ", "share japan in ", "share japan in f", "share japan in FEFD 20", "share japan in FEFD ", "share FEFD in ", "share moscow in ", "share moscow r",
      "share manu", "total ", "total far ea", "total дал", "total д", "show from japan by ", "show from japan by district, ", "show sectors in ", "show ", "ratio FEFD ", "ratio FEFD to ", "check share japan in ",
      "let x = sh", "check total FEFD = ", "group east = fe", "use from ja", "use from japan, 20", "total investor:", "total investor:ja", "total \"far", "total SF", "growth direct stock from japan in russia ",
      "growth direct stock from japan in russia 2004..", "trend ", "share (FEFD, ", "share japan in un", "top 3 ", "show table ", "show with ", "total FEFD in", "share united ", "total U", "rank moscow among ", "compare FEFD, ", "total FEFD source ", "share japan in FEFD 2012 # sh",
    ] {
      let clock = ContinuousClock()
      var found = Completions(replacing: 0..<0, candidates: [])
      let time = clock.measure { found = Completions.candidates(for: line, at: line.utf8.count, in: session) }
      print("[\(line)] \(time) \(found.replacing) " + found.candidates.map { "\($0.text)|\($0.description.prefix(20))" }.joined(separator: ";"))
    }
  }
}
