import Replaying

/// A language for the tests, one statement a line:
/// `let NAME = VALUE` · `say TEXT` (`\n \t \r \e \0` in it) · `get NAME` (or `@id`) · `read TABLE` · `fail CODE TEXT` · `rows COUNT` · `tick`.
/// A cell's answer is what its lines said; it stops at the first refusal.
struct Toy: CellAnswerer {
  var version = "1.0"
  var tables: [String: String] = [:]
  /// Whether it says which names its cells use.
  var knowsNames = false
  /// What it was asked, and by which session.
  var log: Log?
  private var names: [String: String] = [:]
  private var ticks = 0
  private var session = 0

  init(version: String = "1.0", tables: [String: String] = [:], knowsNames: Bool = false, log: Log? = nil) {
    self.version = version
    self.tables = tables
    self.knowsNames = knowsNames
    self.log = log
    session = log?.begin() ?? 0
  }

  /// What sessions were asked, in order.
  final class Log {
    private(set) var lines: [String] = []
    private var sessions = -1
    var calls = 0
    /// The lines without their sessions.
    var asked: [String] { lines.map { String($0.drop { $0 != " " }.dropFirst()) } }

    func begin() -> Int {
      sessions += 1
      return sessions
    }

    func add(_ session: Int, _ line: String) { lines.append("\(session) \(line)") }
  }

  mutating func answer(cell: String, line: Int, id: String?) -> CellOutcome {
    log?.add(session, "\(line): \(cell)")
    var said: [String] = []
    var reads: [ReadDigest] = []
    for statement in cell.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let outcome = run(statement)
      reads += outcome.reads
      if !outcome.text.isEmpty { said.append(outcome.text) }
      guard outcome.status == .answered else {
        return CellOutcome(outcome.status, said.joined(separator: "\n"), reads: reads)
      }
    }
    if let id { names["@" + id] = said.last ?? "" }
    return CellOutcome(.answered, said.joined(separator: "\n"), reads: reads)
  }

  private mutating func run(_ statement: String) -> CellOutcome {
    let words = statement.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1] : ""
    switch words.first {
    case nil: return CellOutcome(.answered, "")
    case "say": return CellOutcome(.answered, Self.unescaped(rest))
    case "fail":
      let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
      return CellOutcome(
        .refused(code: parts.first ?? "failed"), parts.count > 1 ? Self.unescaped(parts[1]) : "")
    case "let":
      let parts = rest.split(separator: " ").map(String.init)
      guard parts.count == 3 else { return CellOutcome(.refused(code: "syntax"), "let NAME = VALUE") }
      names[parts[0]] = parts[2]
      return CellOutcome(.answered, "")
    case "get":
      guard let value = names[rest] else {
        return CellOutcome(.refused(code: "unknown-name"), "no name '\(rest)'")
      }
      return CellOutcome(.answered, value)
    case "read":
      guard let table = tables[rest] else {
        return CellOutcome(.refused(code: "no-data"), "no table '\(rest)'")
      }
      return CellOutcome(.answered, table, reads: [ReadDigest(rest, Digest.sha256(table))])
    case "rows":
      return CellOutcome(.answered, (1...max(1, Int(rest) ?? 1)).map { "row \($0)" }.joined(separator: "\n"))
    case "tick":
      ticks += 1
      return CellOutcome(.answered, "tick \(ticks)")
    case "call":
      log?.calls += 1
      return CellOutcome(.answered, "call \(log?.calls ?? 0)")
    default: return CellOutcome(.refused(code: "unknown-word"), "no word '\(words.first ?? "")'")
    }
  }

  private static func unescaped(_ text: String) -> String {
    var result = ""
    var isEscape = false
    for scalar in text.unicodeScalars {
      if isEscape {
        let meanings: [Unicode.Scalar: Unicode.Scalar] = [
          "n": "\n", "t": "\t", "r": "\r", "e": "\u{1b}", "0": "\0", "s": " ",
        ]
        result.unicodeScalars.append(meanings[scalar] ?? scalar)
        isEscape = false
      } else if scalar == "\\" {
        isEscape = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func value(_ expression: String) -> String? {
    if expression.hasPrefix("read ") { return tables[String(expression.dropFirst(5))] }
    if expression.hasPrefix("say ") { return String(expression.dropFirst(4)) }
    return names[expression]
  }

  mutating func check(prose expression: String, literal: String) -> CellOutcome {
    log?.add(session, "check \(expression) = \(literal)")
    names["last-check"] = expression
    guard let value = value(expression) else {
      return CellOutcome(.refused(code: "unknown-name"), "no name '\(expression)'")
    }
    return value == literal
      ? CellOutcome(.answered, "") : CellOutcome(.refused(code: "check-failed"), "\(expression) is \(value)")
  }

  mutating func check(assertion: String) -> CellOutcome {
    let sides = assertion.split(separator: "=").map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    log?.add(session, "assert \(assertion)")
    guard sides.count == 2, let value = value(sides[0]) else {
      return CellOutcome(.refused(code: "unknown-name"), "no name in '\(assertion)'")
    }
    return value == sides[1]
      ? CellOutcome(.answered, "") : CellOutcome(.refused(code: "check-failed"), "\(sides[0]) is \(value)")
  }

  mutating func refreshed(prose expression: String, like literal: String) -> String? { value(expression) }

  func names(in text: String) -> CellNames? {
    guard knowsNames else { return nil }
    var names = CellNames()
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words.first == "let", words.count > 1 { names.binds.insert(words[1]) }
      if words.first == "get", words.count > 1 { names.uses.insert(words[1]) }
      if words.count == 1, words[0] != "tick" { names.uses.insert(words[0]) }
    }
    return names
  }
}

/// Numbers that are the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension Notebook {
  init(_ text: String) { self.init(Array(text.utf8)) }
  var codes: [String] { issues.map(\.code) }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// Replays a text with a toy.
func replay(_ text: String, _ toy: Toy = Toy(), _ options: ReplayOptions = ReplayOptions()) -> FileReport {
  Replay.run(
    "n.md", bytes(text),
    with: { Toy(version: toy.version, tables: toy.tables, knowsNames: toy.knowsNames, log: toy.log) },
    options: options)
}

/// Updates a text with a toy.
func update(_ text: String, _ toy: Toy = Toy(), _ options: UpdateOptions = UpdateOptions()) -> Update.Result {
  Update.run(
    "n.md", bytes(text),
    with: { Toy(version: toy.version, tables: toy.tables, knowsNames: toy.knowsNames, log: toy.log) },
    options: options)
}

/// The text after an update, which must be one that writes something.
func updated(_ text: String, _ toy: Toy = Toy(), _ options: UpdateOptions = UpdateOptions()) -> String {
  update(text, toy, options).bytes.map { String(decoding: $0, as: UTF8.self) } ?? "nothing written"
}

extension FileReport {
  /// What came of each item: `#a: passed`, `#b: output differs`.
  var verdicts: [String] {
    items.map { item in
      switch item.verdict {
      case .passed: "\(item.label): passed"
      case .skipped: "\(item.label): skipped"
      case .notRun: "\(item.label): not run"
      case .failed(let failure): "\(item.label): \(failure.message)"
      case .recorded: "\(item.label): recorded"
      }
    }
  }

  func written(_ format: String, _ style: ReportStyle = ReportStyle()) -> String {
    text(ReportFormats.named(format)?.render([self], style) ?? [])
  }
}
