/// A hedge word and the range it admits around a printed number. THE table is `Hedge.all`; a new hedge is one row.
///
/// Example: `Hedge.named("almost")`, of 18 %, admits [17, 18], and up to 18.5 as borderline.
package struct Hedge: Hashable, Sendable {
  /// The first spelling.
  package let name: String
  /// Every spelling, in lower case with single spaces; hyphens are read as spaces.
  package let words: [String]
  /// What it means, in one sentence for readers.
  package let summary: String
  package let rule: Rule

  /// Half a printed unit is written u/2, the unit of the last significant digit u_s.
  package enum Rule: Hashable, Sendable {
    /// v ± u_s, at most ± 10 % of v, at least the printed interval; a range, widened by u_s/2 at both ends.
    case about
    /// w = min(max(u_s, 5 % of v), 10 % of v): from v − w to v; up to v + u/2 borderline.
    case almost
    /// Above v.
    case moreThan
    /// Below v.
    case lessThan
    /// v or below.
    case atMost
    /// v or above.
    case atLeast
    /// A fraction in words: ± 2.5 percentage points, with "about" ± 5.
    case fraction(Rational, about: Bool)
    /// A ratio of 1.9 to 2.1.
    case doubled
    /// A ratio above 2.
    case moreThanDoubled
    /// A ratio of 1/n, for a printed n.
    case timesLess
  }

  private init(_ words: String..., means summary: String, _ rule: Rule) {
    name = words.first ?? ""
    self.words = words
    self.summary = summary
    self.rule = rule
  }

  /// The table, in the order readers see it.
  package static let all: [Hedge] =
    [
      Hedge(
        words: aboutWords + ["approximate"],
        summary:
          "within one unit of the last significant digit, at most 10 % away, at least what the number itself may mean",
        rule: .about),
      Hedge(
        "almost", "nearly", "approached", "approaching", "approaches",
        means:
          "below by one unit of the last significant digit or 5 %, at most 10 %; up to half a unit above is borderline",
        .almost),
      Hedge(
        "more than", "over", "exceeded", "exceeds", "exceed", "exceeding", means: "above the number",
        .moreThan),
      Hedge(
        "less than", "under", "fewer than", "did not attain", "does not attain", "not attain",
        means: "below the number", .lessThan),
      Hedge(
        "at most", "up to", "does not exceed", "did not exceed", "not exceed", "do not exceed",
        "not exceeding",
        "no more than",
        "not more than",
        means: "the number or below", .atMost),
      Hedge("at least", "no less than", "not less than", means: "the number or above", .atLeast),
    ] + fractions.map { $0.hedge(about: false) } + fractions.map { $0.hedge(about: true) } + [
      Hedge("doubled", "double", "twice", means: "a ratio of 1.9 to 2.1", .doubled),
      Hedge(
        "more than double", "more than doubled", "more than twice", "over twice",
        means: "a ratio above 2", .moreThanDoubled),
      Hedge("times less", "n times less", means: "a ratio of one to the number", .timesLess),
    ]

  /// The fractions that stand alone, each with its spellings; "about" may stand before any of them.
  private static let fractions = [
    Fraction(1, 2, "half", "a half", "one half"), Fraction(1, 3, "third", "a third", "one third"),
    Fraction(1, 4, "quarter", "a quarter", "one quarter"), Fraction(1, 5, "fifth", "a fifth", "one fifth"),
    Fraction(2, 3, "two thirds"), Fraction(3, 4, "three quarters"),
  ]

  private struct Fraction {
    let n, d: Int
    let words: [String]

    init(_ n: Int, _ d: Int, _ words: String...) {
      (self.n, self.d) = (n, d)
      self.words = words
    }

    func hedge(about: Bool) -> Hedge {
      let spellings = about ? Hedge.aboutWords.flatMap { word in words.map { word + " " + $0 } } : words
      return Hedge(
        words: spellings, summary: "\(n)/\(d), within \(about ? "5" : "2.5") percentage points",
        rule: .fraction(Rational(n, d) ?? .zero, about: about))
    }
  }

  private static let aboutWords = ["about", "around", "approximately", "roughly", "circa", "some"]

  private init(words: [String], summary: String, rule: Rule) {
    name = words.first ?? ""
    self.words = words
    self.summary = summary
    self.rule = rule
  }

  /// Whether the words name their own number ("half", "doubled"), so that none is printed beside them.
  package var standsAlone: Bool {
    switch rule {
    case .fraction, .doubled, .moreThanDoubled: true
    case .about, .almost, .moreThan, .lessThan, .atMost, .atLeast, .timesLess: false
    }
  }
}

// Finding a hedge in text. ASCII case, runs of blanks and hyphens do not matter: "Less-than" is "less than".
extension Hedge {
  /// The hedge with that spelling; nil if there is none.
  package static func named(_ text: String) -> Hedge? {
    let wanted = normalised(text)
    let length = wanted.utf8.count
    return all.first { hedge in hedge.words.contains { $0.utf8.count == length && $0 == wanted } }
  }

  /// The longest hedge that a run of words begins with, and how many words it takes.
  /// Example: ["more", "than", "double", "the"] → "more than double", 3.
  package static func leading(_ words: some Sequence<String>) -> (hedge: Hedge, count: Int)? {
    var longest: (hedge: Hedge, count: Int)?
    var run: [String] = []
    for word in words.prefix(mostWords) {
      run.append(word)
      if let hedge = named(run.joined(separator: " ")) { longest = (hedge, run.count) }
    }
    return longest
  }

  private static let mostWords =
    all.flatMap { $0.words.map { $0.utf8.count { $0 == UInt8(ascii: " ") } + 1 } }.max() ?? 0

  private static func normalised(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "\t"), UInt8(ascii: "\n"):
        if let last = bytes.last, last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
      case 65...90: bytes.append(byte + 32)
      default: bytes.append(byte)
      }
    }
    if bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
