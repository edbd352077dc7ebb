/// What a dimension does in a statistic of investment. The language speaks of roles; a publication's card says which
/// of its dimensions plays which.
package enum Role: String, CaseIterable, Sendable {
  case investor, host, sector, measure, coverage, period, unit, base, source, side
}

/// One dimension of a key.
package struct Dimension: Hashable, Sendable {
  package let id: String
  /// Nothing for a dimension that only a user's table has.
  package let role: Role?

  package init(id: String, role: Role?) {
    self.id = id
    self.role = role
  }

  /// The code lists its codes come from.
  package var lists: [String] {
    switch role {
    case .investor, .host: ["areas", "entities"]
    case .sector: ["sectors"]
    case .measure: ["measures"]
    case .coverage: ["coverages"]
    case .period: ["periods"]
    case .unit: ["units"]
    case .base: ["bases"]
    case .source: ["sources"]
    case .side: ["sides"]
    case nil: [id]
    }
  }
}

/// The ordered dimensions of a cube.
package struct Structure: Hashable, Sendable {
  package let dimensions: [Dimension]
  private let places: [Int]

  package init(_ dimensions: [Dimension]) {
    self.dimensions = dimensions
    places = Role.allCases.map { role in dimensions.firstIndex { $0.role == role } ?? -1 }
  }

  /// The dimension that plays a role.
  package func place(of role: Role) -> Int? {
    guard let order = Role.allCases.firstIndex(of: role), places[order] >= 0 else { return nil }
    return places[order]
  }

  /// The dimensions without a role.
  package var others: [Int] { dimensions.indices.filter { dimensions[$0].role == nil } }
}
