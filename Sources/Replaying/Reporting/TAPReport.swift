internal import Rendering
internal import Texts

/// TAP version 14: one test point for each cell and check, and for each trouble of a whole file.
enum TAPReport {
  static let format = ReportFormat(name: "tap", summary: "the Test Anything Protocol, version 14") {
    reports, _ in
    var points: [String] = []
    var remarks: [String] = []
    for file in reports {
      for trouble in file.troubles {
        points.append(
          point(false, points.count + 1, "\(file.name):\(trouble.line): \(trouble.code)")
            + details(trouble.message, trouble.hint))
      }
      for finding in file.data where !file.isLockedOut {
        remarks.append("# \(Visible.line("\(file.name):\(finding.line): \(finding.message)"))\n")
      }
      for item in file.items { points.append(point(item, points.count + 1, file.name)) }
    }
    return Array("TAP version 14\n1..\(points.count)\n\(remarks.joined())\(points.joined())".utf8)
  }

  private static func point(_ item: ReportItem, _ number: Int, _ name: String) -> String {
    let title = "\(name):\(item.line): \(item.label)"
    switch item.verdict {
    case .passed, .recorded: return point(true, number, title)
    case .skipped: return point(true, number, title, directive: " # SKIP marked .skip")
    case .notRun: return point(true, number, title, directive: " # SKIP not run")
    case .failed(let failure):
      let lines = [
        failure.recorded.isEmpty
          ? nil : "recorded: \(quoted(String(decoding: failure.recorded, as: UTF8.self)))",
        failure.now.isEmpty ? nil : "now: \(quoted(String(decoding: failure.now, as: UTF8.self)))",
        failure.causes.isEmpty
          ? nil : "cause: \(quoted(failure.causes.map(\.text).joined(separator: "; ")))",
      ]
      return point(false, number, title) + details(failure.message, failure.hint, lines.compactMap(\.self))
    }
  }

  private static func point(_ isGood: Bool, _ number: Int, _ title: String, directive: String = "") -> String
  {
    var text = ""
    for scalar in Visible.line(title).unicodeScalars {
      if scalar == "#" || scalar == "\\" { text.append("\\") }
      text.unicodeScalars.append(scalar)
    }
    return "\(isGood ? "ok" : "not ok") \(number) - \(text)\(directive)\n"
  }

  private static func quoted(_ text: String) -> String { JSONValue.string(text).shown }

  private static func details(_ message: String, _ hint: String, _ more: [String] = []) -> String {
    let lines =
      ["message: \(quoted(message))"] + (hint.isEmpty ? [] : ["hint: \(quoted(hint))"])
      + more
    return "  ---\n" + lines.map { "  \($0)\n" }.joined() + "  ...\n"
  }
}
