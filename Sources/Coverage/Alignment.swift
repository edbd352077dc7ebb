internal import Observations

/// Finds the numerals of an inventory again in a text that was changed here and there.
enum Alignment {
  /// More pairs than these are not compared: such a text is no copy.
  private static let mostPairs = 8_000_000

  /// For each numeral the row that it is, where both stand in one order; as many as can be.
  static func accounts(of numerals: [Numeral], in rows: [PrintedNumeral]) -> [PrintedNumeral?] {
    var accounts: [PrintedNumeral?] = numerals.map { _ in nil }
    var first = 0
    while first < min(numerals.count, rows.count), numerals[first].text == rows[first].text {
      accounts[first] = rows[first]
      first += 1
    }
    var (end, last) = (numerals.count, rows.count)
    while end > first, last > first, numerals[end - 1].text == rows[last - 1].text {
      end -= 1
      last -= 1
      accounts[end] = rows[last]
    }
    let (width, height) = (last - first, end - first)
    guard width > 0, height > 0, height <= mostPairs / width else { return accounts }
    let lengths = lengths(numerals[first..<end].map(\.text), rows[first..<last].map(\.text))
    var (at, row) = (0, 0)
    while at < height, row < width {
      if numerals[first + at].text == rows[first + row].text {
        accounts[first + at] = rows[first + row]
        at += 1
        row += 1
      } else if lengths[(at + 1) * (width + 1) + row] >= lengths[at * (width + 1) + row + 1] {
        at += 1
      } else {
        row += 1
      }
    }
    return accounts
  }

  /// How long the longest common order of the rests is, from each pair of places on.
  private static func lengths(_ texts: [String], _ others: [String]) -> [Int32] {
    var numbers: [String: Int32] = [:]
    func number(_ text: String) -> Int32 {
      let number = numbers[text] ?? Int32(numbers.count)
      numbers[text] = number
      return number
    }
    let (own, theirs) = (texts.map(number), others.map(number))
    let step = theirs.count + 1
    var lengths = [Int32](repeating: 0, count: (own.count + 1) * step)
    for at in own.indices.reversed() {
      for row in theirs.indices.reversed() {
        lengths[at * step + row] =
          own[at] == theirs[row]
          ? lengths[(at + 1) * step + row + 1] + 1
          : max(lengths[(at + 1) * step + row], lengths[at * step + row + 1])
      }
    }
    return lengths
  }
}
