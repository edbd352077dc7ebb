/// A report to read: one paragraph for each thing that is not as recorded, one line for each file.
///
///     chapter.md:31: #japan: output differs
///       - 17.86 %   Japan's share
///       + 17.90 %   Japan's share
///       cause: the data it read changed: ershova-2014/1
struct HumanReport {
  static let format = ReportFormat(name: "human", summary: "a report to read") { reports, style in
    var report = HumanReport(style: style)
    for file in reports { report.add(file) }
    return Array(report.text.utf8)
  }

  private let style: ReportStyle
  private var text = ""
  private static let context = 2
  private static let mostCells = 10

  private init(style: ReportStyle) { self.style = style }

  private enum Colour: String {
    case red = "31"
    case green = "32"
    case yellow = "33"
    case dim = "2"
  }

  private func coloured(_ text: String, _ colour: Colour) -> String {
    style.isColoured ? "\u{1b}[\(colour.rawValue)m\(text)\u{1b}[0m" : text
  }

  private mutating func line(_ text: String, _ colour: Colour? = nil) {
    self.text += (colour.map { coloured(text, $0) } ?? text) + "\n"
  }

  private mutating func add(_ file: FileReport) {
    if file.isLeftOut { return }
    let name = Visible.line(file.name)
    for issue in file.issues {
      let isError = issue.severity == .error
      line(
        "\(name):\(issue.line):\(issue.column): \(issue.severity.rawValue): \(Visible.line(issue.message))",
        isError ? .red : .yellow)
      line("  hint: \(Visible.line(issue.hint))", .dim)
    }
    for finding in file.data {
      line("\(name):\(finding.line): \(Visible.line(finding.message))", file.isLockedOut ? .red : .yellow)
      line("  hint: \(Visible.line(finding.hint))", .dim)
    }
    for item in file.items { add(item, name, file) }
    if file.isVacuous { line("\(name): no cells: nothing is proved", .red) }
    for refusal in file.refusals { line("\(name): nothing written: \(Visible.line(refusal))", .red) }
    guard file.errors.isEmpty, !file.isLockedOut else { return }
    line("\(name): \(Self.summary(file))", file.exitCode == 0 ? .green : .red)
  }

  private mutating func add(_ item: ReportItem, _ name: String, _ file: FileReport) {
    guard let failure = item.verdict.failure else { return }
    let place = "\(name):\(item.line): \(Visible.line(item.label)): "
    if item.verdict.isRecorded {
      let done = file.isCheck || !file.refusals.isEmpty ? "would be recorded" : "recorded"
      let why = failure.kind == .notRecorded ? ", for the first time" : ": \(Visible.line(failure.message))"
      line(place + done + why, .yellow)
    } else {
      line(place + Visible.line(failure.message), .red)
    }
    if failure.kind == .notRecorded { addLines(failure.now, "  + ") } else { addDiff(failure) }
    if !failure.causes.isEmpty {
      line("  cause: \(Visible.line(failure.causes.map(\.text).joined(separator: "; ")))")
    }
    if !failure.hint.isEmpty, !item.verdict.isRecorded {
      line("  hint: \(Visible.line(failure.hint))", .dim)
    }
  }

  private mutating func addLines(_ bytes: [UInt8], _ head: String) {
    guard !bytes.isEmpty else { return }
    for row in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line(head + Visible.lines(row))
    }
  }

  private mutating func addDiff(_ failure: ReplayFailure) {
    if failure.kind == .number || failure.kind == .assertion, failure.recorded.isEmpty {
      return addLines(failure.now, "    ")
    }
    guard failure.recorded != failure.now else { return }
    let diff = TableDiff(failure.recorded, failure.now)
    var end = 0
    for (index, change) in diff.changes.enumerated() {
      let start = max(end, change.old.lowerBound - Self.context)
      if start > end { line("    …", .dim) }
      for row in start..<change.old.lowerBound { line("    " + Visible.lines(diff.old[row])) }
      for row in change.old { line("  - " + Visible.lines(diff.old[row]), .red) }
      for row in change.new { line("  + " + Visible.lines(diff.new[row]), .green) }
      let next = index + 1 < diff.changes.count ? diff.changes[index + 1].old.lowerBound : diff.old.count
      end = min(change.old.upperBound + Self.context, next)
      for row in change.old.upperBound..<end { line("    " + Visible.lines(diff.old[row])) }
    }
    if end < diff.old.count { line("    …", .dim) }
    for cell in diff.cells.prefix(Self.mostCells) { line("  " + Visible.line(cell.text)) }
    if diff.cells.count > Self.mostCells {
      line("  and \(diff.cells.count - Self.mostCells) more cells of the table")
    }
  }

  /// The paragraph about one item, empty if it is as recorded.
  fileprivate static func paragraph(_ item: ReportItem, _ file: FileReport, _ style: ReportStyle) -> String {
    var report = HumanReport(style: style)
    report.add(item, Visible.line(file.name), file)
    return report.text
  }

  /// `12 cells: 10 as recorded, 1 differs, 1 skipped; 3 of 3 checks hold`
  static func summary(_ file: FileReport) -> String {
    let cells = file.items.filter { $0.cell != nil }
    let checks = file.items.filter { $0.cell == nil && $0.verdict != .notRun }
    func part(_ count: Int, _ words: String) -> String? { count > 0 ? "\(count) \(words)" : nil }
    func count(_ matches: (ReplayVerdict) -> Bool) -> Int {
      cells.reduce(0) { matches($1.verdict) ? $0 + 1 : $0 }
    }
    let recorded = file.isCheck || !file.refusals.isEmpty ? "to be recorded" : "recorded"
    let parts = [
      part(count { $0 == .passed }, "as recorded"), part(count(\.isRecorded), recorded),
      part(
        count(\.isFailed),
        file.isUpdate ? "not to be recorded" : count(\.isFailed) == 1 ? "differs" : "differ"),
      part(count { $0 == .skipped }, "skipped"), part(count { $0 == .notRun }, "not run"),
    ].compactMap(\.self)
    let noun = cells.count == 1 ? "cell" : "cells"
    let head =
      "\(cells.count) \(noun): \(parts.isEmpty ? "nothing" : parts.joined(separator: ", "))"
      + (file.writesDigest ? "; the digest of the data \(recorded)" : "")
      + (file.renewed > 0
        ? "; what \(file.renewed == 1 ? "1 rests" : "\(file.renewed) rest") on \(recorded)" : "")
    if checks.isEmpty { return head }
    let holding = checks.reduce(0) { $1.verdict.isFailed ? $0 : $0 + 1 }
    return head + "; \(holding) of \(checks.count) \(checks.count == 1 ? "check holds" : "checks hold")"
  }
}

extension FileReport {
  /// What the human report says of one item, for a review that goes through them one at a time; empty if it is as recorded.
  package func paragraph(on item: ReportItem, _ style: ReportStyle = ReportStyle()) -> String {
    HumanReport.paragraph(item, self, style)
  }
}
