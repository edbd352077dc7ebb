/// What a number counts or measures. Amounts are in base units of their currency, per cent as printed (18 for 18 %).
package enum Unit: Hashable, Sendable {
  /// An amount in the currency with that code: "USD".
  case currency(String)
  case percent
  /// Percentage points: the difference of two percentages.
  case points
  /// A plain number or multiple: 31-fold is 31.
  case ratio
  /// A place in an order, from 1.
  case rank
  /// A number of things; the noun, where it is known: "regions".
  case count(String?)
  /// A series with 100 in its base period; the period: "2004".
  case index(String)
  /// A compound rate of growth.
  case percentAYear

  /// A short name: "USD", "%", "points", "% a year", "regions", "2004 = 100"; empty for plain numbers.
  package var name: String {
    switch self {
    case .currency(let code): code
    case .percent: "%"
    case .points: "points"
    case .ratio: ""
    case .rank: "rank"
    case .count(let noun): noun ?? ""
    case .index(let base): base.isEmpty ? "" : "\(base) = 100"
    case .percentAYear: "% a year"
    }
  }

  /// What a hedge's `unitIsPercent` asks: whether 1 is a hundredth.
  package var isPercent: Bool {
    switch self {
    case .percent, .points, .percentAYear: true
    case .currency, .ratio, .rank, .count, .index: false
    }
  }

  package var isAmount: Bool {
    if case .currency = self { true } else { false }
  }
}

/// The unit of a product or quotient, and what the bare result is multiplied by to be in it.
/// Example: per cent × USD is USD with factor 1/100.
package struct DerivedUnit: Hashable, Sendable {
  package let unit: Unit
  package let factor: Rational

  package init(_ unit: Unit, factor: Rational = .one) {
    self.unit = unit
    self.factor = factor
  }
}

// What may be computed with what; nil is a mismatch. Whether two percentages share a base is not known here.
extension Unit {
  /// The unit of a sum. Example: USD + USD is USD; USD + JPY is nil.
  package static func sum(_ a: Unit, _ b: Unit) -> Unit? {
    switch (a, b) {
    case (.currency(let x), .currency(let y)): x == y ? a : nil
    case (.percent, .percent), (.percent, .points), (.points, .percent): .percent
    case (.points, .points): .points
    case (.ratio, .ratio): .ratio
    case (.count(let x), .count(let y)): commonNoun(x, y)
    case (.percentAYear, .points), (.points, .percentAYear): .percentAYear
    default: nil
    }
  }

  /// The unit of a − b. Example: per cent − per cent is percentage points; ranks differ by a count.
  package static func difference(_ a: Unit, _ b: Unit) -> Unit? {
    switch (a, b) {
    case (.percent, .percent), (.percentAYear, .percentAYear): .points
    case (.points, .percent), (.points, .percentAYear): nil
    case (.rank, .rank): .count(nil)
    case (.index(let x), .index(let y)): x == y ? .points : nil
    default: sum(a, b)
    }
  }

  /// The unit of a × b. Example: per cent × USD is USD with factor 1/100.
  package static func product(_ a: Unit, _ b: Unit) -> DerivedUnit? {
    switch (a, b) {
    case (.rank, _), (_, .rank): nil
    case (.ratio, let other), (let other, .ratio): DerivedUnit(other)
    case (.percent, let other), (let other, .percent):
      other == .percentAYear ? nil : DerivedUnit(other, factor: .powerOfTen(-2))
    case (.count, .currency), (.currency, .count): DerivedUnit(a.isAmount ? a : b)
    default: nil
    }
  }

  /// The unit of a ÷ b. Example: USD ÷ USD is a ratio; USD ÷ per cent is USD with factor 100; USD ÷ count is USD each.
  package static func quotient(_ a: Unit, by b: Unit) -> DerivedUnit? {
    switch (a, b) {
    case (.rank, _), (_, .rank): nil
    case (.currency(let x), .currency(let y)), (.index(let x), .index(let y)):
      x == y ? DerivedUnit(.ratio) : nil
    case (.count(let x), .count(let y)): commonNoun(x, y).map { _ in DerivedUnit(.ratio) }
    case (.percent, .percent), (.points, .points), (.points, .percent), (.percentAYear, .percentAYear):
      DerivedUnit(.ratio)
    case (_, .ratio): DerivedUnit(a)
    case (.currency, .count): DerivedUnit(a)
    case (.currency, .percent), (.ratio, .percent), (.count, .percent): DerivedUnit(a, factor: .hundred)
    default: nil
    }
  }

  /// Counts go together where their nouns agree or one is not known.
  private static func commonNoun(_ x: String?, _ y: String?) -> Unit? {
    guard let x, let y else { return .count(x ?? y) }
    return x == y ? .count(x) : nil
  }
}
