/// THE list of output formats, in the order that `help` shows them.
package enum Formats {
  package static let all: [Format] = [
    .plainText,
    .markdown,
    .html,
    .json,
    .csv,
  ]

  /// The format with that name or file extension.
  package static func named(_ name: String) -> Format? {
    all.first { $0.name == name } ?? all.first { $0.fileExtension == name }
  }
}
