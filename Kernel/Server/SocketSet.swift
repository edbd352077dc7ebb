import Sockets
import Synchronization
import Wire

/// The sockets of a kernel but for the heartbeat's.
struct SocketSet: ~Copyable {
  let shell: Socket
  let control: Socket
  let stdin: Socket
  let iopub: Socket

  /// How long unsent messages are kept at the end, in milliseconds.
  private static let linger: Int32 = 1_000
  /// No request is so long, in bytes.
  private static let longestFrame: Int64 = 64 << 20

  init(_ file: ConnectionFile, in context: SocketContext) throws {
    let shell = try SocketSet.socket(.router, .shell, file, context)
    let control = try SocketSet.socket(.router, .control, file, context)
    let stdin = try SocketSet.socket(.router, .stdin, file, context)
    let iopub = try SocketSet.socket(.publisher, .iopub, file, context)
    self.shell = shell
    self.control = control
    self.stdin = stdin
    self.iopub = iopub
  }

  static func socket(
    _ kind: Socket.Kind, _ port: ConnectionFile.Port, _ file: ConnectionFile, _ context: SocketContext
  ) throws(SocketFault) -> Socket {
    let socket = try Socket(kind, in: context)
    try socket.linger(linger)
    try socket.longestFrame(longestFrame)
    try socket.neverDrops()
    if kind == .router { try socket.takesOverAddresses() }
    if kind == .publisher { try socket.hearsEverySubscription() }
    if let curve = file.curve { try socket.encrypts(publicKey: curve.publicKey, secretKey: curve.secretKey) }
    try socket.bind(file.address(of: port))
    return socket
  }

  func descriptor(of channel: Channel) -> Int32 {
    switch channel {
    case .shell: shell.descriptor
    case .control: control.descriptor
    case .stdin: stdin.descriptor
    case .iopub: iopub.descriptor
    }
  }

  func hasInput(on channel: Channel) -> Bool {
    switch channel {
    case .shell: shell.hasInput
    case .control: control.hasInput
    case .stdin: stdin.hasInput
    case .iopub: iopub.hasInput
    }
  }

  func receive(_ channel: Channel) -> Socket.Received {
    switch channel {
    case .shell: shell.receive()
    case .control: control.receive()
    case .stdin: stdin.receive()
    case .iopub: iopub.receive()
    }
  }

  func send(_ frames: [[UInt8]], on channel: Channel) {
    switch channel {
    case .shell: shell.send(frames)
    case .control: control.send(frames)
    case .stdin: stdin.send(frames)
    case .iopub: iopub.send(frames)
    }
  }
}

/// Echoes whatever comes, so that a front end knows that the process lives.
final class Heartbeat: Sendable {
  private let socket: Mutex<Socket?>

  init(_ file: ConnectionFile, in context: SocketContext) throws(SocketFault) {
    socket = Mutex(try SocketSet.socket(.reply, .heartbeat, file, context))
  }

  /// Until the context ends. One thread calls it, once.
  func beat() {
    guard let socket = socket.withLock({ $0.take() }) else { return }
    while true {
      switch socket.receive(waiting: true) {
      case .frames(let frames): socket.send(frames)
      case .nothing: continue
      case .ended: return
      }
    }
  }
}
