import Answers
import Claims
import Observations
import Quantities
import Texts

/// Something that a document claims: a printed number on a key, or a statement about several numbers. Its number counts
/// the claims of all documents in the order of print.
final class PrintedClaim: Sendable {
  let number: Int
  /// `p62-2`, `c182-3`, or for a table's cell `t1-3-2`.
  let id: String
  let place: Place
  /// One for each key it stands on; none for a statement about several numbers.
  let rows: [Int]
  let relation: StatedRelation?

  init(_ number: Int, _ claim: (id: String, place: Place, rows: [Int], relation: StatedRelation?)) {
    self.number = number
    id = claim.id
    place = claim.place
    rows = claim.rows
    relation = claim.relation
  }
}

extension Run {
  /// Every claim of every document, in the order of print; on one line numbers on keys come first.
  func printedClaims() -> [PrintedClaim] { library.verdicts.claims(listedClaims) }

  private func listedClaims() -> [PrintedClaim] {
    let statements = figures.cube.statements
    var claims: [(id: String, place: Place, rows: [Int], relation: StatedRelation?)] = []
    for rows in printedNumbers(figures.cube.rows.filter({ !statements[$0].isBlank })) {
      claims.append((statements[rows[0]].id, statements[rows[0]].place, rows, nil))
    }
    for publication in catalogue.publications {
      for relation in publication.claims { claims.append((relation.id, relation.place, [], relation)) }
    }
    let sorted = claims.enumerated().sorted { left, right in
      let (a, b) = (left.element.place, right.element.place)
      return (a.publication, a.line, left.offset) < (b.publication, b.line, right.offset)
    }
    return sorted.enumerated().map { PrintedClaim($0.offset + 1, $0.element.element) }
  }
}

/// A claim with what the other numbers make of it.
final class AssessedClaim: Sendable {
  let claim: PrintedClaim
  /// One for each row, in order; one for a statement about several numbers.
  let assessments: [Assessment]
  /// What the two sides of a statement about several numbers come to.
  let sides: RelationSides?

  /// Whether one of its numbers stands in a set that cannot all be right.
  let isInConflict: Bool

  fileprivate init(_ claim: PrintedClaim, _ assessments: [Assessment], isInConflict: Bool) {
    self.claim = claim
    self.assessments = assessments
    self.isInConflict = isInConflict
    sides = nil
  }

  fileprivate init(_ claim: PrintedClaim, _ sides: RelationSides, isInConflict: Bool) {
    self.claim = claim
    self.sides = sides
    self.isInConflict = isInConflict
    assessments = [sides.assessment]
  }

  /// The place of the verdict that speaks for the claim: the gravest one.
  var leading: Int {
    let order = assessments.indices.sorted { left, right in
      (assessments[left].verdict.gravity, left) < (assessments[right].verdict.gravity, right)
    }
    return order.first ?? 0
  }

  var assessment: Assessment {
    assessments.indices.contains(leading)
      ? assessments[leading] : Assessment(.notCheckable, obstacle: .noData)
  }
  /// The row that the verdict is on; nothing for a statement about several numbers.
  var row: Int? { claim.rows.indices.contains(leading) ? claim.rows[leading] : nil }
  var verdict: Verdict { assessment.verdict }
  var cells: [Int] { claim.rows + assessments.flatMap { $0.recomputed?.cells ?? [] } }
}

extension AssessedClaim {
  /// Whether it rests on a drawing whose numbers the text does not print, so that at most its limits are known.
  func restsOnFigure(_ run: Run) -> Bool {
    guard [.notCheckable, .possible, .refutedByBound].contains(verdict) else { return false }
    let notes = claim.rows.map { run.figures.cube.statements[$0].note } + [claim.relation?.note ?? ""]
    return assessment.obstacle == .figureNotReproduced
      || notes.contains { note in note.split(separator: "|").contains { $0.hasPrefix("figure-") } }
  }
}

extension Run {
  /// What the other numbers make of claims.
  func assessed(_ claims: [PrintedClaim]) throws(Diagnostic) -> [AssessedClaim] {
    guard memory.suppositions.isEmpty else { return try assessedAnew(claims) }
    let cache = library.verdicts
    cache.keep(try assessedAnew(claims.filter { cache.assessed($0.number) == nil }))
    return claims.compactMap { cache.assessed($0.number) }
  }

  /// Claims that nothing gives are held against what bounds them.
  private func assessedAnew(_ claims: [PrintedClaim]) throws(Diagnostic) -> [AssessedClaim] {
    if claims.isEmpty { return [] }
    let assessor = Assessor(figures)
    var first: [[Assessment]] = []
    for claim in claims {
      try checkpoint()
      first.append(claim.rows.map { assessor.assess($0) })
    }
    let open = zip(claims, first).flatMap { claim, assessments in
      zip(claim.rows, assessments).filter { $0.1.mayBeBounded }.map(\.0)
    }
    var bounds: [Int: CellBounds] = [:]
    for (row, found) in zip(open, open.isEmpty ? [] : constraints.boundsWithoutOwn(open)) {
      bounds[row] = found
    }
    let disputed = constraints.conflictingRows
    var assessed: [AssessedClaim] = []
    for (claim, assessments) in zip(claims, first) {
      if let relation = claim.relation, let sides = try sides(of: claim) {
        assessed.append(AssessedClaim(claim, sides, isInConflict: disputes(relation)))
        continue
      }
      let settled = zip(claim.rows, assessments).map { row, assessment in
        bounds[row].flatMap { assessor.assess(row, within: $0) } ?? assessment
      }
      let isInConflict = claim.rows.contains { disputed.contains($0) }
      assessed.append(AssessedClaim(claim, settled, isInConflict: isInConflict))
    }
    return assessed
  }

  /// What the sides of a claim about several numbers come to; nothing for any other.
  func sides(of claim: PrintedClaim) throws(Diagnostic) -> RelationSides? {
    guard let relation = claim.relation else { return nil }
    let isKept = memory.suppositions.isEmpty
    if isKept, let sides = library.verdicts.sides(claim.number) { return sides }
    let sides = RelationSides(relation, self)
    // A side that was interrupted says nothing.
    try checkpoint()
    if isKept { library.verdicts.keep(sides, of: claim.number) }
    return sides
  }

  /// Whether a statement about two cells stands in a conflict.
  private func disputes(_ relation: StatedRelation) -> Bool {
    let prints = constraints.system.prints
    return constraints.conflicts.flatMap(\.prints).contains { print in
      prints[print].statement?.id == relation.id && prints[print].place == relation.place
    }
  }
}

extension Assessment {
  /// Whether nothing that is printed elsewhere gives the number, so that bounds may say something.
  fileprivate var mayBeBounded: Bool {
    obstacle == .noData || obstacle == .figureNotReproduced || obstacle == .otherSource
  }
}

extension Verdict {
  /// How much a reader must know of it, the most first.
  fileprivate var gravity: Int {
    switch self {
    case .refutedByBound: 0
    case .disagrees: 1
    case .hedgeFails: 2
    case .lastDigit: 3
    case .hedgeBorderline: 4
    case .agreesOtherReading: 5
    case .agreesTruncated: 6
    case .possible: 7
    case .agrees: 8
    case .hedgeHolds: 9
    case .confirmed: 10
    case .notCheckable: 11
    }
  }
}
