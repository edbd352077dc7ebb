import Glibc
import Synchronization

@testable import LineEditing

/// What a person does at a terminal, or waits for.
enum Step: ExpressibleByStringLiteral {
  /// Waits for the next prompt, then types. Each gives one line.
  case line(String)
  /// Types at once.
  case keys(String)
  /// Types one key after the other, each when something was shown for the one before, or a moment later.
  case slow(String)
  /// Waits until the terminal has shown this since the step before.
  case seen(String)
  case resize(columns: Int, rows: Int)
  /// Closes the terminal's window.
  case hangUp

  init(stringLiteral text: String) { self = .line(text) }
}

/// How an editor and a person got on.
struct Sitting {
  var lines: [Line] = []
  /// Everything the editor printed.
  var output = ""
  /// What stood on the screen when it was over.
  var screen: [String] = []
  /// What the person waited for in vain.
  var problem: String?
  /// The terminal's modes before, after each line, and after the editor's end.
  var modes: [termios] = []

  /// An editor on a new terminal and a person who does `steps`, and then types Ctrl-D on an empty line.
  init(
    _ steps: [Step], columns: Int = 80, rows: Int = 24, change: (inout EditorSettings) -> Void = { _ in },
    prepare: (LineEditor) -> Void = { _ in }
  ) {
    Self.prepareEnvironment()
    guard let terminal = PseudoTerminal(columns: columns, rows: rows) else {
      problem = "no pseudo-terminal"
      return
    }
    let person = Person(steps + ["\u{4}"], master: terminal.master)
    modes.append(terminal.modes)
    sit(at: terminal, change, prepare, with: person)
    modes.append(terminal.modes)
    person.leave()
    output = String(decoding: person.output, as: UTF8.self)
    problem = problem ?? person.problem
    var screen = Screen(columns: columns, rows: rows)
    screen.show(output)
    self.screen = screen.lines
  }

  private mutating func sit(
    at terminal: borrowing PseudoTerminal, _ change: (inout EditorSettings) -> Void,
    _ prepare: (LineEditor) -> Void,
    with person: Person
  ) {
    var count = 0
    var settings = EditorSettings(
      name: "test",
      prompt: {
        count += 1
        return "\(count)> "
      })
    change(&settings)
    guard let editor = LineEditor(settings, input: terminal.slave, output: terminal.slave) else {
      problem = "no editor"
      return
    }
    prepare(editor)
    person.sitDown()
    repeat {
      lines.append(editor.nextLine())
      modes.append(terminal.modes)
    } while lines.last != .end
    lines.removeLast()
  }

  /// The terminal's type is xterm, and nobody has a `~/.editrc`.
  static func prepareEnvironment() {
    _ = environment
  }

  private static let environment: Void = {
    unsafe setenv("TERM", "xterm", 1)
    unsafe setenv("EDITRC", "", 1)
  }()
}

/// A terminal without a window: what is written to the master was typed at the slave.
struct PseudoTerminal: ~Copyable {
  let master: Int32
  let slave: Int32

  init?(columns: Int, rows: Int) {
    var ends: (Int32, Int32) = (-1, -1)
    guard unsafe openpty(&ends.0, &ends.1, nil, nil, nil) == 0 else { return nil }
    (master, slave) = ends
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    Self.resize(master, columns: columns, rows: rows)
  }

  deinit {
    close(slave)
  }

  static func resize(_ master: Int32, columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = unsafe ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  var modes: termios {
    var modes = termios()
    unsafe tcgetattr(slave, &modes)
    return modes
  }
}

/// Types and looks, on a thread of its own; after ten seconds of waiting in vain it hangs up, so that no editor waits for ever.
final class Person: Sendable {
  private struct State {
    var output: [UInt8] = []
    var problem: String?
    var isOver = false
  }
  private let steps: [Step]
  private let master: Int32
  private let state = Mutex(State())
  private let thread = Mutex<pthread_t?>(nil)
  private static let patience = 10.0

  /// The master is closed by the person.
  init(_ steps: [Step], master: Int32) {
    self.steps = steps
    self.master = master
  }

  var output: [UInt8] { state.withLock { $0.output } }
  var problem: String? { state.withLock { $0.problem } }

  func sitDown() {
    var thread: pthread_t = 0
    let me = unsafe Unmanaged.passRetained(self).toOpaque()
    let life: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { me in
      if let me = unsafe me { unsafe Unmanaged<Person>.fromOpaque(me).takeRetainedValue().play() }
      return nil
    }
    unsafe pthread_create(&thread, nil, life, me)
    self.thread.withLock { $0 = thread }
  }

  /// The editor is over; waits for the person to see it.
  func leave() {
    state.withLock { $0.isOver = true }
    let thread = thread.withLock { $0 }
    if let thread { pthread_join(thread, nil) } else { close(master) }
  }

  private func play() {
    var place = 0
    var prompts = 0
    defer { close(master) }
    for step in steps {
      switch step {
      case .line(let keys):
        prompts += 1
        guard wait(for: "\(prompts)> ", &place), type(keys) else { return }
      case .keys(let keys):
        guard type(keys) else { return }
      case .slow(let keys):
        for key in Person.keys(keys) {
          guard type(key) else { return }
          while exchange([], patience: 3) {}
        }
      case .seen(let text):
        guard wait(for: text, &place) else { return }
      case .resize(let columns, let rows):
        PseudoTerminal.resize(master, columns: columns, rows: rows)
      case .hangUp:
        return
      }
    }
    let end = now() + Self.patience
    while !isOver {
      guard now() < end else {
        _ = give(up: "waited for the end")
        return
      }
      exchange([])
    }
    while exchange([], patience: 0) {}
  }

  /// `"a\u{1b}[Cb"` is three keys.
  private static func keys(_ text: String) -> [String] {
    var keys: [String] = []
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      let escape =
        first == "\u{1b}"
        ? rest.dropFirst().prefix { $0 == "[" || $0 == ";" || $0.properties.numericType != nil } : []
      let count = first == "\u{1b}" ? min(rest.count, escape.count + 2) : 1
      keys.append(String(String.UnicodeScalarView(rest.prefix(count))))
      rest = rest.dropFirst(count)
    }
    return keys
  }

  private var isOver: Bool { state.withLock { $0.isOver } }

  private func wait(for text: String, _ place: inout Int) -> Bool {
    let end = now() + Self.patience
    let wanted = Array(text.utf8)
    while true {
      let output = output
      if let found = output[place...].firstRange(of: wanted) {
        place = found.upperBound
        return true
      }
      guard now() < end, !isOver else { return give(up: "waited for \(text.debugDescription)") }
      exchange([])
    }
  }

  private func type(_ keys: String) -> Bool {
    let end = now() + Self.patience
    var rest = Array(keys.utf8)[...]
    while !rest.isEmpty {
      guard now() < end else { return give(up: "could not type") }
      let before = rest.count
      exchange(rest) { rest = rest.dropFirst($0) }
      if rest.count == before && isOver { return give(up: "could not type") }
    }
    return true
  }

  private func give(up problem: String) -> Bool {
    state.withLock { state in
      state.problem =
        problem + " after " + String(decoding: state.output.suffix(200), as: UTF8.self).debugDescription
    }
    return false
  }

  /// Writes what can be written and reads what can be read; false when nothing could be.
  @discardableResult
  private func exchange(_ keys: ArraySlice<UInt8>, patience: Int32 = 20, written: (Int) -> Void = { _ in })
    -> Bool
  {
    var ready = pollfd(fd: master, events: Int16(POLLIN) | (keys.isEmpty ? 0 : Int16(POLLOUT)), revents: 0)
    guard unsafe poll(&ready, 1, patience) > 0 else { return false }
    var didAny = false
    if ready.revents & Int16(POLLIN) != 0 {
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(master, $0.baseAddress, $0.count) }
      if count > 0 { state.withLock { $0.output += chunk.prefix(count) } }
      didAny = count > 0
    }
    if ready.revents & Int16(POLLOUT) != 0 {
      let some = Array(keys.prefix(1024))
      let count = unsafe some.withUnsafeBytes { unsafe write(master, $0.baseAddress, $0.count) }
      if count > 0 { written(count) }
      didAny = didAny || count > 0
    }
    return didAny
  }

  private func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
