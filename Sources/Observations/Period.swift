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
    if text == "_U" || text == "unstated" {
      self = .unstated(0)
    } else if text.hasPrefix("_U"), let number = Int(text.dropFirst(2)) {
      self = .unstated(number)
    } else if text.hasPrefix("unstated-"), let number = Int(text.dropFirst(9)) {
      self = .unstated(number)
    } else if let slash = text.firstIndex(of: "/"), let first = Int(text[..<slash]),
      let last = Int(text[text.index(after: slash)...]), first <= last
    {
      self = .span(first, last)
    } else if text.count == 7, let dash = text.firstIndex(of: "-"), let year = Int(text[..<dash]),
      let month = Int(text[text.index(after: dash)...]), (1...12).contains(month)
    {
      self = .month(year, month)
    } else if let year = Int(text), (1000...2999).contains(year) {
      self = .year(year)
    } else {
      return nil
    }
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
