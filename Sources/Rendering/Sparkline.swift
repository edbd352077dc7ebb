package import Quantities

/// A series as blocks, one a value: the lowest value `▁`, the highest `█`, nothing known `·`.
package enum Sparkline {
  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// Eighths of the way from the least value to the greatest; a series that stays the same is `▄▄▄`.
  package static func text(_ series: [Rational?]) -> String {
    let known = series.compactMap(\.self)
    guard let least = known.min(), let greatest = known.max() else {
      return String(repeating: "·", count: series.count)
    }
    return String(
      series.map { value -> Character in
        guard let value else { return "·" }
        guard let way = (value - least).divided(by: greatest - least) else { return blocks[3] }
        let step = blocks.indices.last { Rational($0) <= way * Rational(blocks.count) } ?? 0
        return blocks[step]
      })
  }
}
