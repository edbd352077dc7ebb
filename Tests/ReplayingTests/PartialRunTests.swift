import Replaying
import Testing

struct PartialRunTests {
  private static let notebook = """
    Before <!--= @c -->3<!--/=-->.

    ```okrug {#s .setup}
    let x = 1
    ```

    ```output
    ```

    ```okrug {#a}
    let y = 2
    ```

    ```output
    ```

    ```okrug {#b}
    get x
    ```

    ```output
    1
    ```

    After b <!--= @b -->1<!--/=-->.

    ```okrug {#c}
    get y
    say 3
    ```

    ```output
    2
    3
    ```

    ```okrug {#d .fresh}
    say 4
    ```

    ```output
    4
    ```

    ```okrug {#e .skip}
    ```
    """

  private func run(_ selection: ReplaySelection, knowsNames: Bool) -> (verdicts: [String], ran: [String]) {
    let log = Toy.Log()
    let report = replay(
      Self.notebook, Toy(knowsNames: knowsNames, log: log), ReplayOptions(selection: selection))
    return (report.verdicts.filter { !$0.hasSuffix("not run") }, log.asked)
  }

  @Test func `only some cells: setup cells and those that bind their names run first, and are not compared`()
  {
    #expect(run(.only(["b"]), knowsNames: true).verdicts == ["#b: passed", "@b: passed"])
    #expect(run(.only(["b"]), knowsNames: true).ran == ["4: let x = 1", "18: get x", "check @b = 1"])
    #expect(
      run(.only(["c"]), knowsNames: true).ran == [
        "4: let x = 1", "11: let y = 2", "28: get y\nsay 3", "check @c = 3",
      ])
  }

  @Test func `a language that does not say its names gets all cells before`() {
    #expect(run(.only(["c"]), knowsNames: false).verdicts == ["@c: passed", "#c: passed"])
    #expect(
      run(.only(["c"]), knowsNames: false).ran == [
        "4: let x = 1", "11: let y = 2", "18: get x", "28: get y\nsay 3", "check @c = 3",
      ])
  }

  @Test func `a cell of another session is never needed`() {
    #expect(run(.only(["d"]), knowsNames: false).ran == ["38: say 4"])
    #expect(run(.only(["d"]), knowsNames: true).ran == ["38: say 4"])
  }

  @Test func `from a cell on, it and all after it are compared, with the checks after it`() {
    #expect(
      run(.from("b"), knowsNames: true).verdicts == [
        "@c: passed", "#b: passed", "@b: passed", "#c: passed", "#d: passed", "#e: skipped",
      ])
    #expect(
      run(.from("c"), knowsNames: true).verdicts == ["@c: passed", "#c: passed", "#d: passed", "#e: skipped"])
  }

  @Test func `a skipped cell that is selected is skipped`() {
    #expect(run(.only(["e"]), knowsNames: true).verdicts == ["#e: skipped"])
  }

  @Test(arguments: [ReplaySelection.only(["zz"]), .from("zz")])
  func `an id that no cell has is an error with exit code 2`(_ selection: ReplaySelection) {
    let report = replay(Self.notebook, Toy(), ReplayOptions(selection: selection))
    #expect(report.exitCode == 2)
    #expect(report.errors.map(\.code) == ["no-such-cell"])
  }

  @Test func `a partial run says of each cell and check what the whole run says`() {
    for seed in 0..<300 {
      let text = Self.random(UInt64(seed))
      for knowsNames in [false, true] {
        let items = replay(text, Toy(knowsNames: knowsNames)).items
        let whole = Dictionary(items.map { ("\($0.line):\($0.column)", $0.verdict) }) { first, _ in first }
        for selection in [ReplaySelection.only(["c3"]), .from("c5"), .only(["c0", "c7"])] {
          let part = replay(text, Toy(knowsNames: knowsNames), ReplayOptions(selection: selection))
          for item in part.items where item.verdict != .notRun {
            #expect(
              item.verdict == whole["\(item.line):\(item.column)"], "seed \(seed) \(selection) \(item.label)")
          }
        }
      }
    }
  }

  /// Cells that bind and use one another's names, with outputs right and wrong.
  private static func random(_ seed: UInt64) -> String {
    var random = Seeded(seed)
    let names = ["x", "y", "z"]
    func pick(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }
    return (0..<9).map { index in
      let classes =
        (index > 0 ? pick(["", "", "", " .setup", " .fresh"]) : "") + pick(["", "", "", " .skip"])
      let line = pick([
        "let \(pick(names)) = \(index)", "get \(pick(names))",
        "get @c\(Int.random(in: 0...8, using: &random))", "say \(index)",
      ])
      let isWrong = pick(["", "x"])
      let expression = pick(names + ["@c0", "@c3", "@c7"])
      return
        "```okrug {#c\(index)\(index == 3 || index == 5 ? "" : classes)}\n\(line)\n```\n\n```output\n\(index)\(isWrong)\n```\n\ntext <!--= \(expression) -->\(index)<!--/=-->\n\n"
    }.joined()
  }
}
