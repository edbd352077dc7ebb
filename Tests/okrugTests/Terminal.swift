import Glibc

/// The program on a pseudo-terminal, and a person's hands and eyes at it.
final class Terminal {
  let child: Spawned
  private let hands: Int32
  private let device: String
  /// Everything it has shown, escape sequences included.
  private(set) var raw: [UInt8] = []
  /// The same without escape sequences and carriage returns.
  private var shown: [UInt8] = []
  /// How much of it was looked at.
  private var seen = 0
  private var state = Escape.none

  private enum Escape {
    case none, begun, sequence
  }

  init(
    _ arguments: String..., in room: Room, columns: UInt16 = 100, rows: UInt16 = 40,
    ignoring ignored: String? = nil, program: String = Built.okrug
  )
    throws
  {
    var own: Int32 = -1
    var other: Int32 = -1
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard unsafe openpty(&own, &other, nil, nil, &size) == 0 else { throw Failure("no terminal") }
    for end in [own, other] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    hands = own
    var name = [CChar](repeating: 0, count: 128)
    guard unsafe ttyname_r(other, &name, name.count) == 0 else { throw Failure("no terminal") }
    device = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { close(other) }
    child = try Spawned.start(
      program, arguments, environment: room.environment, terminal: device, folder: room.folder.path,
      ignoring: ignored)
  }

  deinit { close(hands) }

  func type(_ keys: String) {
    var rest = Array(keys.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe write(hands, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  func resize(columns: UInt16, rows: UInt16 = 40) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = unsafe ioctl(hands, UInt(TIOCSWINSZ), &size)
  }

  /// Waits until the text is shown behind what was looked at before; all that was shown up to its end.
  @discardableResult func see(_ text: String, within seconds: Int = 30) throws -> String {
    let wanted = Array(text.utf8)
    var from = seen
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      if let range = shown[from...].firstRange(of: wanted) {
        defer { seen = range.upperBound }
        return String(decoding: shown[seen..<range.upperBound], as: UTF8.self)
      }
      from = max(seen, shown.count - wanted.count)
      if !receive() { break }
    }
    throw Failure(
      "not shown: '\(text)'\nbut:\n\(String(decoding: shown[seen...].suffix(2000), as: UTF8.self))")
  }

  /// Sees the text, types the keys and Enter.
  func at(_ prompt: String, _ keys: String) throws {
    try see(prompt)
    type(keys + "\r")
  }

  /// Takes what is shown within 50 ms; false when the other side is gone.
  private func receive() -> Bool {
    var waiting = pollfd(fd: hands, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&waiting, 1, 50) > 0 else { return true }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(hands, $0.baseAddress, $0.count) }
    guard count > 0 else { return false }
    raw += chunk[..<count]
    for byte in chunk[..<count] { take(byte) }
    return true
  }

  /// Drops the line that is being typed and says that there are no more; again, if the keys came before the prompt did.
  /// The status of the program.
  func leave() throws -> Int32 {
    for _ in 0..<30 {
      type("\u{3}")
      for _ in 0..<4 where !receive() { return try end() }
      type("\u{4}")
      for _ in 0..<20 where !receive() { return try end() }
    }
    return try end(within: 1)
  }

  /// Waits for the end of the program; its status.
  func end(within seconds: Int = 30) throws -> Int32 {
    for _ in 0..<seconds * 20 where !receive() { break }
    return try child.status(within: seconds)
  }

  /// The terminal's modes: what keys do in it.
  var modes: [UInt32] {
    var modes = termios()
    let own = unsafe open(device, O_RDWR | O_NOCTTY | O_CLOEXEC)
    defer { close(own) }
    guard unsafe tcgetattr(own, &modes) == 0 else { return [] }
    return [modes.c_iflag, modes.c_oflag, modes.c_lflag]
  }

  private func take(_ byte: UInt8) {
    switch state {
    case .none:
      if byte == 0x1B { state = .begun } else if byte != 0x0D, byte != 0x07 { shown.append(byte) }
    case .begun: state = byte == UInt8(ascii: "[") ? .sequence : .none
    case .sequence: if (0x40...0x7E).contains(byte) { state = .none }
    }
  }
}
