import Foundation
import Sockets
import Testing
import Texts
import Wire

/// The process: what it survives, and when it ends.
@Suite(.serialized) struct KernelProcessTests {
  private static let key = "secret"
  private static let japan = "share japan in FEFD 2012"

  private func started(_ environment: [String: String] = [:]) throws -> (FrontEnd, SpawnedLine) {
    let line = try SpawnedLine(key: Self.key, .ipc, environment: environment)
    return (try FrontEnd(line, key: Self.key), line)
  }

  @Test(.timeLimit(.minutes(1)))
  func `frames of every broken kind are dropped, and the next request is answered`() throws {
    let (front, line) = try started()
    let good = WireFormat(key: Self.key).frames(
      of: Outgoing(
        identities: [],
        header: Header(id: "x", session: "s", user: "u", date: "d", type: "kernel_info_request"),
        parent: nil, content: [:]))
    var broken: [[[UInt8]]] = (1..<good.count).map { Array(good.prefix($0)) }
    for place in good.indices {
      var frames = good
      frames[place] = [0xFF, 0xFE, 0x00]
      broken.append(frames)
    }
    broken.append(Array(repeating: [], count: 1_000))
    broken.append([Array(repeating: 0x7B, count: 4 << 20)])
    for frames in broken {
      for channel in [Channel.shell, .control, .stdin] { line.send(frames, on: channel) }
    }
    #expect(try front.execute(Self.japan).status == "ok")
    try front.finish()
    #expect(line.process.terminationStatus == 0)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a frame longer than any request is not taken, and who sent it is answered again`() throws {
    let (front, line) = try started()
    line.send([Array(repeating: 0x7B, count: (64 << 20) + 1)], on: .shell)
    // The connection is begun anew, and what is sent meanwhile may be lost with the old one.
    var answered: Incoming?
    for _ in 0..<20 where answered == nil {
      front.send("comm_info_request")
      answered = try? front.next(on: .shell, within: 500)
    }
    #expect(answered?.header.type == "comm_info_reply")
    while line.receive(on: .shell, within: 100) != nil {}
    while line.receive(on: .iopub, within: 100) != nil {}
    #expect(try front.execute(Self.japan).status == "ok")
    try front.finish()
  }

  @Test(.timeLimit(.minutes(1))) func `a request sent twice is answered once`() throws {
    let (front, line) = try started()
    let frames = WireFormat(key: Self.key).frames(
      of: Outgoing(
        identities: [],
        header: Header(id: "twice", session: "s", user: "u", date: "d", type: "execute_request"),
        parent: nil, content: FrontEnd.cell(Self.japan)))
    line.send(frames, on: .shell)
    line.send(frames, on: .shell)
    #expect(try front.finished("twice", "execute_request").status == "ok")
    #expect(try front.execute(Self.japan).content["execution_count"]?.whole == 2)
    try front.finish()
  }

  @Test(.timeLimit(.minutes(1))) func `a thousand queued cells are aborted or answered, each of them`() throws
  {
    let (front, _) = try started()
    let failing = front.send("execute_request", FrontEnd.cell("japn"))
    let ids = (0..<1_000).map { _ in front.send("execute_request", FrontEnd.cell("1 % + 1 %")) }
    #expect(try front.finished(failing, "execute_request").status == "error")
    for id in ids { _ = try front.finished(id, "execute_request") }
    #expect(try front.execute(Self.japan).status == "ok")
    try front.finish()
  }

  @Test(.timeLimit(.minutes(1))) func `deep JSON, long cells and texts of every plane do it no harm`() throws
  {
    let (front, line) = try started()
    let deep = String(repeating: "[", count: 100_000)
    let header = Header(id: "deep", session: "s", user: "u", date: "d", type: "execute_request")
    let parts = [header.bytes, Array("{}".utf8), Array("{}".utf8), Array("{\"code\":\(deep)".utf8)]
    line.send([Array("<IDS|MSG>".utf8), Signature(key: Self.key).text(of: parts)] + parts, on: .shell)
    for code in [
      String(repeating: "(", count: 70_000), String(repeating: "say \"x\"\n", count: 2_000),
      "\u{0}\u{1}\u{7F}\u{202E}",
      "say \"\u{1F30B}\u{10FFFF}\"", "share \u{421}FD in japan",
      String(repeating: "\u{1F30B}", count: 10_000),
    ] {
      #expect(["ok", "error"].contains(try front.execute(code).status))
      let end = code.unicodeScalars.count
      for cursor in [0, end / 2, end] {
        try front.exchange("complete_request", ["code": .string(code), "cursor_pos": .whole(cursor)])
        try front.exchange("inspect_request", ["code": .string(code), "cursor_pos": .whole(cursor)])
      }
      try front.exchange("is_complete_request", ["code": .string(code)])
    }
    try front.finish()
  }

  @Test(.timeLimit(.minutes(1))) func `SIGINT ends a running cell, and an idle kernel does not mind it`()
    throws
  {
    let (front, line) = try started()
    kill(line.process.processIdentifier, SIGINT)
    #expect(try front.execute(Self.japan).status == "ok")
    let long = String(repeating: "show table 1 of ershova-2014\n", count: 20_000)
    let id = front.send("execute_request", FrontEnd.cell(long))
    // Busy and the input: it has begun.
    for _ in 0..<2 { #expect(try front.next(on: .iopub).parent == id) }
    usleep(50_000)
    kill(line.process.processIdentifier, SIGINT)
    let reply = try front.next(on: .shell)
    #expect(reply.parent == id && reply.content["ename"] == "interrupted")
    while try front.next(on: .iopub).content["execution_state"] != "idle" {}
    #expect(try front.execute(Self.japan).status == "ok")
    try front.finish()
  }

  @Test(.timeLimit(.minutes(1))) func `a kernel does not outlive the process that it was started for`() throws
  {
    let parent = Process()
    parent.executableURL = URL(filePath: "/bin/sleep")
    parent.arguments = ["60"]
    try parent.run()
    let (front, line) = try started(["JPY_PARENT_PID": String(parent.processIdentifier)])
    #expect(try front.execute(Self.japan).status == "ok")
    kill(parent.processIdentifier, SIGKILL)
    parent.waitUntilExit()
    #expect(line.hasEnded())
  }

  /// It stays awake for a moment after an answer, and no longer.
  @Test(.timeLimit(.minutes(1))) func `a kernel that has answered sleeps until the next request`() throws {
    let (front, line) = try started()
    #expect(try front.execute(Self.japan).status == "ok")
    sleep(1)
    let before = try Self.processorTicks(of: line.process.processIdentifier)
    sleep(1)
    let used = try Self.processorTicks(of: line.process.processIdentifier) - before
    #expect(used < sysconf(Int32(_SC_CLK_TCK)) / 4)
    try front.finish()
  }

  /// The thread that keeps a processor awake takes it from nobody, and not from the thread that answers.
  @Test(.timeLimit(.minutes(1)), .enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1))
  func `a processor is kept awake with what nobody else wants of it`() throws {
    let (front, line) = try started()
    for _ in 0..<20 { #expect(try front.execute(Self.japan).status == "ok") }
    let threads = "/proc/\(line.process.processIdentifier)/task"
    let keeper = try #require(
      try FileManager.default.contentsOfDirectory(atPath: threads).first { thread in
        try String(contentsOfFile: "\(threads)/\(thread)/comm", encoding: .utf8) == "keeper\n"
      })
    let idle = 5
    #expect(try Self.fields("\(threads)/\(keeper)/stat")[39] == "\(idle)")
    let status = try String(contentsOfFile: "\(threads)/\(keeper)/status", encoding: .utf8)
    let allowed = status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed:") }
    let whole = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    #expect(allowed != whole.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed:") })
    try front.finish()
  }

  /// The processor time of a process and the system for it, as /proc counts it.
  private static func processorTicks(of id: Int32) throws -> Int {
    let fields = try fields("/proc/\(id)/stat")
    return (Int(fields[12]) ?? 0) + (Int(fields[13]) ?? 0)
  }

  /// What proc(5) says of a process or a thread behind its name: the first field here is `)`, the second its state.
  private static func fields(_ path: String) throws -> [Substring] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
  }

  @Test(.timeLimit(.minutes(1))) func `SIGTERM ends it well`() throws {
    let (_, line) = try started()
    kill(line.process.processIdentifier, SIGTERM)
    #expect(line.hasEnded())
  }

  @Test(arguments: [
    "", "{", "[]", "{\"key\":\"\"}", "{\"ip\":\"127.0.0.1\",\"key\":\"\",\"transport\":\"smoke\"}",
    "{\"ip\":\"127.0.0.1\",\"key\":\"\",\"signature_scheme\":\"hmac-md5\"}",
    "{\"ip\":\"127.0.0.1\",\"key\":\"\",\"shell_port\":99999999}",
    "{\"ip\":\"not an address\",\"key\":\"\",\"shell_port\":1,\"control_port\":2,\"stdin_port\":3,\"iopub_port\":4,\"hb_port\":5}",
  ])
  func `a connection file that is none is said to be none`(_ text: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "okrug-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: folder.appending(path: "c.json"))
    let process = Process()
    let errors = Pipe()
    process.executableURL = SpawnedLine.binary
    process.arguments = ["-f", folder.appending(path: "c.json").path]
    process.standardError = errors
    try process.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 2)
    #expect(said.hasPrefix("okrug-kernel: ") && said.filter { $0 == "\n" }.count == 1)
  }
}
