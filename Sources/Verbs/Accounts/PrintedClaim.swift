import Answers
import Claims
import Observations
import Quantities

/// Something that a document claims: a printed number on a key, or a statement about several numbers. Its number counts
/// the claims of all documents in the order of print.
struct PrintedClaim {
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
  func printedClaims() -> [PrintedClaim] {
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
struct AssessedClaim {
  let claim: PrintedClaim
  /// One for each row, in order; one for a statement about several numbers.
  let assessments: [Assessment]
  /// What the two sides of a statement about several numbers come to.
  let sides: RelationSides?

  init(_ claim: PrintedClaim, _ assessor: Assessor, _ run: Run) {
    self.claim = claim
    if let relation = claim.relation {
      let sides = RelationSides(relation, run)
      self.sides = sides
      assessments = [sides.assessment]
    } else {
      sides = nil
      assessments = claim.rows.map { assessor.assess($0) }
    }
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
