/// All attributes of a cell as one option, where the options of another tool do not say them:
///
///     #| okrug: '{#japan .error code="no-data"}'
struct CarriedAttributes {
  let attributes: Attributes
  private static let name = "okrug"

  static func option(_ attributes: Attributes) -> (name: String, value: String) {
    let quoted = attributes.text.split(separator: "'", omittingEmptySubsequences: false).joined(
      separator: "''")
    return (name, "'\(quoted)'")
  }

  /// Nothing for any other option.
  init?(_ option: (name: String, value: String)) {
    guard option.name == CarriedAttributes.name, option.value.hasPrefix("'{"), option.value.hasSuffix("}'")
    else {
      return nil
    }
    let text = Array(String(option.value.dropFirst().dropLast()).replacing("''", with: "'").utf8)
    guard case .success(let attributes) = AttributeReader.read(text, text.indices) else { return nil }
    self.attributes = attributes
  }
}
