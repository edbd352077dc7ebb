/// JUnit's XML, as the servers of continuous integration read it: a suite a file, a case a cell or check.
enum JUnitReport {
  static let format = ReportFormat(name: "junit", summary: "JUnit XML") { reports, _ in
    let suites = reports.map(suite).joined()
    let counts = reports.reduce(Counts()) { $0 + Counts($1) }
    return Array(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"okrug\"\(counts.attributes)>\n\(suites)</testsuites>\n"
        .utf8)
  }

  private struct Counts {
    var tests = 0
    var failures = 0
    var errors = 0
    var skipped = 0

    init() {}

    init(_ file: FileReport) {
      errors = file.troubles.count
      tests = file.items.count + errors
      failures = file.count(\.isFailed)
      skipped = file.count { $0 == .skipped || $0 == .notRun }
    }

    static func + (left: Counts, right: Counts) -> Counts {
      var sum = left
      sum.tests += right.tests
      sum.failures += right.failures
      sum.errors += right.errors
      sum.skipped += right.skipped
      return sum
    }

    var attributes: String {
      " tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\""
    }
  }

  private static func suite(_ file: FileReport) -> String {
    let cases = file.troubles.map { trouble in
      testCase(
        trouble.code, file, line: trouble.line,
        "<error message=\"\(escaped(trouble.message))\" type=\"\(trouble.code)\">\(escaped(trouble.hint))</error>"
      )
    }
    return "  <testsuite name=\"\(escaped(file.name))\"\(Counts(file).attributes)>\n"
      + (cases + file.items.map { testCase($0.label, file, line: $0.line, body($0.verdict)) }).joined()
      + remarks(file) + "  </testsuite>\n"
  }

  /// What is said of a file that is no failure of it.
  private static func remarks(_ file: FileReport) -> String {
    guard !file.isLockedOut, !file.data.isEmpty else { return "" }
    let lines = file.data.map { "\(file.name):\($0.line): \($0.message)\nhint: \($0.hint)" }
    return "    <system-out>\(escaped(lines.joined(separator: "\n")))</system-out>\n"
  }

  private static func testCase(_ name: String, _ file: FileReport, line: Int, _ body: String) -> String {
    let head =
      "    <testcase name=\"\(escaped(name))\" classname=\"\(escaped(file.name))\" file=\"\(escaped(file.name))\" line=\"\(line)\""
    return body.isEmpty ? head + "/>\n" : head + ">\(body)</testcase>\n"
  }

  private static func body(_ verdict: ReplayVerdict) -> String {
    switch verdict {
    case .passed, .recorded: return ""
    case .skipped: return "<skipped message=\"marked .skip\"/>"
    case .notRun: return "<skipped message=\"not run\"/>"
    case .failed(let failure):
      let lines =
        marked(failure.recorded, "- ") + marked(failure.now, "+ ")
        + failure.causes.map { "cause: \($0.text)" }
        + (failure.hint.isEmpty ? [] : ["hint: \(failure.hint)"])
      return
        "<failure message=\"\(escaped(failure.message))\" type=\"\(failure.kind.rawValue)\">\(escaped(lines.joined(separator: "\n")))</failure>"
    }
  }

  private static func marked(_ bytes: [UInt8], _ mark: String) -> [String] {
    bytes.isEmpty
      ? []
      : bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
        mark + String(decoding: $0, as: UTF8.self)
      }
  }

  /// Text for XML 1.0: its marks as entities, what it cannot hold as `\u{1b}`.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case _ where OutputText.isHidden(scalar) || (scalar.value & 0xFFFE) == 0xFFFE:
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
