/// What is said to a person beside the answers: plain words, row by row.
package enum Notice {
  private static let hint = "hint: "

  /// The rows in lines of at most `width` columns; a hint goes on under its first word.
  package static func text(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { row in
      row.hasPrefix(hint)
        ? StyledText(String(row.dropFirst(hint.count))).hanging(
          from: StyledText(hint, breaks: false), width: width)
        : StyledText(String(row)).wrapped(to: width)
    }.text(colour: false)
  }
}
