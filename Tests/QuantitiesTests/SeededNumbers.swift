import Quantities

/// Random numbers that are the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A fraction of any size: small, near the ends of Int, or far beyond it.
  mutating func rational() -> Rational {
    let n = whole()
    let d = whole()
    let fraction = Rational(n, d) ?? Rational(n)
    switch UInt8.random(in: 0..<8, using: &self) {
    case 0: return fraction * huge
    case 1: return fraction.divided(by: huge) ?? fraction
    default: return fraction
    }
  }

  /// Small, medium or near the ends of Int.
  mutating func whole() -> Int {
    switch UInt8.random(in: 0..<8, using: &self) {
    case 0: Int.random(in: .min ... .min + 3, using: &self)
    case 1: Int.random(in: .max - 3 ... .max, using: &self)
    case 2: Int.random(in: .min ... .max, using: &self)
    case 3, 4: Int.random(in: -1_000_000_000...1_000_000_000, using: &self)
    default: Int.random(in: -12...12, using: &self)
    }
  }

  mutating func interval() -> Interval { Interval(low: rational(), high: rational()) }

  /// A number of the interval, its ends now and then.
  mutating func number(in interval: Interval) -> Rational {
    let part = Int.random(in: 0...8, using: &self)
    return interval.low + interval.width * q(part, 8)
  }

  /// A canonical decimal text.
  mutating func decimal(digits: ClosedRange<Int> = 1...24) -> String {
    func run(_ seeded: inout Seeded, _ count: ClosedRange<Int>) -> String {
      let length = Int.random(in: count, using: &seeded)
      return String((0..<length).map { _ in "0012345678990".randomElement(using: &seeded) ?? "0" })
    }
    let sign = Bool.random(using: &self) ? "-" : ""
    let point = Bool.random(using: &self) ? "." + run(&self, 1...6) : ""
    return sign + run(&self, digits) + point
  }
}

/// Big enough to leave machine words, whatever it multiplies.
let huge = Rational.powerOfTen(60) + .one

/// n/d for a d that is not zero.
func q(_ n: Int, _ d: Int = 1) -> Rational { Rational(n, d) ?? .zero }

/// A decimal literal: d("6.33"). Zero for a text that is none, which fails whatever it is compared with.
func d(_ text: String) -> Rational { Rational(decimal: text) ?? .zero }

/// [low, high] of decimal literals.
func i(_ low: String, _ high: String) -> Interval { Interval(low: d(low), high: d(high)) }
