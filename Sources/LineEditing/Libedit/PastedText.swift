/// What a terminal sends between `ESC [ 200 ~` and `ESC [ 201 ~`: CR, LF and CR LF all end a row, the rest stays as it is.
struct PastedText {
  private var scalars: [Unicode.Scalar] = []

  private static let end: [Unicode.Scalar] = Array("\u{1b}[201~".unicodeScalars)

  /// The whole text once its end has come.
  mutating func take(_ scalar: Unicode.Scalar) -> String? {
    scalars.append(scalar)
    guard scalar == "~", scalars.suffix(Self.end.count) == Self.end[...] else { return nil }
    var text = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in scalars.dropLast(Self.end.count) {
      if scalar == "\r" || (scalar == "\n" && previous != "\r") {
        text.append("\n")
      } else if scalar != "\n" {
        text.append(scalar)
      }
      previous = scalar
    }
    return String(text)
  }
}
