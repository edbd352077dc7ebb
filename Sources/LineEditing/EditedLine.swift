/// A line with its cursor, counted in Unicode scalars as libedit counts.
struct EditedLine: Equatable {
  let scalars: [Unicode.Scalar]
  /// From 0, before the first scalar, to the count, after the last.
  let cursor: Int

  init(scalars: [Unicode.Scalar], cursor: Int) {
    self.scalars = scalars
    self.cursor = min(max(cursor, 0), scalars.count)
  }

  /// Without a cursor given, it stands at the end.
  init(_ text: String, cursor: Int? = nil) {
    let scalars = Array(text.unicodeScalars)
    self.init(scalars: scalars, cursor: cursor ?? scalars.count)
  }

  var text: String { Self.text(scalars[...]) }
  var textBeforeCursor: String { Self.text(scalars[..<cursor]) }

  /// The scalars that UTF-8 offsets lie in; a scalar cut by an end of the range is whole in it.
  func scalarRange(utf8 range: Range<Int>) -> Range<Int> {
    var offset = 0
    var lower = scalars.count
    var upper = scalars.count
    for (place, scalar) in scalars.enumerated() {
      let end = offset + UTF8.width(scalar)
      if lower == scalars.count && end > range.lowerBound { lower = place }
      if offset >= range.upperBound {
        upper = place
        break
      }
      offset = end
    }
    return min(lower, upper)..<upper
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
