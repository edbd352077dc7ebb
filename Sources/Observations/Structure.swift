/// What a dimension does in a statistic of investment. The language speaks of roles; a publication's card says which
/// of its dimensions plays which.
package enum Role: String, CaseIterable, Sendable {
  case investor, host, sector, measure, coverage, period, unit, base, source, side

  /// Its place among the roles.
  var order: Int {
    switch self {
    case .investor: 0
    case .host: 1
    case .sector: 2
    case .measure: 3
    case .coverage: 4
    case .period: 5
    case .unit: 6
    case .base: 7
    case .source: 8
    case .side: 9
    }
  }
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

  /// Whether its codes come from a code list, among others.
  package func takes(_ list: String) -> Bool {
    switch role {
    case .investor, .host: list == "areas" || list == "entities"
    case .sector: list == "sectors"
    case .measure: list == "measures"
    case .coverage: list == "coverages"
    case .period: list == "periods"
    case .unit: list == "units"
    case .base: list == "bases"
    case .source: list == "sources"
    case .side: list == "sides"
    case nil: list == id
    }
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
  /// The dimensions without a role.
  package let others: [Int]
  /// For each code list the roles of the dimensions that take it.
  private let takers: [(list: String, roles: [Role])]
  /// The dimension of each role; −1 where there is none.
  private let places: [Int]

  package init(_ dimensions: [Dimension]) {
    self.dimensions = dimensions
    others = dimensions.indices.filter { dimensions[$0].role == nil }
    takers = Structure.takers(dimensions)
    places = Role.allCases.map { role in dimensions.firstIndex { $0.role == role } ?? -1 }
  }

  private static func takers(_ dimensions: [Dimension]) -> [(list: String, roles: [Role])] {
    var takers: [(list: String, roles: [Role])] = []
    for dimension in dimensions {
      guard let role = dimension.role else { continue }
      for list in dimension.lists {
        if let place = takers.firstIndex(where: { $0.list == list }) {
          takers[place].roles.append(role)
        } else {
          takers.append((list, [role]))
        }
      }
    }
    return takers
  }

  package static func == (a: Structure, b: Structure) -> Bool { a.dimensions == b.dimensions }

  package func hash(into hasher: inout Hasher) { hasher.combine(dimensions) }

  /// The roles that a code of a list may play, in the order of the dimensions.
  package func roles(of list: String) -> [Role] {
    let length = list.utf8.count
    return takers.first { $0.list.utf8.count == length && $0.list == list }?.roles ?? []
  }

  /// The dimension that plays a role.
  package func place(of role: Role) -> Int? {
    let place = places[role.order]
    return place < 0 ? nil : place
  }
}
