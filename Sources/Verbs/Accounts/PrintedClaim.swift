import Answers
import Claims
import Observations
import Quantities

/// A printed number as something that is claimed. Its number counts the claims of all documents in the order of print.
struct PrintedClaim {
  let number: Int
  /// `p62-2`, or for a table's cell `t1-3-2`.
  let id: String
  let place: Place
  /// One for each key it stands on.
  let rows: [Int]
}

extension Run {
  /// Every claim of every document, in the order of print.
  func printedClaims() -> [PrintedClaim] {
    let statements = figures.cube.statements
    let numbers = printedNumbers(figures.cube.rows.filter { !statements[$0].isBlank })
    return numbers.enumerated().map { place, rows in
      PrintedClaim(
        number: place + 1, id: statements[rows[0]].id, place: statements[rows[0]].place, rows: rows)
    }
  }
}

/// A claim with what the other numbers make of it.
struct AssessedClaim {
  let claim: PrintedClaim
  /// One for each row, in order.
  let assessments: [Assessment]

  init(_ claim: PrintedClaim, _ assessor: Assessor) {
    self.claim = claim
    assessments = claim.rows.map { assessor.assess($0) }
  }

  /// The row whose verdict speaks for the claim: the gravest one.
  var leading: Int {
    let order = assessments.indices.sorted { left, right in
      (assessments[left].verdict.gravity, left) < (assessments[right].verdict.gravity, right)
    }
    return order.first ?? 0
  }

  var verdict: Verdict {
    assessments.indices.contains(leading) ? assessments[leading].verdict : .notCheckable
  }
  var obstacle: Obstacle? { assessments.indices.contains(leading) ? assessments[leading].obstacle : nil }
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
