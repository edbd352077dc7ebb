/// When a figure holds.
package enum Period: Hashable, Comparable, Sendable {
  case year(Int)
  /// One figure for several years together: `1951/1989`.
  case span(Int, Int)
  /// The end of a month: `2013-12`.
  case month(Int, Int)
  /// The text gives no date; several undated moments are numbered.
  case unstated(Int)

  /// Reads the text of a data file or a typed line.
  package init?(_ text: String) {
    guard let first = text.utf8.first, Period.begins(first) else { return nil }
    if let year = Period.year(text[...]) {
      self = .year(year)
    } else if text == "_U" || text == "unstated" {
      self = .unstated(0)
    } else if let count = Period.count(text, after: "_U") ?? Period.count(text, after: "unstated-") {
      self = .unstated(count)
    } else if let slash = text.firstIndex(of: "/"), let first = Period.year(text[..<slash]),
      let last = Period.year(text[text.index(after: slash)...]), first <= last
    {
      self = .span(first, last)
    } else if text.utf8.count == 7, text.dropFirst(4).first == "-", let year = Period.year(text.prefix(4)),
      let month = Period.digits(text.suffix(2)), (1...12).contains(month)
    {
      self = .month(year, month)
    } else {
      return nil
    }
  }

  /// A digit, `_` or `u`.
  private static func begins(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "u")
  }

  /// Plain digits: no sign, no blank.
  private static func digits(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  private static func year(_ text: Substring) -> Int? {
    guard text.utf8.count == 4, let year = digits(text), (1000...2999).contains(year) else { return nil }
    return year
  }

  /// From 1 to 999, without a zero in front.
  private static func count(_ text: String, after prefix: String) -> Int? {
    let rest = text.dropFirst(prefix.count)
    guard text.hasPrefix(prefix), (1...3).contains(rest.utf8.count), rest.first != "0" else { return nil }
    return digits(rest)
  }

  /// The text that can be typed back.
  package var text: String {
    switch self {
    case .year(let year): String(year)
    case .span(let first, let last): "\(first)/\(last)"
    case .month(let year, let month): "\(year)-\(month < 10 ? "0" : "")\(month)"
    case .unstated(let number): number == 0 ? "unstated" : "unstated-\(number)"
    }
  }

  /// As a sentence says it.
  package var phrase: String {
    switch self {
    case .year, .span: text
    case .month: "the end of \(text)"
    case .unstated(let number): number == 0 ? "an unstated date" : "an unstated date (\(number))"
    }
  }

  /// Whether the periods are years that follow one another.
  package static func areConsecutive(_ periods: [Period]) -> Bool {
    zip(periods, periods.dropFirst()).allSatisfy { one, next in
      if case .year(let year) = one, case .year(let other) = next { other == year + 1 } else { false }
    }
  }

  /// Whether they have years in common; a month is in its year, and an unstated date only in itself.
  package func overlaps(_ other: Period) -> Bool {
    if self == other { return true }
    guard let mine = years, let others = other.years else { return false }
    if case .month = self, case .month = other { return false }
    return mine.overlaps(others)
  }

  private var years: ClosedRange<Int>? {
    switch self {
    case .year(let year), .month(let year, _): year...year
    case .span(let first, let last): min(first, last)...max(first, last)
    case .unstated: nil
    }
  }

  private var order: (Int, Int, Int) {
    switch self {
    case .unstated(let number): (0, number, 0)
    case .year(let year): (1, year, 13)
    case .month(let year, let month): (1, year, month)
    case .span(let first, let last): (1, last, 100 + last - first)
    }
  }

  package static func < (left: Period, right: Period) -> Bool { left.order < right.order }
}
