import Observations
import Quantities

extension Observations.Statement {
  /// Everything that a number, with the statement's hedge, lets the value be; a missing end is endless.
  func admitted(_ number: PrintedNumber, unitIsPercent: Bool) -> (low: Rational?, high: Rational?) {
    guard let hedge = leadingHedge else { return (number.interval.low, number.interval.high) }
    let range = hedge.admits(number, unitIsPercent: unitIsPercent).whole
    return (range.low?.value, range.high?.value)
  }
}
