package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `claim N`: one printed number, and step by step what the others make of it.
package struct SingleClaim: Verb {
  package let name = "claim"
  package let summary = "one printed number, and what the others make of it step by step"
  package let usage = "claim NUMBER | claim ID [of DOCUMENT]"
  package let example = "claim p62-2 of ershova-2014"
  package let kind = VerbKind.plain

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let claim = try ClaimName(call, example: example).find(run)
    guard let assessed = try run.assessed([claim]).first else {
      throw Diagnostic(.noData, "nothing is known of this claim", at: call.span)
    }
    var answer = Answer()
    if let relation = claim.relation {
      answer.sentence = Phrase(relation.paraphrase)
      answer.headline = relation.quantity
    } else if let row = assessed.row {
      answer.sentence = Phrase(run.described(row))
      answer.headline = run.figures.figure(.cell(row), unit: run.figures.unit(of: row)).map {
        run.quantity($0)
      }
    }
    answer.evidence = answer.headline.map { [Evidence(.published, $0, place: claim.place)] } ?? []
    answer.evidence += run.evidence(assessed)
    answer.reading = "claim \(claim.id) of \(run.publication(claim.place)?.id ?? "")"
    answer.paragraphs = run.account(of: assessed)
    if claim.rows.count > 1 { answer.table = table(assessed, run) }
    answer.cells = assessed.cells
    answer.surveyed = Array(run.cube.rows)
    answer.notes = run.notes(on: claim.rows)
    if assessed.restsOnFigure(run) {
      answer.notes.append("it rests on a figure whose numbers the text does not print")
    }
    if assessed.isInConflict {
      answer.notes.append(
        "it stands in a conflict: \(command: "conflicts") lists the numbers that cannot all be right")
    }
    return answer
  }

  /// A number that stands on several keys, key by key.
  private func table(_ assessed: AssessedClaim, _ run: Run) -> Table {
    Table(
      columns: [
        .init("What", isNumeric: false), .init("Period", isNumeric: false), .init("Recomputed"),
        .init("Verdict", isNumeric: false),
      ],
      rows: assessed.claim.rows.enumerated().map { place, row in
        let assessment = assessed.assessments[place]
        return Table.Row([
          .text(run.keyWords(row)), .text(run.periodText([row])),
          run.recomputedCell(assessment, row), .text(assessment.verdict.rawValue),
        ])
      })
  }
}

/// How a claim is called: by its number among all, or by its id and its document.
private struct ClaimName {
  private let text: String
  private let document: (id: String, span: Span)?
  private let span: Span

  init(_ call: Call, example: String) throws(Diagnostic) {
    span = call.argumentSpan
    var atoms = call.atoms[...]
    switch atoms.first {
    case .number(let number, _)?: text = number
    case .word(let word, _)?: text = Names.folded(word)
    default:
      throw Diagnostic(
        .missingArgument, "\(quoted: "claim") needs the number or the id of a claim", at: call.argumentSpan,
        hint: "write \(command: example); \(command: "claims") lists them")
    }
    atoms = atoms.dropFirst()
    if atoms.first?.bareWord.map({ Names.folded($0) }) == "of" { atoms = atoms.dropFirst() }
    document = atoms.first.flatMap { atom in atom.bareWord.map { ($0, atom.span) } }
    if let extra = atoms.dropFirst().first ?? (document == nil ? atoms.first : nil) {
      throw Diagnostic(
        .surplusArgument, "\(quoted: "claim") takes one claim and its document", at: extra.span,
        hint: "write \(command: example)")
    }
  }

  func find(_ run: Run) throws(Diagnostic) -> PrintedClaim {
    let all = run.printedClaims()
    let publication = document.flatMap { run.document(named: $0.id) }
    if let document, publication == nil {
      throw Diagnostic(
        .unknownName, "no document \(quoted: document.id)", at: document.span,
        hint: "\(command: "list documents") shows what there is")
    }
    if document == nil, let number = Int(text), let claim = all.first(where: { $0.number == number }) {
      return claim
    }
    let found = all.filter { claim in
      Names.folded(claim.id) == text
        && publication.map { $0 == claim.place.publication } ?? true
    }
    if found.count > 1 {
      throw Diagnostic(
        .ambiguousName, "\(quoted: text) is a claim of several documents", at: span, hint: "name one",
        commands: found.map { "claim \($0.id) of \(run.publication($0.place)?.id ?? "")" })
    }
    guard let claim = found.first else {
      throw Diagnostic(
        .unknownName, "no claim \(quoted: text)", at: span,
        hint: "\(command: "claims") lists the \(number: String(all.count)) there are")
    }
    return claim
  }
}

extension StatedRelation {
  /// The printed number with its unit; nothing where none is printed.
  fileprivate var quantity: Quantity? {
    guard let value, !["YEAR", "YEARS"].contains(unit) else { return nil }
    return Quantity(
      unit: unit == "RATIO" ? .ratio : Figures.unit(unit), point: value.point, interval: value.interval,
      scale: Scale(exponent: value.multiplier) ?? .units, decimals: value.decimals, kind: .printed,
      printed: value.text, hedge: hedge)
  }
}
