internal import Texts

/// How the text of an output is compared with what was recorded: exactly, as a multiset of lines, or with a tolerance on numbers.
struct Comparison {
  let isUnordered: Bool
  let tolerance: Tolerance?

  init(isUnordered: Bool = false, tolerance: Tolerance? = nil) {
    self.isUnordered = isUnordered
    self.tolerance = tolerance
  }

  /// What a cell's classes and keys ask for.
  init(_ attributes: Attributes) {
    self.init(
      isUnordered: attributes.has("unordered"), tolerance: attributes.value("tol").flatMap(Tolerance.init))
  }

  /// Whether an output says what was recorded, which is trimmed. A tolerance does not reach into rows that were folded away: those are compared exactly.
  func allows(recorded: [UInt8], now: OutputText) -> Bool {
    if recorded.span.isSame(as: now.recorded.span) { return true }
    guard isUnordered || tolerance != nil else { return false }
    let before = Self.lines(recorded)
    let after = Self.lines(now.recorded)
    guard before.count == after.count else { return false }
    if !isUnordered { return zip(before, after).allSatisfy(isSame) }
    if now.isFolded { return allowsFolded(before, after, full: Self.lines(now.full)) }
    return tolerance == nil ? Self.sorted(before) == Self.sorted(after) : allowsUnordered(before, after)
  }

  private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.split(separator: 0x0A, omittingEmptySubsequences: false)
  }

  private static func sorted(_ lines: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>] {
    lines.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private func isSame(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
    tolerance?.allows(before, after) ?? (before == after)
  }

  /// Pairs the lines of both in one order of texts, then numbers.
  private func allowsUnordered(_ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>]) -> Bool {
    guard let tolerance else { return false }
    let left = before.map(NumberedLine.init).sorted(by: NumberedLine.precedes)
    let right = after.map(NumberedLine.init).sorted(by: NumberedLine.precedes)
    return zip(left, right).allSatisfy { tolerance.allows($0, $1) }
  }

  /// The digest of all rows is the same, and every row that was recorded is one of them.
  private func allowsFolded(
    _ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>], full: [ArraySlice<UInt8>]
  ) -> Bool {
    guard before.last == after.last else { return false }
    var left: [ArraySlice<UInt8>: Int] = [:]
    for line in full { left[line, default: 0] += 1 }
    for line in before.dropLast() {
      guard let count = left[line], count > 0 else { return false }
      left[line] = count - 1
    }
    return true
  }
}
