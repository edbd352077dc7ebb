import Rendering

/// A file's name as a word of a command that can be typed in a shell:
///
///     far-east.md        far-east.md
///     far east.md        "far east.md"
///     -far.md            ./-far.md
enum ShellWord {
  static func of(_ name: String) -> String {
    let path = name.hasPrefix("-") ? "./" + name : name
    let shown = ShownText.shown(path)
    if !shown.isEmpty, shown.unicodeScalars.allSatisfy(isPlain) { return shown }
    if !shown.contains(where: { "\"$`\\!".contains($0) }) { return "\"\(shown)\"" }
    return "'" + shown.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  /// Whether a shell takes a character for itself alone, wherever it stands.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || "_-./,:+@%=".unicodeScalars.contains(scalar)
  }
}
