package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `claims`: every printed number with what the others make of it.
package struct ClaimList: Verb {
  package let name = "claims"
  package let summary = "every printed number and what the others make of it"
  package let usage =
    "claims [DOCUMENT] [section NAME] [prose | tables | table N] [NAME …] [PERIOD] [VERDICT]"
  package let example = "claims japan-canada-1990 prose"
  package let kind = VerbKind.plain

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let asked = try ClaimsAsked(call, run)
    let found = try run.assessed(try asked.claims(run)).filter { asked.admits($0, run) }
    guard !found.isEmpty else { throw try asked.refusal(run) }
    return answer(found, asked, run)
  }

  private func answer(_ found: [AssessedClaim], _ asked: ClaimsAsked, _ run: Run) -> Answer {
    let place = asked.words(run)
    let counts = Verdict.allCases.compactMap { verdict -> String? in
      let count = found.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(count) \(verdict.rawValue)"
    }
    let conflicts = found.count { $0.isInConflict }
    var answer = Answer(
      sentence: Phrase(
        "\(Wording.count(found.count, "claim"))\(place.isEmpty ? "" : " \(place)"): \(counts.text(with: ", "))"
      ),
      table: Table(
        columns: [
          .init("Claim"), .init("Line"), .init("Phrase", isNumeric: false),
          .init("Published", isNumeric: false), .init("Recomputed"), .init("Verdict", isNumeric: false),
        ],
        rows: rows(found, run)))
    if conflicts > 0 {
      answer.notes = [
        "\(Wording.count(conflicts, "claim")) in a conflict: \(command: "conflicts") lists the sets"
      ]
    }
    answer.cells = found.flatMap(\.cells)
    answer.surveyed = Array(run.cube.rows)
    return answer
  }

  /// The claims in order; where there are several documents, each under the name of its own.
  private func rows(_ found: [AssessedClaim], _ run: Run) -> [Table.Row] {
    let isMixed = found.contains { $0.claim.place.publication != found[0].claim.place.publication }
    var rows: [Table.Row] = []
    var last: Int?
    for assessed in found {
      let publication = assessed.claim.place.publication
      if isMixed, publication != last {
        last = publication
        let id = run.publication(assessed.claim.place)?.id ?? ""
        rows.append(Table.Row(.total, [.text(""), .text(""), .text(id), .text(""), .text(""), .text("")]))
      }
      rows.append(row(assessed, run))
    }
    return rows
  }

  private func row(_ assessed: AssessedClaim, _ run: Run) -> Table.Row {
    let printed = assessed.row.map { run.printedCell($0) } ?? .printed(assessed.claim.relation?.printed ?? "")
    return Table.Row([
      .text(String(assessed.claim.number)), .text(String(assessed.claim.place.line)),
      .text(run.phraseText(assessed)), printed, run.recomputedCell(assessed),
      .text((assessed.isInConflict ? "conflict, " : "") + assessed.verdict.rawValue),
    ])
  }
}
