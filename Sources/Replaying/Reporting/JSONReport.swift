/// Text as a JSON string.
enum JSONText {
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where OutputText.isHidden(scalar):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// One JSON value: `{"exit": 1, "files": [ … ]}`, keys in a fixed order.
enum JSONReport {
  static let format = ReportFormat(name: "json", summary: "one JSON value") { reports, _ in
    let files = list(reports.map(file))
    return Array(("{\"format\":1,\"exit\":\(ReportFormats.exitCode(reports)),\"files\":\(files)}\n").utf8)
  }

  private static func list(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }

  private static func object(_ pairs: KeyValuePairs<String, String>) -> String {
    "{" + pairs.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
  }

  private static func text(_ bytes: [UInt8]) -> String {
    JSONText.quoted(String(decoding: bytes, as: UTF8.self))
  }

  private static func file(_ file: FileReport) -> String {
    object([
      "name": JSONText.quoted(file.name),
      "exit": String(file.exitCode),
      "update": String(file.isUpdate),
      "vacuous": String(file.isVacuous),
      "issues": list(file.issues.map(issue)),
      "data": list(
        file.data.map {
          object([
            "code": JSONText.quoted($0.code), "line": String($0.line), "message": JSONText.quoted($0.message),
            "hint": JSONText.quoted($0.hint),
          ])
        }),
      "refusals": list(file.refusals.map(JSONText.quoted)),
      "items": list(file.items.map(item)),
    ])
  }

  private static func issue(_ issue: NotebookIssue) -> String {
    object([
      "severity": JSONText.quoted(issue.severity.rawValue), "code": JSONText.quoted(issue.code),
      "line": String(issue.line),
      "column": String(issue.column), "message": JSONText.quoted(issue.message),
      "hint": JSONText.quoted(issue.hint),
    ])
  }

  private static func item(_ item: ReportItem) -> String {
    object([
      "kind": JSONText.quoted(item.kind.rawValue), "line": String(item.line), "column": String(item.column),
      "label": JSONText.quoted(item.label), "verdict": JSONText.quoted(verdict(item.verdict)),
      "failure": item.verdict.failure.map(failure) ?? "null",
    ])
  }

  private static func verdict(_ verdict: ReplayVerdict) -> String {
    switch verdict {
    case .passed: "passed"
    case .skipped: "skipped"
    case .notRun: "not-run"
    case .failed: "failed"
    case .recorded: "recorded"
    }
  }

  private static func failure(_ failure: ReplayFailure) -> String {
    object([
      "kind": JSONText.quoted(failure.kind.rawValue), "message": JSONText.quoted(failure.message),
      "recorded": text(failure.recorded),
      "now": text(failure.now),
      "causes": list(
        failure.causes.map {
          object(["code": JSONText.quoted($0.code), "text": JSONText.quoted($0.text), "names": names($0)])
        }),
      "hint": JSONText.quoted(failure.hint),
    ])
  }

  private static func names(_ cause: Cause) -> String {
    switch cause {
    case .data(let names), .cells(let names): list(names.map(JSONText.quoted))
    case .cell, .version, .answer, .unrecorded: "[]"
    }
  }
}
