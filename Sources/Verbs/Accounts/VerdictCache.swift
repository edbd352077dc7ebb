import Synchronization

/// The claims of all documents, and what became of those that were asked for. Both depend on the data alone, as long as
/// nothing is supposed.
final class VerdictCache: Sendable {
  private struct Kept: Sendable {
    var claims: [PrintedClaim]?
    var assessed: [Int: AssessedClaim] = [:]
    var sides: [Int: RelationSides] = [:]
  }

  private let kept = Mutex(Kept())

  /// The claims in the order of print; listed when first asked for.
  func claims(_ list: () -> [PrintedClaim]) -> [PrintedClaim] {
    if let claims = kept.withLock({ $0.claims }) { return claims }
    let claims = list()
    kept.withLock { $0.claims = claims }
    return claims
  }

  /// What became of a claim, by its number.
  func assessed(_ number: Int) -> AssessedClaim? { kept.withLock { $0.assessed[number] } }

  /// What the sides of a claim about several numbers come to, by its number.
  func sides(_ number: Int) -> RelationSides? { kept.withLock { $0.sides[number] } }

  func keep(_ sides: RelationSides, of number: Int) { kept.withLock { $0.sides[number] = sides } }

  func keep(_ claims: [AssessedClaim]) {
    kept.withLock { kept in
      for claim in claims { kept.assessed[claim.claim.number] = claim }
    }
  }
}
