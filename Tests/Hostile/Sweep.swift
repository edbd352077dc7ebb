import Attacks
import Evaluation
import Glibc
import Replaying
import Texts

/// Everything that can be tried is tried: bytes of examples, bytes and ends of notebooks, data files and rows.
struct Sweep {
  /// What is put in place of each byte of a notebook.
  static let hostile: [UInt8] = Array("\0\t\n\r\u{1B} \"#(,-`<@".utf8) + [0x80, 0xFF]

  static let counted = [
    Counted(counter: 0, what: "examples with a byte replaced"),
    Counted(counter: 1, what: "of them asked (the others read the same as one that was)"),
    Counted(counter: 2, what: "beginnings of examples asked and completed"),
    Counted(counter: 3, what: "notebooks with a byte replaced, read"),
    Counted(counter: 4, what: "notebooks cut off, read"),
    Counted(counter: 5, what: "changed cells asked"),
    Counted(counter: 6, what: "broken data files loaded or refused"),
    Counted(counter: 7, what: "broken rows of a journal read"),
    Counted(counter: 8, what: "lines asked in two processes and compared"),
  ]

  private let witness: Witness
  private let part: Int
  private let count: Int
  private let only: String?
  private let attack: LineAttack
  private var place = 0
  private var together: UInt64 = 0

  init(_ witness: Witness, part: Int, of count: Int, only: String?) throws {
    self.only = only
    self.witness = witness
    self.part = part
    self.count = count
    attack = try LineAttack()
  }

  mutating func run() throws {
    try timed("examples") { try $0.examples() }
    try timed("notebooks") { try $0.notebooks() }
    try timed("data") { try $0.tables() }
    try timed("rows") { try $0.rows() }
    witness.set(Workers.digest, Int(truncatingIfNeeded: together))
  }

  /// Runs a part of the sweep, or leaves it out where another one was asked for.
  private mutating func timed(_ what: String, _ body: (inout Sweep) throws -> Void) throws {
    guard only == nil || only == what else { return }
    let start = (time(nil), clock())
    try body(&self)
    let used = Int(clock() - start.1) / Int(CLOCKS_PER_SEC)
    if part == 0 { Hostile.say("  \(what): \(time(nil) - start.0) s, \(used) s of them this process's own") }
  }

  /// Whether the next input is this process's.
  private mutating func isMine() -> Bool {
    place += 1
    return place % count == part
  }

  // MARK: Examples

  private mutating func examples() throws {
    for example in try Manual.examples(attack) {
      let bytes = Array(example.text.utf8)
      for end in bytes.indices where isMine() {
        let text = String(decoding: bytes[..<end], as: UTF8.self)
        witness.tries("line", Array(text.utf8))
        try ask(text, in: example.session)
        try attack.complete(text, at: text.utf8.count, in: example.session)
        witness.add(2)
      }
      try replaceBytes(of: bytes, in: example.session)
    }
  }

  /// Bytes that are no UTF-8 all read the same, so that each text is asked once.
  private mutating func replaceBytes(of bytes: [UInt8], in session: Session) throws {
    var asked: Set<String> = []
    for place in bytes.indices {
      var changed = bytes
      for byte in UInt8.min...UInt8.max where byte != bytes[place] {
        changed[place] = byte
        if part == 0 { witness.add(0) }
        let text = String(decoding: changed, as: UTF8.self)
        guard asked.insert(text).inserted else { continue }
        let isShared = self.place % 32 == 0
        guard isMine() || isShared else { continue }
        witness.tries("line", Array(text.utf8))
        try ask(text, in: session, isShared: isShared)
        witness.add(1)
      }
    }
  }

  /// A shared line is asked by all processes, and twice.
  private mutating func ask(_ text: String, in session: Session, isShared: Bool = false) throws {
    var copy = session
    let said = try attack.ask(text, in: &copy)
    guard isShared else { return }
    var second = session
    if try attack.ask(text, in: &second) != said { throw Broken("the same line was answered in two ways") }
    together = (together &* 31) &+ said
    witness.add(8)
  }

  // MARK: Notebooks

  private mutating func notebooks() throws {
    for page in try Manual.pages() {
      let sessions = snapshots(Notebook(page.bytes))
      var asked: Set<String> = []
      for end in page.bytes.indices where isMine() {
        let bytes = Array(page.bytes[..<end])
        witness.tries("notebook", bytes)
        let notebook = try NotebookAttack.read(bytes)
        witness.add(4)
        if let cell = notebook.cells.last, cell.range.upperBound == end {
          try ask(notebook, cell, sessions, &asked)
        }
      }
      for place in page.bytes.indices {
        var bytes = page.bytes
        for byte in Sweep.hostile where byte != page.bytes[place] && isMine() {
          bytes[place] = byte
          witness.tries("notebook", bytes)
          let notebook = try NotebookAttack.read(bytes)
          witness.add(3)
          if let cell = notebook.cells.first(where: { $0.body.contains(place) }) {
            try ask(notebook, cell, sessions, &asked)
          }
        }
      }
    }
  }

  /// The session before each cell, by the line of its opening fence.
  private func snapshots(_ notebook: Notebook) -> [Int: Session] {
    var sessions: [Int: Session] = [:]
    var session = attack.session()
    for cell in notebook.cells {
      if cell.attributes.has("fresh") { session = attack.session() }
      sessions[cell.line] = session
      if cell.isRun { _ = session.answer(Source("manual", notebook.source(of: cell)), cell: cell.id) }
    }
    return sessions
  }

  private mutating func ask(
    _ notebook: Notebook, _ cell: Notebook.Cell, _ sessions: [Int: Session], _ asked: inout Set<String>
  ) throws {
    let text = notebook.source(of: cell)
    guard asked.insert(text).inserted else { return }
    var session = sessions[cell.line] ?? attack.session()
    witness.tries("line", Array(text.utf8))
    _ = try attack.ask(text, in: &session)
    witness.add(5)
  }

  // MARK: Data and rows

  private mutating func tables() throws {
    let attack = TableAttack()
    for file in TableAttack.files {
      let bytes = Array(file.text.utf8)
      for end in bytes.indices where isMine() {
        try load(Array(bytes[..<end]), file.name, attack)
      }
      for place in bytes.indices {
        for byte in Sweep.hostile + Array(";9%'".utf8) where byte != bytes[place] && isMine() {
          var changed = bytes
          changed[place] = byte
          try load(changed, file.name, attack)
        }
      }
    }
  }

  private func load(_ bytes: [UInt8], _ name: String, _ attack: TableAttack) throws {
    witness.tries("table \(name)", bytes)
    try attack.load(bytes, as: name)
    witness.add(6)
  }

  private mutating func rows() throws {
    let rows = [
      "\"share япония in FEFD 2012\"", "\":cell east\\ntotal FEFD\\n2012\"",
      "\"\\u001b\\ud83d\\uddfe\\\\\\\"\"",
    ]
    for row in rows.map({ Array($0.utf8) }) {
      for end in row.indices where isMine() { try read(Array(row[..<end])) }
      for place in row.indices {
        for byte in UInt8.min...UInt8.max where isMine() {
          var changed = row
          changed[place] = byte
          try read(changed)
        }
      }
    }
  }

  private func read(_ bytes: [UInt8]) throws {
    witness.tries("row", bytes)
    try RowAttack.read(bytes)
    witness.add(7)
  }
}
