internal import Answers
internal import Observations
internal import Rendering
internal import Texts

/// Writes answers in all the formats that a front end of Jupyter takes.
struct BundleWriter: Sendable {
  /// Rows of a table that a page is given; the answer as data is left out past `dataRows`.
  private static let pageRows = 200
  private static let dataRows = 1_000

  private let catalogue: Catalogue

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// Nothing for an answer without characters. The text is the one that a notebook records.
  func bundle(_ answer: Answer) -> FormatBundle? {
    var bundle: FormatBundle = []
    for format in Formats.all {
      guard let type = format.bundleType, !bundle.contains(where: { $0.name == type }) else { continue }
      guard let value = value(answer, format, type) else { continue }
      bundle.append(JSONValue.Member(type, value))
    }
    return bundle.first?.value.text == "" ? nil : bundle
  }

  /// The answer as a notebook records it, before rows are left out.
  func text(_ answer: Answer) -> String { Format.plainText.text(answer, from: catalogue) }

  /// A text with the rows that are recorded of it.
  static func recorded(_ text: String, rows: Int = OutputText.defaultRows) -> String {
    String(decoding: OutputText(text, rows: rows).recorded, as: UTF8.self)
  }

  private func value(_ answer: Answer, _ format: Format, _ type: String) -> JSONValue? {
    if type == "text/plain" {
      return .string(BundleWriter.recorded(format.text(answer, from: catalogue)))
    }
    let rows = answer.table?.rows.count ?? 0
    guard type.hasSuffix("+json") || type == "application/json" else {
      return .string(format.text(answer, from: catalogue, RenderOptions(rows: BundleWriter.pageRows)))
    }
    guard rows <= BundleWriter.dataRows else { return nil }
    return format.value(answer, from: catalogue)
  }

  /// The same with a note below it in the formats of a page. The text stays what it was, for it is what is recorded.
  static func noted(_ bundle: FormatBundle, _ note: String) -> FormatBundle {
    bundle.map { member in
      guard let text = member.value.text else { return member }
      switch member.name {
      case "text/html":
        return JSONValue.Member(member.name, .string("\(text)\n<p class=\"okrug-lapsed\">\(note)</p>"))
      case "text/markdown": return JSONValue.Member(member.name, .string("\(text)\n\n*\(note)*"))
      default: return member
      }
    }
  }
}
