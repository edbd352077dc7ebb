import Replaying
import Testing

struct ReplayTests {
  private func cell(
    _ source: String, _ braces: String = "", output: String? = nil, _ outputBraces: String = ""
  ) -> String {
    let head = "```okrug\(braces.isEmpty ? "" : " " + braces)\n\(source)\n```\n"
    return head
      + (output.map { "\n```output\(outputBraces.isEmpty ? "" : " " + outputBraces)\n\($0)\n```\n" } ?? "")
      + "\n"
  }

  @Test func `a notebook that says what it said passes with exit code 0`() {
    let report = replay(cell("say a\\nb", "{#a}", output: "a\nb") + cell("say c", output: "c"))
    #expect(report.verdicts == ["#a: passed", "cell 2: passed"])
    #expect(report.exitCode == 0)
  }

  @Test(arguments: ["a  \nb\t", "a\r\nb", "a\nb\n\n", "a \r\nb\r\n  \n"])
  func `carriage returns and blanks at the ends of lines are not compared`(_ recorded: String) {
    #expect(replay(cell("say a\\nb", output: recorded)).exitCode == 0)
  }

  @Test(arguments: ["a\nc", "a", "a\n\nb", " a\nb", "A\nb", "a\nb\nc", ""])
  func `any other text differs, with exit code 1`(_ recorded: String) {
    let report = replay(cell("say a\\nb", output: recorded))
    #expect(report.verdicts == ["cell 1: output differs"])
    #expect(report.exitCode == 1)
  }

  @Test func `letters that look alike and have other bytes differ`() {
    #expect(replay(cell("say \u{E9}", output: "e\u{301}")).exitCode == 1)
    #expect(replay(cell("say CFD", output: "\u{421}FD")).exitCode == 1)
  }

  @Test func `a cell without an output fails, and says what to do`() {
    let report = replay(cell("say a", "{#a}"))
    #expect(report.verdicts == ["#a: not recorded"])
    #expect(report.items.first?.verdict.failure?.hint == "run update")
    #expect(report.exitCode == 1)
  }

  @Test(arguments: [
    "", "text\n", "---\nokrug:\n  format: 1\n---\n", "x <!--= say 1 -->1<!--/=-->\n",
    "<!--\n```okrug\n```\n-->\n",
  ])
  func `a notebook without cells proves nothing, and fails`(_ text: String) {
    let report = replay(text)
    #expect(report.isVacuous)
    #expect(report.exitCode == 1)
  }

  @Test func `an error of the file is exit code 2, and nothing is run`() {
    let log = Toy.Log()
    let report = replay(cell("say a", "{#a}") + cell("say a", "{#a}"), Toy(log: log))
    #expect(report.exitCode == 2)
    #expect(log.lines.isEmpty)
  }

  @Test func `a failure does not stop the run, unless asked to`() {
    let text = cell("say a", output: "x") + cell("say b", output: "b") + "y <!--= say 1 -->2<!--/=-->\n"
    #expect(
      replay(text).verdicts == [
        "cell 1: output differs", "cell 2: passed", "say 1: '2' does not hold (check-failed)",
      ])
    #expect(
      replay(text, Toy(), ReplayOptions(stopsAtFirstFailure: true)).verdicts == [
        "cell 1: output differs", "cell 2: not run", "say 1: not run",
      ])
  }

  // MARK: Status and code

  @Test func `status is compared first, then the code, then the text`() {
    #expect(
      replay(cell("fail x no", output: "no")).verdicts == ["cell 1: refused (x), but an answer is recorded"])
    #expect(
      replay(cell("say no", output: "no", "{.error}")).verdicts == [
        "cell 1: answered, but a refusal is recorded"
      ])
    #expect(
      replay(cell("fail x no", output: "no", "{.error code=\"y\"}")).verdicts == [
        "cell 1: refused with x, not y"
      ])
    #expect(
      replay(cell("fail x no", output: "yes", "{.error code=\"x\"}")).verdicts == ["cell 1: output differs"])
    #expect(replay(cell("fail x no", output: "no", "{.error code=\"x\"}")).exitCode == 0)
    #expect(replay(cell("fail x no", output: "no", "{.error}")).exitCode == 0)
  }

  @Test func `a cell marked .error must be refused, with the code it states`() {
    #expect(replay(cell("fail x no", "{.error}", output: "no", "{.error}")).exitCode == 0)
    #expect(replay(cell("fail x no", "{.error code=\"x\"}", output: "no")).exitCode == 0)
    #expect(
      replay(cell("say no", "{.error}", output: "no", "{.error}")).verdicts == [
        "cell 1: answered, but .error says that it is refused"
      ])
    #expect(replay(cell("say no", "{.error}", output: "no")).exitCode == 1)
    #expect(
      replay(cell("fail y no", "{.error code=\"x\"}", output: "no", "{.error code=\"y\"}")).verdicts == [
        "cell 1: refused with y, not x"
      ])
    #expect(replay(cell("fail y no", "{.error .any code=\"x\"}", output: "no", "{.error}")).exitCode == 1)
  }

  // MARK: Classes and keys

  @Test func `.skip is not run, and counted`() {
    let log = Toy.Log()
    let report = replay(
      cell("let x = 1", "{.skip}") + cell("get x", "{#b .error}", output: "no name 'x'", "{.error}"),
      Toy(log: log))
    #expect(report.verdicts == ["cell 1: skipped", "#b: passed"])
    #expect(log.asked == ["6: get x"])
    #expect(report.exitCode == 0)
  }

  @Test func `.any compares the status alone`() {
    #expect(replay(cell("say a", "{.any}", output: "b")).exitCode == 0)
    #expect(replay(cell("fail x a", "{.any}", output: "b")).exitCode == 1)
    #expect(replay(cell("fail x a", "{.any}", output: "b", "{.error code=\"z\"}")).exitCode == 0)
    #expect(replay(cell("say a", "{.any}")).exitCode == 1)
  }

  @Test func `.unordered compares lines as a multiset`() {
    #expect(replay(cell("say b\\na\\nb", "{.unordered}", output: "a\nb\nb")).exitCode == 0)
    #expect(replay(cell("say b\\na\\na", "{.unordered}", output: "a\nb\nb")).exitCode == 1)
    #expect(replay(cell("say b\\na", "{.unordered}", output: "a\nb\nb")).exitCode == 1)
    #expect(replay(cell("say b\\na", output: "a\nb")).exitCode == 1)
  }

  @Test(arguments: [
    ("17.86 %", "17.90 %", "0.05", true), ("17.86 %", "17.92 %", "0.05", false),
    ("17.86", "17.91", "0.05", true), ("17.86", "17.9100000000000000000000001", "0.05", false),
    ("9,415.9 mln", "9,416.4 mln", "0.5", true), ("-1", "1", "2", true), ("-1", "1", "1.9", false),
    ("\u{2212}1", "-1", "0", true), ("1", "1.0", "0", true),
    ("x 1", "y 1", "5", false), ("T1", "T2", "5", false), ("1.2.3", "1.2.4", "5", false),
    ("a  9.99", "a 10.01", "0.05", true), ("  9.99", " 10.01", "0.05", true),
    ("1e3", "1e4", "99999", false), ("1 2", "1 3", "1", true), ("1 2", "1 2 3", "9", false),
    ("0.1", "0.3", "0.2", true), ("1,000", "1000", "0", true), ("5%", "6%", "1", true),
    ("99999999999999999999999999999999.5", "99999999999999999999999999999999.4", "0.1", true),
    ("2012..2014", "2012..2015", "1", true), ("RU-1", "RU-2", "5", false),
  ])
  func `tol compares numbers within a tolerance, exactly, and other text as it is`(
    _ recorded: String, _ now: String, _ width: String, _ passes: Bool
  ) {
    #expect((replay(cell("say \(now)", "{tol=\"\(width)\"}", output: recorded)).exitCode == 0) == passes)
  }

  @Test func `tol and .unordered together pair lines that are nearly the same`() {
    #expect(
      replay(cell("say b 2.01\\na 1.02", "{.unordered tol=\"0.05\"}", output: "a 1\nb 2")).exitCode == 0)
    #expect(
      replay(cell("say b 2.01\\na 1.12", "{.unordered tol=\"0.05\"}", output: "a 1\nb 2")).exitCode == 1)
  }

  @Test func `a tolerance that is none compares exactly`() {
    #expect(replay(cell("say 1", "{tol=\"lots\"}", output: "1.0")).exitCode == 1)
    #expect(
      Tolerance("-1") == nil && Tolerance("") == nil && Tolerance("1x") == nil
        && Tolerance(String(repeating: "1", count: 31)) == nil)
  }

  @Test func `.fresh starts a new session, which knows nothing of the one before`() {
    let text =
      cell("let x = 1", output: "") + cell("get x", output: "1")
      + cell("get x", "{.fresh .error}", output: "no name 'x'", "{.error}") + cell("tick", output: "tick 1")
    let log = Toy.Log()
    #expect(replay(text, Toy(log: log)).exitCode == 0)
    let sessions = log.lines.map { $0.prefix(1) }
    #expect(
      sessions.count == 4 && sessions[0] == sessions[1] && sessions[1] != sessions[2]
        && sessions[2] == sessions[3])
  }

  @Test(arguments: [".hide", ".setup", ".exercise", ".solution", ".hidden", ".check"])
  func `other classes change nothing in a whole replay`(_ name: String) {
    #expect(
      replay(cell("say a", "{\(name) points=\"2\" for=\"q\"}", output: "a")).verdicts == ["cell 1: passed"])
  }

  @Test func `a cell is told where it stands, and its id`() {
    let log = Toy.Log()
    _ = replay("text\n\n" + cell("say a", "{#a}", output: "a") + cell("get @a", output: "a"), Toy(log: log))
    #expect(log.asked == ["4: say a", "12: get @a"])
  }

  // MARK: Rows

  @Test func `rows past the limit are folded, and the digest covers them all`() {
    let ten = (1...10).map { "row \($0)" }.joined(separator: "\n")
    let front = "---\nokrug:\n  rows: 10\n---\n\n"
    let digest = { (count: Int) in
      Digest.sha256((1...count).map { "row \($0)" }.joined(separator: "\n")).prefix(8)
    }
    #expect(replay(front + cell("rows 10", output: ten)).exitCode == 0)
    #expect(
      replay(front + cell("rows 11", output: ten + "\n… 1 more row (sha256:\(digest(11)))")).exitCode == 0)
    #expect(
      replay(front + cell("rows 193", output: ten + "\n… 183 more rows (sha256:\(digest(193)))")).exitCode
        == 0)
    #expect(
      replay(front + cell("rows 193", output: ten + "\n… 183 more rows (sha256:\(digest(192)))")).exitCode
        == 1)
    #expect(
      replay(front + cell("rows 194", output: ten + "\n… 183 more rows (sha256:\(digest(193)))")).exitCode
        == 1)
  }

  @Test func `folded rows of an unordered cell are compared as a multiset too`() {
    let front = "---\nokrug:\n  rows: 2\n---\n\n"
    let recorded = updated(front + cell("say a\\nb\\nc\\nd", "{.unordered}"))
    let turned = { (rows: String) in
      recorded.split(separator: "say a\\nb\\nc\\nd").joined(separator: "say \(rows)")
    }
    #expect(replay(turned("d\\nc\\nb\\na")).exitCode == 0)
    #expect(replay(turned("d\\nc\\nb\\nb")).exitCode == 1)
    #expect(replay(recorded.split(separator: "\na\n").joined(separator: "\nz\n")).exitCode == 1)
  }

  // MARK: Prose

  @Test func `a prose number passes exactly when the check holds, before or after the cell it names`() {
    let text =
      "x <!--= @a -->5<!--/=-->\n\n" + cell("say 5", "{#a}", output: "5")
      + "y <!--= @a -->6<!--/=-->, <!--? @a = 5 -->, <!--? @a = 6 -->\n"
    #expect(
      replay(text).verdicts == [
        "@a: passed", "#a: passed", "@a: '6' does not hold (check-failed)", "? @a = 5: passed",
        "? @a = 6: '@a = 6' does not hold (check-failed)",
      ])
  }

  @Test func `a check is asked where it stands, or once all it names is answered`() {
    let log = Toy.Log()
    let text =
      "x <!--= say 1 -->1<!--/=-->, <!--= @b -->2<!--/=-->\n\n" + cell("say 1", "{#a}", output: "1")
      + "x <!--= @a -->1<!--/=-->\n\n" + cell("say 2", "{#b}", output: "2")
      + cell("say 3", "{#c .fresh}", output: "3") + "x <!--= @a -->1<!--/=-->, <!--= @c -->3<!--/=-->\n"
    #expect(replay(text, Toy(log: log)).exitCode == 0)
    #expect(
      log.asked == [
        "check say 1 = 1", "4: say 1", "check @a = 1", "14: say 2", "check @b = 2", "check @a = 1",
        "22: say 3", "check @c = 3",
      ])
  }

  @Test func `a check leaves the session as it was`() {
    let text =
      cell("say 1", "{#a}", output: "1") + "x <!--= @a -->1<!--/=-->\n\n"
      + cell("get last-check", "{.error}", output: "no name 'last-check'", "{.error}")
    #expect(replay(text).exitCode == 0)
  }

  @Test func `an expression that means nothing is a failure of that number alone`() {
    let report = replay("x <!--= @nobody -->1<!--/=-->\n\n" + cell("say 1", output: "1"))
    #expect(report.verdicts == ["@nobody: '1' does not hold (unknown-name)", "cell 1: passed"])
  }
}

struct AnsweringTests {
  private func run(_ text: String, _ selection: ReplaySelection = .all) -> (said: [String], exitCode: Int) {
    var said: [String] = []
    let factory: CellAnswererFactory = { Toy() }
    let (exitCode, _) = Answering.run(bytes(text), with: factory, selection: selection) { answer in
      said.append("\(answer.line) \(answer.label): \(answer.outcome.text)\(answer.isFailed ? " FAILED" : "")")
    }
    return (said, exitCode)
  }

  @Test func `running a notebook hands out what each cell says, and compares nothing`() {
    let text =
      "```okrug {#a}\nlet x = 1\nget x\n```\n\n```output\nzz\n```\n\n```okrug {.skip}\nsay no\n```\n\n```okrug\nsay b\n```\n\n<!--? @a = 7 -->\n"
    #expect(run(text).said == ["1 #a: 1", "14 cell 3: b"])
    #expect(run(text).exitCode == 0)
    #expect(run(text, .only(["a"])).said == ["1 #a: 1"])
  }

  @Test func `a cell fails if it is refused and nothing says so, or not refused as it says`() {
    #expect(run("```okrug\nfail x no\n```\n").exitCode == 1)
    #expect(run("```okrug {.error}\nfail x no\n```\n").exitCode == 0)
    #expect(run("```okrug {.error code=\"y\"}\nfail x no\n```\n").said == ["1 cell 1: no FAILED"])
    #expect(run("```okrug {.error}\nsay a\n```\n").exitCode == 1)
    #expect(run("```okrug\nfail x no\n```\n\n```output {.error}\n```\n").exitCode == 0)
    #expect(run("```okrug\n").exitCode == 2)
    #expect(run("```okrug\n```\n", .only(["a"])).exitCode == 2)
  }
}
