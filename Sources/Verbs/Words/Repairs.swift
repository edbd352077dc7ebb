package import Answers
import Claims
package import Language
import Observations
package import Texts

/// `repairs`: single edits of printed numbers that would reconcile them. None of them is said to be true, and none is made.
package struct Repairs: Verb {
  package let name = "repairs"
  package let summary = "single edits that would reconcile numbers in print; none is said to be true"
  package let usage = "repairs [DOCUMENT | NAME …]"
  package let example = "repairs primorsky"
  package let kind = VerbKind.plain
  /// How many edits are shown.
  private static let most = 24

  package init() {}

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    var answer = try listed(call, run)
    answer.surveyed = Array(run.cube.rows)
    return answer
  }

  private func listed(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let scope = try ConflictScope(call, run)
    let constraints = run.constraints
    let system = constraints.system
    let inScope = constraints.conflicts.filter { group in
      group.prints.contains { scope.fits(system.prints[$0]) }
    }
    let prints = Set(inScope.flatMap(\.prints))
    let found = constraints.repairs.filter { repair in repair.edits.contains { prints.contains($0.print) } }
    guard !inScope.isEmpty else {
      return Answer(
        sentence: "no printed numbers\(scope.words) contradict one another, so there is nothing to reconcile",
        reading: scope.reading(name))
    }
    guard !found.isEmpty else {
      return Answer(
        sentence: "no single edit would reconcile the numbers\(scope.words)", reading: scope.reading(name))
    }
    let shown = found.prefix(Repairs.most)
    var answer = Answer(
      sentence:
        "\(Wording.count(found.count, "single edit"))\(scope.words) would reconcile printed numbers; that does not make any of them true",
      reading: scope.reading(name),
      table: Table(
        columns: [
          .init("Printed", isNumeric: false), .init("Would reconcile", isNumeric: false),
          .init("Edit", isNumeric: false), .init("Sets cleared", isNumeric: false),
          .init("What", isNumeric: false),
          .init("Place", isNumeric: false),
        ], rows: shown.flatMap { rows($0, system, run) }),
      cells: shown.flatMap { repair in repair.edits.flatMap { system.prints[$0.print].rows } })
    if found.count > shown.count {
      let rest = found.dropFirst(shown.count)
      let clearsFewer = rest.allSatisfy { $0.cleared < shown.last?.cleared ?? 0 }
      answer.notes.append(
        "\(Wording.count(rest.count, "edit")) that clear \(clearsFewer ? "fewer" : "no more") sets are not shown"
      )
    }
    return answer
  }

  private func rows(_ repair: Repair, _ system: ConstraintSystem, _ run: Run) -> [Table.Row] {
    repair.edits.enumerated().compactMap { place, edit in
      let print = system.prints[edit.print]
      guard let row = print.rows.first else { return nil }
      let cleared = "\(repair.cleared)" + (repair.clearsAll ? ", all" : "")
      return Table.Row([
        run.countedCell(row), .printed(edit.printed), .text(place == 0 ? repair.kind.words : "with it"),
        .text(place == 0 ? cleared : ""), .text(run.described(row)), .text(run.placeText(print.place)),
      ])
    }
  }
}

extension SlipKind {
  /// What the edit does.
  fileprivate var words: String {
    switch self {
    case .numbersSwapped: "two numbers swapped"
    case .multiplier: "another multiplier"
    case .digitsSwapped: "two digits swapped"
    case .pointMoved: "the point moved"
    case .digitDropped: "a digit dropped"
    case .digitChanged: "a digit changed"
    case .digitInserted: "a digit put in"
    case .cellsSwapped: "two cells swapped"
    }
  }
}
