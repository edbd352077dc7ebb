/// Workflow commands that GitHub shows beside the lines they are about.
enum GitHubReport {
  static let format = ReportFormat(name: "github", summary: "annotations for GitHub Actions") { reports, _ in
    var lines: [String] = []
    for file in reports {
      for issue in file.issues where issue.severity == .warning {
        lines.append(
          command("warning", file, issue.line, issue.code, "\(issue.message)\nhint: \(issue.hint)"))
      }
      for trouble in file.troubles {
        lines.append(
          command("error", file, trouble.line, trouble.code, "\(trouble.message)\nhint: \(trouble.hint)"))
      }
      for finding in file.data where !file.isLockedOut {
        lines.append(command("warning", file, finding.line, finding.code, finding.message))
      }
      for item in file.items {
        guard case .failed(let failure) = item.verdict else { continue }
        let causes = failure.causes.map { "\ncause: \($0.text)" }.joined()
        lines.append(
          command("error", file, item.line, item.label, "\(item.label): \(failure.message)\(causes)"))
      }
    }
    return Array(lines.joined().utf8)
  }

  private static func command(
    _ kind: String, _ file: FileReport, _ line: Int, _ title: String, _ message: String
  ) -> String {
    "::\(kind) file=\(property(file.name)),line=\(line),title=\(property(title))::\(escaped(message))\n"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\n": result += "%0A"
      case "\r": result += "%0D"
      case _ where OutputText.isHidden(scalar): result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func property(_ text: String) -> String {
    var result = ""
    for scalar in escaped(text).unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
