package import Answers
import Claims
package import Language
import Observations
package import Texts

/// `conflicts`: numbers in print that cannot all be right.
package struct Conflicts: Verb {
  package let name = "conflicts"
  package let summary = "numbers in print that cannot all be right, in the smallest sets"
  package let usage = "conflicts [DOCUMENT | NAME …]"
  package let example = "conflicts primorsky"
  package let kind = VerbKind.plain
  /// How many sets of one conflict are shown.
  private static let mostSets = 2

  package init() {}

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    var answer = try listed(call, run)
    answer.surveyed = Array(run.cube.rows)
    return answer
  }

  private func listed(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let scope = try ConflictScope(call, run)
    let system = run.constraints.system
    let groups = run.constraints.conflicts.enumerated().map { number, group in
      (
        number: number,
        sets: group.sets.filter { set in set.prints.contains { scope.fits(system.prints[$0]) } }
      )
    }.filter { !$0.sets.isEmpty }
    guard !groups.isEmpty else {
      return Answer(
        sentence: "no printed numbers\(scope.words) contradict one another", reading: scope.reading(name))
    }
    var rows: [Table.Row] = []
    var cells: [Int] = []
    var hidden = 0
    for (number, sets) in groups {
      for (place, set) in sets.prefix(Conflicts.mostSets).enumerated() {
        let label = sets.count == 1 ? "\(number + 1)" : "\(number + 1).\(place + 1)"
        for (at, print) in set.prints.enumerated() {
          rows.append(row(at == 0 ? label : "", system.prints[print], run))
          cells += system.prints[print].rows
        }
      }
      hidden += max(0, sets.count - Conflicts.mostSets)
    }
    let count = Wording.count(groups.count, "conflict")
    var answer = Answer(
      sentence:
        "\(count)\(scope.words): the numbers of a set cannot all be right; without any one of them the others can",
      reading: scope.reading(name),
      table: Table(
        columns: [
          .init("Set", isNumeric: false), .init("Printed", isNumeric: false), .init("What", isNumeric: false),
          .init("Period", isNumeric: false), .init("Place", isNumeric: false),
        ], rows: rows),
      cells: cells)
    if hidden > 0 {
      answer.notes.append("the same conflicts show in \(Wording.count(hidden, "set")) more, of other numbers")
    }
    answer.notes.append(
      "\(command: (["repairs"] + [scope.reading("")]).filter { !$0.isEmpty }.text(with: " ")) shows which single edits would reconcile them"
    )
    return answer
  }

  private func row(_ label: String, _ print: ConstraintPrint, _ run: Run) -> Table.Row {
    guard let row = print.rows.first else {
      return Table.Row([
        .text(label), .printed(print.statement?.phrase ?? ""), .text("said of two numbers"), .text(""),
        .text(run.placeText(print.place)),
      ])
    }
    return Table.Row([
      .text(label), run.countedCell(row), .text(run.described(row)), .text(run.periodText(print.rows)),
      .text(run.placeText(print.place)),
    ])
  }
}
