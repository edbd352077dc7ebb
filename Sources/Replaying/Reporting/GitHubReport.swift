/// Workflow commands that GitHub shows beside the lines they are about, and a line a file for the log.
///
///     ::error file=chapter.md,line=31,title=#japan::#japan: output differs%0A- 17.86 %%0A+ 17.90 %
enum GitHubReport {
  static let format = ReportFormat(name: "github", summary: "annotations for GitHub Actions") { reports, _ in
    Array(reports.map(text).joined().utf8)
  }

  /// Rows of a difference that an annotation shows.
  private static let mostRows = 20

  private static func text(_ file: FileReport) -> String {
    var lines: [String] = []
    for issue in file.issues where issue.severity == .warning {
      lines.append(command("warning", file, issue.line, issue.code, hinted(issue.message, issue.hint)))
    }
    for trouble in file.troubles {
      lines.append(command("error", file, trouble.line, trouble.code, hinted(trouble.message, trouble.hint)))
    }
    for finding in file.data where !file.isLockedOut {
      lines.append(
        command("warning", file, finding.line, finding.code, hinted(finding.message, finding.hint)))
    }
    for item in file.items {
      guard case .failed(let failure) = item.verdict else { continue }
      let causes = failure.causes.map { "\ncause: \($0.text)" }.joined()
      lines.append(
        command(
          "error", file, item.line, column: item.cell == nil ? item.column : nil, item.label,
          hinted("\(item.label): \(failure.message)\(rows(failure))\(causes)", failure.hint)))
    }
    if !file.isLeftOut, file.errors.isEmpty, !file.isLockedOut {
      lines.append("okrug: \(Visible.line(file.name)): \(HumanReport.summary(file))\n")
    }
    return lines.joined()
  }

  private static func hinted(_ message: String, _ hint: String) -> String {
    hint.isEmpty ? message : "\(message)\nhint: \(hint)"
  }

  /// The rows that differ; of a check, what was said of it.
  private static func rows(_ failure: ReplayFailure) -> String {
    let diff = TableDiff(failure.recorded, failure.now)
    let isCheck = failure.kind == .number || failure.kind == .assertion
    let rows = diff.changes.flatMap { change in
      diff.old[change.old].map { "\n- " + Visible.lines($0) }
        + diff.new[change.new].map { (isCheck ? "\n" : "\n+ ") + Visible.lines($0) }
    }
    let left = rows.count - mostRows
    return rows.prefix(mostRows).joined() + (left > 0 ? "\nand \(left) more rows" : "")
  }

  private static func command(
    _ kind: String, _ file: FileReport, _ line: Int, column: Int? = nil, _ title: String, _ message: String
  ) -> String {
    let name = file.name.hasPrefix("./") ? String(file.name.dropFirst(2)) : file.name
    let place = "line=\(line)" + (column.map { ",col=\($0)" } ?? "")
    return "::\(kind) file=\(property(name)),\(place),title=\(property(title))::\(escaped(message))\n"
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
