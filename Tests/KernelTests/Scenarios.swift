import Testing
import Texts
import Wire

/// Something a front end does, and what has to come of it: the same over memory and over sockets.
struct Scenario: Sendable, CustomTestStringConvertible {
  let name: String
  let run: @Sendable (FrontEnd) throws -> Void

  var testDescription: String { name }

  init(_ name: String, _ run: @escaping @Sendable (FrontEnd) throws -> Void) {
    self.name = name
    self.run = run
  }

  private static let japan = "share japan in FEFD 2012"

  static let all: [Scenario] = cells + failures + questions + lookingUp + theRest

  private static let cells = [
    Scenario("a cell: input, result, reply, and the counter goes up") { (front: FrontEnd) throws in
      for number in 1...2 {
        let found = try front.execute(japan)
        #expect(found.types == ["execute_input", "execute_result"])
        #expect(found.content["execution_count"]?.whole == number)
        #expect(found.content("execute_input")["execution_count"]?.whole == number)
        #expect(found.content("execute_result")["execution_count"]?.whole == number)
        let data = try #require(found.content("execute_result")["data"])
        #expect(data["text/plain"]?.text?.hasPrefix("17.86 %   Japan's share") == true)
        #expect(
          data.members?.map(\.name) == [
            "text/plain", "text/markdown", "text/html", "application/vnd.okrug.answer+json",
          ])
        #expect(data["application/vnd.okrug.answer+json"]?["headline"]?["text"] == "17.86 %")
      }
    },
    Scenario("the last of several answers is the result, those before it are shown") {
      (front: FrontEnd) throws in
      let found = try front.execute("\(japan)\nsay \"between\"\n1 % + 1 %")
      #expect(found.types == ["execute_input", "display_data", "stream", "execute_result"])
      #expect(found.content("stream") == ["name": "stdout", "text": "between\n"])
    },
    Scenario("a silent cell shows nothing and is not counted") { (front: FrontEnd) throws in
      let found = try front.execute("let kept = 7 %\n\(japan)", ["silent": true])
      #expect(found.types == [] && found.status == "ok")
      #expect(try front.execute("kept").content["execution_count"]?.whole == 1)
    },
    Scenario("a cell that is not stored is not counted") { (front: FrontEnd) throws in
      #expect(try front.execute(japan, ["store_history": false]).content["execution_count"]?.whole == 1)
      #expect(try front.execute(japan).content["execution_count"]?.whole == 1)
      #expect(try front.execute(japan, ["store_history": false]).content["execution_count"]?.whole == 1)
      #expect(try front.execute(" \n ").content["execution_count"]?.whole == 1)
      #expect(try front.execute(japan).content["execution_count"]?.whole == 2)
    },
    Scenario("an empty cell, a comment, and a cell that clears") { (front: FrontEnd) throws in
      #expect(try front.execute("").types == ["execute_input"])
      #expect(try front.execute("# nothing").types == ["execute_input"])
      #expect(try front.execute("clear").types == ["execute_input", "clear_output"])
    },
    Scenario("a name bound anew gives a warning") { (front: FrontEnd) throws in
      #expect(try front.execute("let x = 1 %").types == ["execute_input", "execute_result"])
      let found = try front.execute("let x = 2 %")
      #expect(found.types == ["execute_input", "stream", "execute_result"])
      #expect(found.content("stream")["name"] == "stderr")
      #expect(found.content("stream")["text"]?.text?.hasPrefix("x was 1 % before") == true)
    },
    Scenario("a supposition is shown anew when it ends") { (front: FrontEnd) throws in
      let shown = try front.execute("suppose total FEFD from all investors 2012 = 60 bln USD")
      #expect(shown.types == ["execute_input", "display_data"])
      let id = shown.content("display_data")["transient"]?["display_id"]
      #expect(id?.text?.isEmpty == false)
      let ended = try front.execute("suppose nothing")
      #expect(ended.types == ["execute_input", "execute_result", "update_display_data"])
      let update = ended.content("update_display_data")
      #expect(update["transient"]?["display_id"] == id)
      #expect(update["data"]?["text/html"]?.text?.contains("no longer in force since cell 2") == true)
      #expect(update["data"]?["text/plain"] == shown.content("display_data")["data"]?["text/plain"])
    },
    Scenario("a cell has the name that the front end or its first row gives it") { (front: FrontEnd) throws in
      try front.execute(japan, metadata: ["cellId": "first"])
      #expect(try front.execute("@first").contents("execute_result").count == 1)
      try front.execute("#| label: second\n\(japan)", metadata: ["cellId": "other"])
      #expect(try front.execute("@second").contents("execute_result").count == 1)
      #expect(try front.execute("@other").status == "error")
      try front.execute("#| fresh: true\n\(japan)")
      #expect(try front.execute("@second").status == "error")
    },
    Scenario("expressions are answered afterwards, and change nothing") { (front: FrontEnd) throws in
      let wanted: JSONValue = [
        "user_expressions": ["good": "1 % + 1 %", "bad": "japn", "let": "let y = 1 %"]
      ]
      let values = try #require(try front.execute("let y = 3 %", wanted).content["user_expressions"])
      #expect(values["good"]?["data"]?["text/plain"]?.text?.hasPrefix("2 %") == true)
      #expect(values["bad"]?["status"] == "error")
      #expect(values["let"]?["status"] == "ok")
      let still = try front.execute("y").content("execute_result")
      #expect(still["data"]?["text/plain"]?.text?.hasPrefix("3 %") == true)
    },
  ]

  private static let failures = [
    Scenario("a refusal is one error, and the reply says the same") { (front: FrontEnd) throws in
      let found = try front.execute("show stock from japn in FEFD 2012")
      #expect(found.types == ["execute_input", "error"])
      let error = found.content("error")
      #expect(error["ename"] == "unknown-name")
      #expect(error["evalue"]?.text == "no name 'japn'")
      #expect(error["traceback"]?.items?.count ?? 0 > 2)
      for name in ["ename", "evalue", "traceback"] { #expect(found.content[name] == error[name]) }
      #expect(found.content["execution_count"]?.whole == 1)
      #expect(try front.execute(japan).status == "ok")
    },
    Scenario("a check that fails shows its answer and stops the cell") { (front: FrontEnd) throws in
      let found = try front.execute("check \(japan) = 99 %\nsay \"never\"")
      #expect(found.types == ["execute_input", "display_data", "error"])
      #expect(found.content["ename"] == "check-failed")
    },
    Scenario("cells behind one that fails are aborted, other requests are not") { (front: FrontEnd) throws in
      let first = front.send("execute_request", FrontEnd.cell("japn"))
      let second = front.send("execute_request", FrontEnd.cell(japan))
      let third = front.send("kernel_info_request")
      let fourth = front.send("execute_request", FrontEnd.cell(japan))
      #expect(try front.finished(first, "execute_request").content["ename"] == "unknown-word")
      for id in [second, fourth] {
        if id == fourth { #expect(try front.finished(third, "kernel_info_request").status == "ok") }
        let aborted = try front.finished(id, "execute_request")
        // Whether it had arrived when the first one failed is the messenger's business.
        if aborted.status == "error" {
          #expect(aborted.content["ename"] == "aborted" && aborted.types == [])
          #expect(aborted.content["traceback"]?.items?.isEmpty == false)
        }
      }
      #expect(try front.execute(japan).status == "ok")
    },
    Scenario("cells behind one that may fail are answered") { (front: FrontEnd) throws in
      let first = front.send("execute_request", FrontEnd.cell("japn", ["stop_on_error": false]))
      let second = front.send("execute_request", FrontEnd.cell(japan))
      #expect(try front.finished(first, "execute_request").status == "error")
      #expect(try front.finished(second, "execute_request").status == "ok")
    },
    Scenario("a request without what it needs, and one that nobody knows, are answered") {
      (front: FrontEnd) throws in
      #expect(try front.exchange("execute_request", [:]).content["ename"] == "malformed-request")
      #expect(try front.exchange("complete_request", ["code": 7]).content["ename"] == "malformed-request")
      #expect(try front.exchange("history_request", [:]).content["ename"] == "malformed-request")
      #expect(try front.exchange("teleport_request").content["ename"] == "unknown-request")
      #expect(
        try front.exchange("execute_request", FrontEnd.cell(japan), on: .control).content["ename"]
          == "unknown-request")
    },
  ]

  private static let questions = [
    Scenario("an ambiguous line asks which is meant, answers that, and puts it into the cell") {
      (front: FrontEnd) throws in
      let code = "1 % + 1 %\n\(ambiguous)\n2 % + 2 %"
      let id = front.send("execute_request", FrontEnd.cell(code, ["allow_stdin": true]))
      let question = try front.next(on: .stdin)
      #expect(question.header.type == "input_request" && question.parent == id)
      #expect(question.content["prompt"]?.text?.contains("\n  1  share ") == true)
      front.send("input_reply", ["value": "1"], on: .stdin, parent: question.header)
      let found = try front.finished(id, "execute_request")
      #expect(found.status == "ok")
      #expect(found.types == ["execute_input", "display_data", "display_data", "execute_result"])
      let payload = try #require(found.content["payload"]?.items?.first)
      #expect(payload["source"] == "set_next_input" && payload["replace"] == true)
      let mended = try #require(payload["text"]?.text)
      #expect(mended.hasPrefix("1 % + 1 %\nshare ") && mended.hasSuffix("\n2 % + 2 %"))
      #expect(try front.execute(mended).status == "ok")
    },
    Scenario("no choice leaves the refusal") { (front: FrontEnd) throws in
      for typed in ["", "0", "99", "what?", "-9223372036854775808"] {
        let id = front.send("execute_request", FrontEnd.cell(ambiguous, ["allow_stdin": true]))
        let question = try front.next(on: .stdin)
        front.send("input_reply", ["value": .string(typed)], on: .stdin, parent: question.header)
        #expect(try front.finished(id, "execute_request").types == ["execute_input", "error"])
      }
    },
    Scenario("nobody is asked who cannot be, or who expects a refusal") { (front: FrontEnd) throws in
      #expect(try front.execute(ambiguous).content["ename"] == "ambiguous-reading")
      let expected = try front.execute(ambiguous, ["allow_stdin": true, "stop_on_error": false])
      #expect(expected.content["ename"] == "ambiguous-reading")
    },
    Scenario("an interrupt ends a question, and an answer to nothing is nobody's") {
      (front: FrontEnd) throws in
      let id = front.send("execute_request", FrontEnd.cell(ambiguous, ["allow_stdin": true]))
      let question = try front.next(on: .stdin)
      let stop = front.send("interrupt_request", on: .control)
      var published: [Incoming] = []
      while published.count(where: { $0.content["execution_state"] == "idle" }) < 2 {
        published.append(try front.next(on: .iopub))
      }
      #expect(try front.next(on: .control).parent == stop)
      let reply = try front.next(on: .shell)
      #expect(reply.parent == id && reply.content["status"] == "error")
      #expect(
        published.filter { $0.parent == id }.map(\.header.type) == [
          "status", "execute_input", "error", "status",
        ])
      front.send("input_reply", ["value": "1"], on: .stdin, parent: question.header)
      #expect(try front.execute(japan).status == "ok")
    },
  ]

  private static let ambiguous = "share moscow in CFD 2012"

  private static let lookingUp = [
    Scenario("completion replaces what was begun, counted in code points") { (front: FrontEnd) throws in
      let code = "say \"\u{1F30B}\u{E9}\"\nshare japan in FEF"
      let reply = try front.exchange(
        "complete_request", ["code": .string(code), "cursor_pos": .whole(code.unicodeScalars.count)])
      #expect(reply.content["matches"] == ["FEFD"])
      #expect(reply.content["cursor_start"]?.whole == code.unicodeScalars.count - 3)
      #expect(reply.content["cursor_end"]?.whole == code.unicodeScalars.count)
      let kinds = try #require(reply.content["metadata"]?["_jupyter_types_experimental"]?.items)
      #expect(kinds.map { $0["text"] } == ["FEFD"])
      #expect(kinds.first?["signature"]?.text?.contains("9,415.9 mln USD") == true)
    },
    Scenario("a cursor that is nowhere is the nearest end") { (front: FrontEnd) throws in
      for cursor: JSONValue in [.whole(-5), .whole(1_000_000), .null, .number("1e99")] {
        let reply = try front.exchange("complete_request", ["code": "sha", "cursor_pos": cursor])
        #expect(reply.status == "ok")
        #expect(
          try front.exchange("inspect_request", ["code": "share", "cursor_pos": cursor]).status == "ok")
      }
    },
    Scenario("what stands under the cursor") { (front: FrontEnd) throws in
      let word = try front.exchange(
        "inspect_request", ["code": "share japan", "cursor_pos": 3, "detail_level": 1])
      #expect(word.content["found"] == true)
      #expect(word.content["data"]?["text/plain"]?.text?.contains("share PART in WHOLE") == true)
      let nothing = try front.exchange("inspect_request", ["code": "@@@", "cursor_pos": 1])
      #expect(nothing.content["found"] == false && nothing.content["data"] == [:])
    },
    Scenario("a question mark opens the word's page") { (front: FrontEnd) throws in
      for code in ["share?", "?share", " share ?\n"] {
        let found = try front.execute(code)
        #expect(found.types == ["execute_input"])
        let payloads = found.content["payload"]?.items ?? []
        #expect(payloads.count == 1 && payloads.first?["source"] == "page")
        #expect(payloads.first?["data"]?["text/plain"]?.text?.contains("share PART in WHOLE") == true)
      }
      #expect(try front.execute("nonsense?").status == "error")
    },
    Scenario("whether a text is complete") { (front: FrontEnd) throws in
      let expected = [
        japan: "complete", "": "complete", "say \"open": "incomplete", "1 % +": "incomplete",
        "share ]": "invalid",
      ]
      for (code, status) in expected.sorted(by: { $0.key < $1.key }) {
        let reply = try front.exchange("is_complete_request", ["code": .string(code)])
        #expect(reply.status == status)
        #expect((reply.content["indent"] != nil) == (status == "incomplete"))
      }
    },
    Scenario("the history: its tail, a range, a search") { (front: FrontEnd) throws in
      for code in ["1 % + 1 %", "1 % + 2 %", "1 % + 1 %", "say \"a?b\""] { try front.execute(code) }
      func lines(_ asked: JSONValue) throws -> [JSONValue] {
        try front.exchange("history_request", asked).content["history"]?.items ?? []
      }
      let tail = try lines(["hist_access_type": "tail", "n": 2, "output": false, "raw": true])
      #expect(tail.map { $0.items?[2] } == ["1 % + 1 %", "say \"a?b\""])
      #expect(tail.map { $0.items?[1].whole } == [3, 4])
      let session = try #require(tail.first?.items?[0])
      for asked: JSONValue in [session, 0] {
        let range = try lines([
          "hist_access_type": "range", "session": asked, "start": 2, "stop": 4, "output": true,
        ])
        #expect(range.map { $0.items?[1].whole } == [2, 3])
        #expect(range.first?.items?[2].items?[1].text?.hasPrefix("3 %") == true)
      }
      #expect(try lines(["hist_access_type": "search", "pattern": "1*1 %"]).count == 2)
      #expect(try lines(["hist_access_type": "search", "pattern": "1*1 %", "unique": true]).count == 1)
      #expect(try lines(["hist_access_type": "search", "pattern": "1*", "n": 2]).count == 2)
      #expect(try lines(["hist_access_type": "search", "pattern": "say \"a[?]b\""]).count == 1)
      #expect(try lines(["hist_access_type": "search", "pattern": "[2-9]*"]).isEmpty)
      #expect(try lines(["hist_access_type": "range", "session": 99, "start": 1]).isEmpty)
    },
  ]

  private static let theRest = [
    Scenario("what the kernel is, on both channels") { (front: FrontEnd) throws in
      for channel in [Channel.shell, .control] {
        let reply = try front.exchange("kernel_info_request", on: channel)
        #expect(reply.content["protocol_version"] == "5.5")
        #expect(reply.content["language_info"]?["name"] == "okrug")
        #expect(reply.content["language_info"]?["codemirror_mode"]?.text != nil)
        #expect(reply.content["supported_features"] == [])
      }
    },
    Scenario("comms: there are none, and one that is opened is closed") { (front: FrontEnd) throws in
      #expect(try front.exchange("comm_info_request").content["comms"] == [:])
      let open = front.send("comm_open", ["comm_id": "c", "target_name": "widget", "data": [:]])
      let published = try front.published(open)
      #expect(published.map(\.header.type) == ["comm_close"])
      #expect(published.first?.content["comm_id"] == "c")
      for type in ["comm_msg", "comm_close"] {
        let id = front.send(type, ["comm_id": "c", "data": [:]])
        #expect(try front.published(id).isEmpty)
      }
    },
    Scenario("an interrupt of an idle kernel is answered and changes nothing") { (front: FrontEnd) throws in
      try front.execute("let x = 1 %")
      for _ in 0..<3 { #expect(try front.exchange("interrupt_request", on: .control).status == "ok") }
      #expect(try front.execute("x").status == "ok")
    },
    Scenario("there is no debugger, and it says so") { (front: FrontEnd) throws in
      let reply = try front.exchange(
        "debug_request", ["type": "request", "command": "initialize", "seq": 4], on: .control)
      #expect(reply.content["success"] == false && reply.content["request_seq"]?.whole == 4)
    },
    Scenario("a hundred cells at once are answered in their order") { (front: FrontEnd) throws in
      let ids = (1...100).map { _ in front.send("execute_request", FrontEnd.cell("1 % + 1 %")) }
      for (place, id) in ids.enumerated() {
        #expect(try front.finished(id, "execute_request").content["execution_count"]?.whole == place + 1)
      }
    },
  ]
}
