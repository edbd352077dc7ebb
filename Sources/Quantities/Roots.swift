internal import BigInt

extension Rational {
  /// The narrowest interval with ends of that many decimals that holds the n-th root: a point where the root is
  /// such a decimal. By bisection of the decimal grid, so nothing is ever approximated.
  ///
  /// Example: the square root of 2 to 3 decimals is [1.414, 1.415]. Nil for a negative value, and outside
  /// 1 ≤ n ≤ 1,000 and 0 ≤ decimals ≤ 100.
  package func root(_ n: Int, decimals: Int) -> Interval? {
    guard !isNegative, (1...1_000).contains(n), (0...100).contains(decimals) else { return nil }
    let (numerator, denominator) = parts
    let scaled = numerator * Rational.tenToThe(decimals * n)
    let step = Rational.wholeRoot(n, of: scaled / denominator)
    let isExact = step.power(n) * denominator == scaled
    let grid = Rational.powerOfTen(-decimals)
    return Interval(low: Rational(step) * grid, high: Rational(isExact ? step : step + 1) * grid)
  }

  /// The largest whole number whose n-th power is at most `value`, which is not negative.
  private static func wholeRoot(_ n: Int, of value: BigInt) -> BigInt {
    var low: BigInt = 0
    var high: BigInt = BigInt(1) << (value.bitWidth / n + 1)
    while high - low > 1 {
      let middle = (low + high) >> 1
      if middle.power(n) <= value { low = middle } else { high = middle }
    }
    return low
  }
}

extension Interval {
  /// An interval that holds the n-th root of every number in this one, its ends rounded outward to that many
  /// decimals. Nil if an end is negative, and as for `Rational.root`.
  ///
  /// Example: the compound rate behind a 31- to 32-fold increase over 8 years is `root(8, decimals: 4)` minus 1.
  package func root(_ n: Int, decimals: Int) -> Interval? {
    guard let low = low.root(n, decimals: decimals), let high = high.root(n, decimals: decimals) else {
      return nil
    }
    return Interval(low: low.low, high: high.high)
  }
}
