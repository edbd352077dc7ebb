/// What amounts are shown in: a power of ten with a name. Example: `Scale("bn")` is `Scale.billion`, named "bln".
package struct Scale: Hashable, Sendable {
  /// The canonical name; empty for plain units.
  package let name: String
  /// The power of ten: 6 for millions.
  package let exponent: Int
  /// Every spelling but the name, in lower case.
  package let spellings: [String]

  package static let units = Scale("", 0, ["units", "unit"])
  package static let thousand = Scale("thousand", 3, ["thousands", "thsd", "k"])
  package static let million = Scale("mln", 6, ["million", "millions", "m", "mn"])
  package static let billion = Scale("bln", 9, ["billion", "billions", "bn"])
  package static let trillion = Scale("trln", 12, ["trillion", "trillions"])

  /// Smallest first.
  package static let all = [units, thousand, million, billion, trillion]

  private init(_ name: String, _ exponent: Int, _ spellings: [String]) {
    self.name = name
    self.exponent = exponent
    self.spellings = spellings
  }

  /// The scale with that spelling, in any ASCII case; nil if there is none.
  package init?(_ spelling: String) {
    let lowered = String(decoding: spelling.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
    let found = Scale.all.first { scale in
      scale.spellings.contains(lowered) || (lowered == scale.name && !lowered.isEmpty)
    }
    guard let found else { return nil }
    self = found
  }

  /// The scale of that power of ten; nil if it has no name.
  package init?(exponent: Int) {
    switch exponent {
    case 0: self = .units
    case 3: self = .thousand
    case 6: self = .million
    case 9: self = .billion
    case 12: self = .trillion
    default: return nil
    }
  }

  package static func == (a: Scale, b: Scale) -> Bool { a.exponent == b.exponent }

  package func hash(into hasher: inout Hasher) { hasher.combine(exponent) }

  /// 10^exponent.
  package var factor: Rational { .powerOfTen(exponent) }

  /// The largest scale in which the amount is at least 1; units for anything smaller.
  package static func fitting(_ amount: Rational) -> Scale {
    all.last { $0.factor <= amount.magnitude } ?? .units
  }
}
