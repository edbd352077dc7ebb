internal import Rendering
internal import Texts

/// One JSON value: `{"exit": 1, "files": [ … ]}`, keys in a fixed order.
enum JSONReport {
  static let format = ReportFormat(name: "json", summary: "one JSON value") { reports, _ in
    let value: JSONValue = [
      "format": 1, "exit": .whole(ReportFormats.exitCode(reports)), "files": .array(reports.map(file)),
    ]
    return Array((value.shown + "\n").utf8)
  }

  private static func text(_ bytes: [UInt8]) -> JSONValue { .string(String(decoding: bytes, as: UTF8.self)) }

  private static func file(_ file: FileReport) -> JSONValue {
    [
      "name": .string(file.name),
      "exit": .whole(file.exitCode),
      "update": .boolean(file.isUpdate),
      "vacuous": .boolean(file.isVacuous),
      "issues": .array(file.issues.map(issue)),
      "data": .array(
        file.data.map {
          [
            "code": .string($0.code), "line": .whole($0.line), "message": .string($0.message),
            "hint": .string($0.hint),
          ]
        }),
      "refusals": .array(file.refusals.map { .string($0) }),
      "items": .array(file.items.map(item)),
    ]
  }

  private static func issue(_ issue: NotebookIssue) -> JSONValue {
    [
      "severity": .string(issue.severity.rawValue), "code": .string(issue.code),
      "line": .whole(issue.line),
      "column": .whole(issue.column), "message": .string(issue.message),
      "hint": .string(issue.hint),
    ]
  }

  private static func item(_ item: ReportItem) -> JSONValue {
    [
      "kind": .string(item.kind.rawValue), "line": .whole(item.line), "column": .whole(item.column),
      "label": .string(item.label), "verdict": .string(verdict(item.verdict)),
      "failure": item.verdict.failure.map(failure) ?? .null,
    ]
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

  private static func failure(_ failure: ReplayFailure) -> JSONValue {
    [
      "kind": .string(failure.kind.rawValue), "message": .string(failure.message),
      "recorded": text(failure.recorded),
      "now": text(failure.now),
      "causes": .array(
        failure.causes.map {
          ["code": .string($0.code), "text": .string($0.text), "names": names($0)]
        }),
      "hint": .string(failure.hint),
    ]
  }

  private static func names(_ cause: Cause) -> JSONValue {
    switch cause {
    case .data(let names), .cells(let names), .reads(let names): .array(names.map { .string($0) })
    case .cell, .version, .answer, .unrecorded: []
    }
  }
}
