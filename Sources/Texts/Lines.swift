extension [String] {
  /// The texts one after the other, with another between two of them: what `joined` says, without asking the runtime
  /// what an array of texts is, which costs more than all the rest of a short answer's last step.
  ///
  ///     ["a", "b"].text(with: ", ")  // "a, b"
  package func text(with separator: String) -> String {
    var text = ""
    let length = reduce(separator.utf8.count * count) { $0 + $1.utf8.count }
    if length > 15 { text.reserveCapacity(length) }
    for (place, part) in enumerated() {
      if place > 0 { text += separator }
      text += part
    }
    return text
  }
}
