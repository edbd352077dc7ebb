internal import Quantities

/// Takes a printed text apart into numerals and what may stand beside them.
struct PrintScanner {
  private(set) var numerals: [PrintedDigits] = []
  /// The powers of ten that words name, each once.
  private(set) var powers: [Int] = []
  private(set) var hasLoneLetter = false
  /// Whether a minus sign stands before the first numeral.
  private(set) var isNegative = false
  /// Whether a dash or a word of a range stands behind the first numeral.
  private(set) var isRange = false

  private let text: [Unicode.Scalar]
  private var place = 0

  init(_ printed: String) { text = Array(printed.unicodeScalars) }

  /// Whether all of the text is understood.
  mutating func scan() -> Bool {
    while let scalar = peek() {
      if PrintScanner.isDigit(scalar) {
        numeral()
      } else if scalar.properties.isAlphabetic {
        guard word() else { return false }
      } else if PrintScanner.dashes.contains(scalar) {
        dash(scalar)
      } else if PrintScanner.superscripts.contains(scalar) {
        if numerals.last?.groups == ["10"] { return false }
        place += 1
      } else if PrintScanner.isBeside(scalar) {
        if scalar == ".", peek(1) == "." {
          isRange = numerals.count == 1
          while peek() == "." { place += 1 }
        } else {
          // A number may begin with its decimal mark.
          if scalar == "." || scalar == ",", PrintScanner.isDigit(peek(1)) { return false }
          if scalar == "\u{2026}" { isRange = numerals.count == 1 }
          place += 1
        }
      } else {
        return false
      }
    }
    return true
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    text.indices.contains(place + ahead) ? text[place + ahead] : nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { ("0"..."9").contains($0) } == true
  }

  private static func isBeside(_ scalar: Unicode.Scalar) -> Bool {
    besides.contains(scalar) || scalar.properties.generalCategory == .currencySymbol
  }

  private mutating func digits() -> String {
    var digits = String.UnicodeScalarView()
    while let scalar = peek(), PrintScanner.isDigit(scalar) {
      digits.append(scalar)
      place += 1
    }
    return String(digits)
  }

  private mutating func numeral() {
    var numeral = PrintedDigits(groups: [digits()])
    while let mark = peek(), PrintScanner.isDigit(peek(1)) {
      if mark == "." || mark == "," {
        numeral.marks.append(mark)
      } else if PrintScanner.thousands.contains(mark), (numeral.groups.first?.count ?? 0) <= 3,
        PrintScanner.isDigit(peek(2)), PrintScanner.isDigit(peek(3)), !PrintScanner.isDigit(peek(4))
      {
        numeral.marks.append(" ")
      } else {
        break
      }
      place += 1
      numeral.groups.append(digits())
    }
    numerals.append(numeral)
  }

  private mutating func dash(_ dash: Unicode.Scalar) {
    place += 1
    if numerals.isEmpty {
      isNegative = (dash == "-" || dash == "\u{2212}") && PrintScanner.isDigit(peek())
    } else if PrintScanner.isDigit(peek()) || peek().map(PrintScanner.isBeside) == true {
      isRange = true
    }
  }

  /// Whether the word can be no part of the number.
  private mutating func word() -> Bool {
    var letters = String.UnicodeScalarView()
    while let scalar = peek(), scalar.properties.isAlphabetic {
      letters.append(scalar)
      place += 1
    }
    let word = String(letters).lowercased()
    if word == "to", numerals.isEmpty { return true }
    if word == "to" || word == "and" {
      isRange = numerals.count == 1
      return isRange
    }
    if letters.count == 1 {
      hasLoneLetter = true
    } else if let power = Scale(word)?.exponent ?? PrintScanner.russian[word], power > 0 {
      if !powers.contains(power) { powers.append(power) }
    } else {
      return PrintScanner.harmless.contains(word)
    }
    return true
  }

  // MARK: What may stand beside a number

  private static let dashes: Set<Unicode.Scalar> = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "–", "—", "\u{2212}",
  ]
  private static let thousands: Set<Unicode.Scalar> = [
    " ", "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}", "'", "\u{2019}",
  ]
  private static let superscripts: Set<Unicode.Scalar> = ["¹", "²", "³", "⁰", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
  private static let besides: Set<Unicode.Scalar> = [
    " ", "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}", ".", ",", "\u{2026}", "%", "*", "†", "‡", "§", "(",
    ")", "[",
    "]", "~", "≈", "<", ">", "≤", "≥", "+", "#",
  ]
  private static let russian = ["тыс": 3, "млн": 6, "млрд": 9, "трлн": 12]
  /// Words of units and hedges; a hedge that is a number itself is none of them.
  private static let harmless: Set<String> = {
    let hedges = Hedge.all.filter { !$0.standsAlone }.flatMap(\.words)
    let units = [
      "from", "between", "us", "usd", "eur", "rub", "jpy", "gbp", "cny", "chf", "cad", "dollar", "dollars",
      "doll", "euro", "euros",
      "ruble", "rubles", "rouble", "roubles", "yen", "percent", "per", "cent", "pct", "percentage", "point",
      "points", "pp", "year", "years", "th", "st", "nd", "rd", "fold", "times", "долл", "руб", "рублей",
      "процентов",
    ]
    return Set(hedges.flatMap { $0.split(separator: " ").map(String.init) } + units)
  }()
}
