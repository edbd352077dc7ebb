package import Observations
package import Quantities

extension Observations.Statement {
  /// The hedges of the print: `around|third` is "around third" where the table has it, else each by itself.
  package var hedges: [Hedge] {
    if hedge.isEmpty { return [] }
    let words = hedge.split(separator: "|").map(String.init)
    if let whole = Hedge.named(words.joined(separator: " ")) { return [whole] }
    return words.compactMap { Hedge.named($0) }
  }

  /// Everything that a number, with the statement's hedge, lets the value be; a missing end is endless.
  func admitted(_ number: PrintedNumber, unitIsPercent: Bool) -> (low: Rational?, high: Rational?) {
    guard let hedge = hedges.first(where: { !$0.standsAlone }) ?? hedges.first else {
      return (number.interval.low, number.interval.high)
    }
    let range = hedge.admits(number, unitIsPercent: unitIsPercent)
    guard let border = range.borderline else { return (range.core.low?.value, range.core.high?.value) }
    return (
      Self.farther(range.core.low?.value, border.low?.value, min),
      Self.farther(range.core.high?.value, border.high?.value, max)
    )
  }

  private static func farther(
    _ end: Rational?, _ other: Rational?, _ pick: (Rational, Rational) -> Rational
  ) -> Rational? {
    guard let end, let other else { return nil }
    return pick(end, other)
  }
}
