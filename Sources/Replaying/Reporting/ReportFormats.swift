/// One way to write down what came of some files.
package struct ReportFormat: Sendable {
  package let name: String
  package let summary: String
  package let render: @Sendable ([FileReport], ReportStyle) -> [UInt8]
}

/// How a report is to look.
package struct ReportStyle: Hashable, Sendable {
  package var isColoured: Bool
  /// The absolute name of the folder in which `patch` is to apply a diff.
  package var folder: String

  package init(isColoured: Bool = false, folder: String = "") {
    self.isColoured = isColoured
    self.folder = folder
  }
}

/// The list of formats.
package enum ReportFormats {
  package static let all: [ReportFormat] = [
    HumanReport.format, DiffReport.format, JUnitReport.format, TAPReport.format, JSONReport.format,
    GitHubReport.format,
  ]

  package static func named(_ name: String) -> ReportFormat? { all.first { $0.name == name } }

  /// The exit code for several files: the gravest of theirs; 1 for none, which proves nothing.
  package static func exitCode(_ reports: [FileReport]) -> Int { reports.map(\.exitCode).max() ?? 1 }
}

enum DiffReport {
  static let format = ReportFormat(name: "diff", summary: "a unified diff that patch applies") {
    reports, style in
    reports.reduce(into: []) {
      $0 += UnifiedDiff.text($1.name, from: $1.original, to: $1.proposal, in: style.folder)
    }
  }
}

extension FileReport {
  /// What is wrong with the file as a whole, one clause each, with a stable code.
  var troubles: [(code: String, line: Int, message: String, hint: String)] {
    var result = errors.map { ($0.code, $0.line, $0.message, $0.hint) }
    if isLockedOut { result += data.map { ($0.code, $0.line, $0.message, $0.hint) } }
    if isVacuous, refusals.isEmpty {
      result.append(("no-cells", 1, "no cells: nothing is proved", "write a cell: ```okrug"))
    }
    return result + refusals.map { ("refused", 1, $0, "nothing was written") }
  }
}

/// Text for one line of a report: what would act on the terminal is shown as `\u{1b}`.
enum Visible {
  static func line(_ text: String) -> String {
    String(decoding: OutputText.cleaned(text).map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }

  static func lines(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: OutputText.cleaned(String(decoding: bytes, as: UTF8.self)), as: UTF8.self)
  }
}
