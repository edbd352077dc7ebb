/// A printed decimal, exact: `−1,234.50` is 123450 with scale 2, negative.
struct ExactDecimal: Hashable, Sendable {
  let isNegative: Bool
  /// From the highest, each 0 … 9.
  let digits: [UInt8]
  let scale: Int

  private static let minus: [UInt8] = [0xE2, 0x88, 0x92]

  /// The shape of a number at `start` and its end; no number if letters, digits or another point stand against it.
  static func word(_ bytes: [UInt8], at start: Int) -> (number: ExactDecimal?, end: Int)? {
    let first = bytes[start]
    guard first.isDigit || first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || first == minus[0]
    else { return nil }
    if !first.isDigit, start > 0, bytes[start - 1].isAlphanumeric { return nil }
    guard let (number, end) = read(bytes, at: start) else { return nil }
    return (isGluedBefore(bytes, start) || isGluedAfter(bytes, end) ? nil : number, end)
  }

  private static func isGluedBefore(_ bytes: [UInt8], _ start: Int) -> Bool {
    guard start > 0 else { return false }
    let before = bytes[start - 1]
    if before.isAlphanumeric || before == UInt8(ascii: "_") { return true }
    if before == UInt8(ascii: "-"), start > 1 { return bytes[start - 2].isLetter || bytes[start - 2] >= 0x80 }
    return before == UInt8(ascii: ".") && start > 1 && bytes[start - 2].isAlphanumeric
  }

  private static func isGluedAfter(_ bytes: [UInt8], _ end: Int) -> Bool {
    guard end < bytes.count else { return false }
    if bytes[end].isAlphanumeric || bytes[end] == UInt8(ascii: "_") { return true }
    return bytes[end] == UInt8(ascii: ".") && end + 1 < bytes.count && bytes[end + 1].isAlphanumeric
  }

  /// A sign, digits (with thousands marks between groups of three), a point and digits.
  static func read(_ bytes: [UInt8], at start: Int) -> (number: ExactDecimal, end: Int)? {
    var index = start
    var isNegative = false
    if bytes.has(minus, at: index, before: bytes.count) {
      isNegative = true
      index += 3
    } else if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    var digits: [UInt8] = []
    func take() {
      while index < bytes.count, bytes[index].isDigit {
        digits.append(bytes[index] - 0x30)
        index += 1
      }
    }
    take()
    guard !digits.isEmpty else { return nil }
    let mayGroup = digits.count <= 3
    while mayGroup, isGroup(bytes, index) {
      digits += bytes[(index + 1)..<(index + 4)].map { $0 - 0x30 }
      index += 4
    }
    let whole = digits.count
    if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), bytes[index + 1].isDigit {
      index += 1
      take()
    }
    return (ExactDecimal(isNegative: isNegative, digits: digits, scale: digits.count - whole), index)
  }

  /// Whether a comma and exactly three digits follow.
  private static func isGroup(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard index + 3 < bytes.count, bytes[index] == UInt8(ascii: ",") else { return false }
    guard bytes[index + 1].isDigit, bytes[index + 2].isDigit, bytes[index + 3].isDigit else { return false }
    return index + 4 >= bytes.count || !bytes[index + 4].isDigit
  }

  func isNear(_ other: ExactDecimal, within width: ExactDecimal) -> Bool {
    let scale = max(self.scale, other.scale)
    let (left, right) = (aligned(scale), other.aligned(scale))
    let distance = isNegative == other.isNegative ? Self.difference(left, right) : Self.sum(left, right)
    let common = max(scale, width.scale)
    let gap = ExactDecimal(isNegative: false, digits: distance, scale: scale).aligned(common)
    return Self.compare(gap, width.aligned(common)) <= 0
  }

  func precedes(_ other: ExactDecimal) -> Bool {
    let scale = max(self.scale, other.scale)
    let order = Self.compare(aligned(scale), other.aligned(scale))
    if isNegative != other.isNegative { return isNegative && !(digits + other.digits).allSatisfy { $0 == 0 } }
    return isNegative ? order > 0 : order < 0
  }

  private func aligned(_ scale: Int) -> [UInt8] { digits + Array(repeating: 0, count: scale - self.scale) }

  /// Compares whole numbers of any length: below 0, 0 or above 0.
  private static func compare(_ left: [UInt8], _ right: [UInt8]) -> Int {
    let (left, right) = (left.drop { $0 == 0 }, right.drop { $0 == 0 })
    if left.count != right.count { return left.count < right.count ? -1 : 1 }
    if left.lexicographicallyPrecedes(right) { return -1 }
    return right.lexicographicallyPrecedes(left) ? 1 : 0
  }

  private static func difference(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    let (large, small) = compare(left, right) >= 0 ? (left, right) : (right, left)
    return combined(large, small) { $0 - $1 }
  }

  private static func sum(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] { combined(left, right) { $0 + $1 } }

  /// Adds digit by digit from the end, with carries; one digit longer than the longer number.
  private static func combined(_ left: [UInt8], _ right: [UInt8], _ operation: (Int, Int) -> Int) -> [UInt8] {
    let length = max(left.count, right.count) + 1
    var result = [UInt8](repeating: 0, count: length)
    var carry = 0
    for place in 0..<length {
      let upper = place < left.count ? Int(left[left.count - 1 - place]) : 0
      let lower = place < right.count ? Int(right[right.count - 1 - place]) : 0
      let value = operation(upper, lower) + carry
      carry = value < 0 ? -1 : value / 10
      result[length - 1 - place] = UInt8((value + 10) % 10)
    }
    return result
  }
}
