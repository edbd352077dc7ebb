/// The words that are numbers. The list is closed: what is not in it is read over.
enum NumberWords {
  enum Kind {
    /// `seven`, `twelfth`, `twice`, `decade`
    case number
    /// `twenty`, before a hyphen and `five`
    case tens
    /// `million`, also behind digits
    case scale
    /// `thirds`, also behind `two`
    case part
  }

  /// Nothing for a word that is no number. ASCII case does not matter.
  static func kind(_ word: String) -> Kind? {
    if let kind = kinds[word] { return kind }
    if word.hasSuffix("fold"), kinds[String(word.dropLast(4))] != nil { return .number }
    return nil
  }

  /// The longest spelling, a `fold` behind it included.
  static let longest = 16

  private static let kinds: [String: Kind] = Dictionary(
    [
      (numbers, Kind.number), (tens, .tens), (scales, .scale), (parts, .part),
    ].flatMap { words, kind in words.map { ($0, kind) } }, uniquingKeysWith: { first, _ in first })

  private static let numbers =
    [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve",
      "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
      "first", "second", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
      "seventeenth", "eighteenth", "nineteenth", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth",
      "seventieth", "eightieth", "ninetieth",
      "single", "double", "doubles", "doubled", "doubling", "twice", "thrice", "triple", "triples", "tripled",
      "tripling", "quadruple", "quadrupled", "couple", "pair", "pairs", "dozen", "dozens", "decade",
      "decades",
      "halve", "halves", "halved",
    ]
  private static let tens = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
  private static let scales = [
    "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions", "trillion",
    "trillions", "mln", "bln", "bn",
  ]
  private static let parts = [
    "half", "third", "thirds", "quarter", "quarters", "fourth", "fourths", "fifth", "fifths", "sixth",
    "sixths",
    "seventh", "sevenths", "eighth", "eighths", "ninth", "ninths", "tenth", "tenths", "hundredth",
    "hundredths",
    "thousandth", "thousandths",
  ]
}
