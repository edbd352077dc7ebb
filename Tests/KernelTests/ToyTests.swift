import Foundation
import Serving
import Testing
import Texts
import Wire

/// A language of three words, to which Okrug is unknown: what serves it serves any.
private struct Toy: KernelLanguage {
  let interruption: Interruption
  var total = 0

  let card = LanguageCard(
    name: "toy", version: "1", implementation: "toy", mimeType: "text/x-toy", fileExtension: ".toy",
    pygmentsLexer: "text", codeMirrorMode: "text", banner: "")

  mutating func answer(_ cell: CellText, showing front: any CellFront) -> CellEnd {
    switch cell.code {
    case "spin":
      front.print("spinning", on: .stdout)
      while !interruption.isRequested { usleep(200) }
      return CellEnd(failure: Failure(name: "interrupted", value: "the cell was interrupted"))
    case "muse":
      while !interruption.isRequested { usleep(200) }
      return CellEnd(failure: Failure(name: "interrupted", value: "the cell was interrupted"))
    case "deaf":
      front.print("deaf", on: .stdout)
      usleep(3_000_000)
      return CellEnd()
    case "ask":
      front.result(Wire.Bundle(plain: front.ask("what? ") ?? "nobody"))
      return CellEnd()
    default:
      guard let number = Int(cell.code) else {
        return CellEnd(failure: Failure(name: "no-number", value: "that is no number"))
      }
      total += number
      front.result(Wire.Bundle(plain: String(total)))
      return CellEnd(text: String(total))
    }
  }

  func value(of expression: String) -> Result<Wire.Bundle, Failure> {
    .success(Wire.Bundle(plain: expression))
  }
  func candidates(in code: String, at cursor: Int) -> Candidates { Candidates(replacing: 0..<cursor, []) }
  func inspected(in code: String, at cursor: Int, detail: Int) -> Wire.Bundle? { nil }
  func completeness(of code: String) -> IsCompleteReply { .complete }
}

@Suite struct ToyTests {
  private func front() throws -> FrontEnd {
    try FrontEnd(MemoryLine(key: "") { Toy(interruption: $0) }, key: "")
  }

  @Test(.timeLimit(.minutes(1))) func `a session goes on from cell to cell`() throws {
    let front = try front()
    try front.execute("3")
    #expect(try front.execute("4").content("execute_result")["data"]?["text/plain"] == "7")
    #expect(try front.execute("x").content["ename"] == "no-number")
    try front.finish()
  }

  @Test(.timeLimit(.minutes(1)))
  func `control is answered while a cell runs, and interrupting ends all that waits`() throws {
    let front = try front()
    let running = front.send("execute_request", FrontEnd.cell("spin"))
    let waiting = front.send("execute_request", FrontEnd.cell("4"))
    // Busy, the input, and what it prints: it runs.
    for _ in 0..<3 { #expect(try front.next(on: .iopub).parent == running) }
    let info = front.send("kernel_info_request", on: .control)
    #expect(try front.next(on: .control).parent == info)
    #expect(try front.published(info).isEmpty)
    // One that was sent before the cell and comes late is answered, and the cell runs on.
    let late = front.send("interrupt_request", on: .control, date: "2025-12-31T23:59:59Z")
    #expect(try front.next(on: .control).parent == late)
    #expect(try front.published(late).isEmpty)
    let stop = front.send("interrupt_request", on: .control)
    #expect(try front.next(on: .control).parent == stop)
    let ended = try front.next(on: .shell)
    #expect(ended.parent == running && ended.content["ename"] == "interrupted")
    #expect(try front.next(on: .shell).content["ename"] == "aborted")
    var idle: [String] = []
    while idle.count < 3 {
      let message = try front.next(on: .iopub)
      if message.content["execution_state"] == "idle", let parent = message.parent { idle.append(parent) }
    }
    #expect(Set(idle) == [stop, running, waiting])
    #expect(try front.execute("5").content("execute_result")["data"]?["text/plain"] == "5")
    try front.finish()
  }

  @Test(.timeLimit(.minutes(1)))
  func `of a cell that takes long all know that it runs, though it shows nothing`() throws {
    let front = try front()
    let running = front.send("execute_request", FrontEnd.cell("muse"))
    #expect(try front.next(on: .iopub).content["execution_state"] == "busy")
    let input = try front.next(on: .iopub)
    #expect(input.parent == running && input.content["code"] == "muse")
    let stop = front.send("interrupt_request", on: .control)
    #expect(try front.next(on: .control).parent == stop)
    #expect(try front.next(on: .shell).content["ename"] == "interrupted")
    var idle = 0
    while idle < 2 { if try front.next(on: .iopub).content["execution_state"] == "idle" { idle += 1 } }
    try front.finish()
  }

  @Test(.timeLimit(.minutes(1))) func `a cell that waits for an answer gets it, whatever it is`() throws {
    let front = try front()
    let id = front.send("execute_request", FrontEnd.cell("ask", ["allow_stdin": true]))
    let question = try front.next(on: .stdin)
    #expect(question.content["prompt"] == "what? ")
    front.send("input_reply", ["value": "\u{1F30B}\n"], on: .stdin, parent: question.header)
    let found = try front.finished(id, "execute_request")
    #expect(found.content("execute_result")["data"]?["text/plain"] == "\u{1F30B}\n")
    #expect(try front.execute("ask").content("execute_result")["data"]?["text/plain"] == "nobody")
    try front.finish()
  }
}
