internal import Observations
internal import Quantities

extension CommaSeparated {
  /// Columns in which a row has what is printed and the number that it stands for.
  struct NumberColumns {
    let printed, number, high, multiplier, unit, note: Int
  }

  /// Refuses a row whose number is not the printed one, where the print can be read with certainty. A year may be said in
  /// decades, and a digit of the print that is a footnote's mark is owned to by the note `footnote-mark`.
  func checkPrint(_ row: Int, _ columns: NumberColumns) throws(DataFault) {
    let unit = text(row, columns.unit)
    if unit == "YEAR" || parts(row, columns.note).contains("footnote-mark") { return }
    let (printed, number) = (text(row, columns.printed), text(row, columns.number))
    let power = try power(row, columns.multiplier)
    let print = NumberInPrint(printed)
    if print?.hasDigits(of: number, high: text(row, columns.high), power: power) == false
      || unit == "PT" && NumberInPrint.isOtherFraction(printed, than: number)
    {
      throw fault(row, columns.number, "the number is not what is printed, '\(printed)'")
    }
    if print?.hasPower(power, of: number) == false {
      let column = columns.multiplier < 0 ? columns.number : columns.multiplier
      throw fault(row, column, "the power of ten is not what is printed, '\(printed)'")
    }
  }
}

/// The number that a printed text can only mean, where it can be read with certainty: `10 778,9`, `76.28*`, `$700–800m`,
/// `almost 18 %`. Nothing is read of a text with anything in it that may be part of the number: `9/10`, `3 dozen`.
struct NumberInPrint {
  /// What each numeral may be as a plain decimal, two of them in a range: `1,994` is 1994 or 1.994.
  private let numerals: [[String]]
  /// The power of ten that a word behind the number names, 6 for `mln`; nothing where none does.
  private let power: Int?
  /// Whether one letter stands there that may name a power of ten or be a note.
  private let mayHavePower: Bool
  private let isNegative: Bool

  init?(_ printed: String) {
    var scanner = PrintScanner(printed)
    guard scanner.scan(), scanner.numerals.count == (scanner.isRange ? 2 : 1), scanner.powers.count <= 1
    else {
      return nil
    }
    numerals = scanner.numerals.map { $0.readings }
    power = scanner.powers.first
    mayHavePower = scanner.hasLoneLetter
    isNegative = scanner.isNegative && !scanner.isRange
  }

  /// Whether the digits can be those of a number with a power of ten; of a range without its end, always.
  func hasDigits(of number: String, high: String, power: Int) -> Bool {
    guard let first = numerals.first else { return true }
    if numerals.count == 1 {
      let isZero = !number.utf8.contains { (0x31...0x39).contains($0) }
      return (!isNegative || number.hasPrefix("-") || isZero) && isSame(first, number, power)
    }
    guard let last = numerals.last, !high.isEmpty else { return true }
    return isSame(first, number, power) && isSame(last, high, power)
  }

  /// Whether the power of ten can be the one that a word names; the same amount may be written in another.
  func hasPower(_ power: Int, of number: String) -> Bool {
    guard let named = self.power, named != power, !mayHavePower, let first = numerals.first else {
      return true
    }
    return first.contains { amount($0, named) == amount(number, power) }
  }

  private func isSame(_ readings: [String], _ number: String, _ power: Int) -> Bool {
    let plain = NumberInPrint.plain(number.hasPrefix("-") ? String(number.dropFirst()) : number)
    if readings.contains(plain) { return true }
    // The same amount in another power of ten is printed with other digits.
    return power != self.power ?? 0
      && readings.contains { amount($0, self.power ?? 0) == amount(plain, power) }
  }

  /// The magnitude in units.
  private func amount(_ number: String, _ power: Int) -> Rational? {
    PrintedNumber(text: number, number: number, multiplier: power)?.value.magnitude
  }

  /// Without zeros before the first digit, but for the one before a point.
  static func plain(_ number: String) -> String {
    let digits = number.drop { $0 == "0" }
    return digits.isEmpty || digits.first == "." ? "0" + digits : String(digits)
  }
}

extension NumberInPrint {
  /// Whether a fraction in words, a hedge before it or not, is another number of hundredths: `a third`, 25.
  static func isOtherFraction(_ printed: String, than number: String) -> Bool {
    let plain = number.hasPrefix("-") ? String(number.dropFirst()) : number
    guard let fraction = fraction(printed, inPercent: true),
      let given = PrintedNumber(text: plain, number: plain)
    else { return false }
    return !isCut(given, from: fraction.value)
  }

  /// Whether a decimal is what rounding or cutting leaves of a fraction: 66.7 and 66.6 of two thirds.
  static func isCut(_ number: PrintedNumber, from fraction: Rational) -> Bool {
    (number.value - fraction).magnitude < number.lastUnit
  }

  /// The fraction that a text is, with a hedge before it or not: of `less than a third`, a third.
  static func fraction(_ printed: String, inPercent: Bool) -> PrintedNumber? {
    let words = printed.split(separator: " ")
    for count in words.indices {
      let hedge = words[..<count].joined(separator: " ")
      guard count == 0 || Hedge.named(hedge).map({ !$0.standsAlone }) == true else { continue }
      let text = words[count...].joined(separator: " ")
      if let fraction = PrintedNumber(fractionWord: text, inPercent: inPercent) { return fraction }
    }
    return nil
  }
}

/// A numeral of a printed text: its digits, and the marks between them.
struct PrintedDigits {
  /// The digits between the marks.
  var groups: [String]
  /// The mark before each group but the first: a point, a comma, or a blank for every mark that parts thousands alone.
  var marks: [Unicode.Scalar] = []

  /// Every plain decimal that it may be.
  var readings: [String] {
    var found: [String] = []
    let kinds = Set(marks).subtracting([" "])
    let areThousands =
      (groups.first?.count ?? 0) <= 3 && groups.last?.count == 3
      && groups.dropFirst().allSatisfy { (2...3).contains($0.count) }
    if marks.isEmpty || areThousands && kinds.count < 2 { found.append(groups.joined()) }
    if let last = marks.last, last != " ", marks.count(where: { $0 == last }) == 1 {
      found.append(groups.dropLast().joined() + "." + (groups.last ?? ""))
    }
    return found.map(NumberInPrint.plain)
  }
}
