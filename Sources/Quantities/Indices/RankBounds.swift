/// Which places of an order rounding leaves open. The largest has rank 1.
extension Parts {
  /// The best and the worst rank a part can have: better than no part that is surely larger, and worse than every part that
  /// may be. Exact if the parts have nothing to do with one another.
  package func ranks(at place: Int) -> ClosedRange<Int>? {
    guard intervals.indices.contains(place) else { return nil }
    return Parts.ranks(at: place, of: intervals)
  }

  /// The same of numbers of any sign.
  package static func ranks(at place: Int, of numbers: [Interval]) -> ClosedRange<Int>? {
    guard numbers.indices.contains(place) else { return nil }
    let own = numbers[place]
    let above = numbers.count { $0.low > own.high }
    let possible = numbers.indices.count { $0 != place && numbers[$0].high > own.low }
    return (above + 1)...(possible + 1)
  }

  /// The pairs whose order rounding leaves open.
  package static func openPairs(_ numbers: [Interval]) -> [(Int, Int)] {
    numbers.indices.flatMap { one in
      numbers.indices.filter { other in
        one < other && numbers[one].high > numbers[other].low && numbers[other].high > numbers[one].low
      }.map { (one, $0) }
    }
  }
}
