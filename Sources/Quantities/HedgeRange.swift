/// How a recomputed interval R lies to what a hedge admits.
package enum HedgeFit: Hashable, Sendable, CaseIterable {
  /// R is in the core: the hedge holds.
  case inside
  /// R holds the whole core and more: too coarse to tell.
  case covers
  /// R is in the core and its borderline.
  case borderline
  /// R is partly in either.
  case partly
  /// R is in neither.
  case outside
}

/// What a hedged number admits. Example: "almost 18 %" has core [17, 18] and borderline (18, 18.5].
package struct HedgeRange: Hashable, Sendable {
  /// Where the hedge holds.
  package let core: Reach
  /// Where it is arguable; touches the core at one end and shares no number with it.
  package let borderline: Reach?

  package init(core: Reach, borderline: Reach? = nil) {
    self.core = core
    self.borderline = borderline
  }

  /// Core and borderline.
  package var whole: Reach { borderline.map { withBorderline($0) } ?? core }

  /// Core and borderline, the ends included; nothing where an end is infinite.
  package var interval: Interval? {
    guard let low = whole.low, let high = whole.high else { return nil }
    return Interval(low: low.value, high: high.value)
  }

  /// The first that applies, in the order of `HedgeFit`.
  package func fit(of recomputed: Interval) -> HedgeFit { fit(of: HedgeRange(core: Reach(recomputed))) }

  /// The same of a number that has a hedge itself: it is outside only if nothing that either admits, borderlines
  /// included, is common to both.
  package func fit(of other: HedgeRange) -> HedgeFit {
    if core.contains(other.core) { return .inside }
    if other.core.contains(core) { return .covers }
    if borderline != nil, whole.contains(other.core) { return .borderline }
    return whole.meets(other.whole) ? .partly : .outside
  }

  /// Core and borderline in one.
  private func withBorderline(_ borderline: Reach) -> Reach {
    if let inner = core.high?.value, borderline.low?.value == inner {
      return Reach(low: core.low, high: borderline.high)
    }
    return Reach(low: borderline.low, high: core.high)
  }
}
