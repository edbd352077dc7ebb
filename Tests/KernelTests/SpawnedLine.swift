import Foundation
import Sockets
import Texts
import Wire

/// The built kernel in a process of its own.
final class SpawnedLine: Line, @unchecked Sendable {
  enum Transport: String, CaseIterable { case ipc, tcp, curve }

  static let binary = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "okrug-kernel")

  let process = Process()
  let folder: URL
  let key: String
  private let context: SocketContext
  private let shell: Socket
  private let control: Socket
  private let stdin: Socket
  private let iopub: Socket

  /// Nobody listens there any more when they are given out: a context ends when its sockets are closed.
  private static func freePorts() throws -> [Int] {
    let context = try SocketContext()
    let ports = try boundPorts(context)
    context.end()
    return ports
  }

  private static func boundPorts(_ context: SocketContext) throws -> [Int] {
    // Held together, so that no two are the same.
    let a = try Socket(.router, in: context)
    let b = try Socket(.router, in: context)
    let c = try Socket(.router, in: context)
    let d = try Socket(.router, in: context)
    let e = try Socket(.router, in: context)
    for socket in 0..<5 {
      switch socket {
      case 0: try a.bind("tcp://127.0.0.1:*")
      case 1: try b.bind("tcp://127.0.0.1:*")
      case 2: try c.bind("tcp://127.0.0.1:*")
      case 3: try d.bind("tcp://127.0.0.1:*")
      default: try e.bind("tcp://127.0.0.1:*")
      }
    }
    return [a.boundAddress(), b.boundAddress(), c.boundAddress(), d.boundAddress(), e.boundAddress()]
      .compactMap { $0.split(separator: ":").last.flatMap { Int($0) } }
  }

  init(key: String, _ transport: Transport, subscribing: Bool = true, environment: [String: String] = [:])
    throws
  {
    self.key = key
    let context = try SocketContext()
    self.context = context
    folder = FileManager.default.temporaryDirectory.appending(
      path: "okrug-kernel-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let ports = transport == .ipc ? [1, 2, 3, 4, 5] : try SpawnedLine.freePorts()
    let ip = transport == .ipc ? folder.appending(path: "k").path : "127.0.0.1"
    let curve = transport == .curve ? CurveKeys() : nil
    var file: [JSONValue.Member] = [
      .init("transport", .string(transport == .ipc ? "ipc" : "tcp")), .init("ip", .string(ip)),
      .init("key", .string(key)), .init("signature_scheme", "hmac-sha256"),
    ]
    for (name, port) in zip(["shell", "control", "stdin", "iopub", "hb"], ports) {
      file.append(.init("\(name)_port", .whole(port)))
    }
    if let curve {
      file += [
        .init("curve_publickey", .string(curve.publicKey)),
        .init("curve_secretkey", .string(curve.secretKey)),
      ]
    }
    let path = folder.appending(path: "connection.json")
    try Data(JSONValue.object(file).bytes).write(to: path)
    process.executableURL = SpawnedLine.binary
    process.arguments = ["-f", path.path, "--log", folder.appending(path: "log").path]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["XDG_STATE_HOME": folder.path].merging(environment) { $1 }
    ) { $1 }
    try process.run()
    // Whoever connects sooner is told to come again, and that takes a while.
    for _ in 0..<1_000 where transport == .ipc && !FileManager.default.fileExists(atPath: "\(ip)-4") {
      usleep(10_000)
    }
    func connected(_ kind: Socket.Kind, _ place: Int) throws -> Socket {
      let socket = try Socket(kind, in: context)
      if kind == .dealer { try socket.address("me") }
      try socket.linger(0)
      if kind == .subscriber, subscribing { try socket.subscribe(to: "") }
      if let curve, let own = CurveKeys() { try socket.encrypts(to: curve.publicKey, with: own) }
      try socket.connect(
        transport == .ipc ? "ipc://\(ip)-\(ports[place])" : "tcp://127.0.0.1:\(ports[place])")
      return socket
    }
    iopub = try connected(.subscriber, 3)
    shell = try connected(.dealer, 0)
    control = try connected(.dealer, 1)
    stdin = try connected(.dealer, 2)
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(at: folder)
  }

  func send(_ frames: [[UInt8]], on channel: Channel) {
    switch channel {
    case .shell: shell.send(frames)
    case .control: control.send(frames)
    case .stdin: stdin.send(frames)
    case .iopub: iopub.send(frames)
    }
  }

  func receive(on channel: Channel, within milliseconds: Int) -> [[UInt8]]? {
    switch channel {
    case .shell: SpawnedLine.receive(shell, milliseconds)
    case .control: SpawnedLine.receive(control, milliseconds)
    case .stdin: SpawnedLine.receive(stdin, milliseconds)
    case .iopub: SpawnedLine.receive(iopub, milliseconds)
    }
  }

  private static func receive(_ socket: borrowing Socket, _ milliseconds: Int) -> [[UInt8]]? {
    let end = Date(timeIntervalSinceNow: Double(milliseconds) / 1_000)
    while true {
      if case .frames(let frames) = socket.receive() { return frames }
      let left = end.timeIntervalSinceNow
      if left <= 0 { return nil }
      var readiness = Readiness()
      _ = readiness.add(socket)
      readiness.wait(milliseconds: Int(left * 1_000) + 1)
    }
  }

  /// Whether the process ended by itself in time, with no fault.
  func hasEnded() -> Bool {
    for _ in 0..<250 {
      if !process.isRunning { return process.terminationReason == .exit && process.terminationStatus == 0 }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return false
  }
}
