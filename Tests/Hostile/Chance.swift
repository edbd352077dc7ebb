import Attacks
import Evaluation
import Glibc
import Replaying

/// Random inputs from a seed: the same seed tries the same inputs in the same order, as far as the time goes.
struct Chance {
  static let counted = [
    Counted(counter: 0, what: "random lines asked, in sessions that go on"),
    Counted(counter: 1, what: "random notebooks replayed and updated"),
    Counted(counter: 2, what: "random data files loaded or refused"),
    Counted(counter: 3, what: "random rows of a journal read"),
    Counted(counter: 4, what: "random texts looked through for numerals"),
  ]

  private let witness: Witness
  private let end: Int
  private var random: Seeded
  private let attack: LineAttack
  private let lines: [[UInt8]]
  private let pages: [[UInt8]]

  init(_ witness: Witness, seed: UInt64, seconds: Int) throws {
    self.witness = witness
    end = time(nil) + seconds
    random = Seeded(seed)
    attack = try LineAttack()
    pages = try Manual.pages().map(\.bytes)
    lines = pages.map { Notebook($0) }.flatMap { notebook in
      notebook.cells.flatMap { notebook.source(of: $0).split(separator: "\n").map { Array($0.utf8) } }
    }
  }

  mutating func run() throws {
    while time(nil) < end {
      try sitting()
      for _ in 0..<2 { try notebook() }
      for _ in 0..<40 { try table() }
      for _ in 0..<40 { try row() }
      for _ in 0..<40 { try text() }
    }
  }

  /// A session that is asked forty bad lines in a row.
  private mutating func sitting() throws {
    var session = attack.session()
    for _ in 0..<40 {
      let bytes = changed(lines.randomElement(using: &random) ?? [], with: lines, pieces: Pieces.line)
      let text = String(decoding: bytes, as: UTF8.self)
      witness.tries("line", bytes)
      let scalars = text.unicodeScalars.map { UTF8.width($0) }
      let cursor = scalars.prefix(Int.random(in: 0...scalars.count, using: &random)).reduce(0, +)
      try attack.complete(text, at: cursor, in: session)
      var copy = session
      let said = try attack.ask(text, in: &copy, everyFormat: true)
      if try attack.ask(text, in: &session, everyFormat: true) != said {
        throw Broken("the same line was answered in two ways")
      }
      witness.add(0)
    }
  }

  private mutating func notebook() throws {
    let page = pages.randomElement(using: &random) ?? []
    let start = Int.random(in: 0...page.count, using: &random)
    let part = Array(page[start..<min(page.count, start + 1_500)])
    let bytes = changed(part, with: pages, pieces: Pieces.notebook)
    witness.tries("notebook", bytes)
    try Attack.named("notebook")?.run(bytes)
    witness.add(1)
  }

  private mutating func table() throws {
    let place = Int.random(in: 0..<TableAttack.files.count, using: &random)
    let texts = TableAttack.files.map { Array($0.text.utf8) }
    let bytes = [UInt8(place)] + changed(texts[place], with: texts, pieces: Pieces.table)
    witness.tries("table", bytes)
    try Attack.named("table")?.run(bytes)
    witness.add(2)
  }

  private mutating func row() throws {
    let text = String(decoding: lines.randomElement(using: &random) ?? [], as: UTF8.self)
    let bytes = changed(Array("\"\(text)\\n\\u001b\"".utf8), with: lines, pieces: Pieces.row)
    witness.tries("row", bytes)
    try RowAttack.read(bytes)
    witness.add(3)
  }

  private mutating func text() throws {
    let page = pages.randomElement(using: &random) ?? []
    let start = Int.random(in: 0...page.count, using: &random)
    let part = Array(page[start..<min(page.count, start + 300)])
    let bytes = changed(part, with: pages, pieces: Pieces.text)
    witness.tries("text", bytes)
    try Attack.named("text")?.run(bytes)
    witness.add(4)
  }

  /// The bytes with one to six things done to them.
  private mutating func changed(_ bytes: [UInt8], with others: [[UInt8]], pieces: [[UInt8]]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let to = min(bytes.count, place + Int.random(in: 0...12, using: &random))
      switch Int.random(in: 0..<8, using: &random) {
      case 0: bytes.removeSubrange(place..<to)
      case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
      case 2, 3: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
      case 4: bytes.insert(contentsOf: bytes[place..<to], at: place)
      case 5:
        let other = others.randomElement(using: &random) ?? []
        let from = Int.random(in: 0...other.count, using: &random)
        bytes.insert(contentsOf: other[from..<min(other.count, from + 40)], at: place)
      case 6: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
      default:
        let piece = pieces.randomElement(using: &random) ?? []
        let times = 1 << Int.random(in: 0...9, using: &random)
        bytes.insert(contentsOf: (0..<times).flatMap { _ in piece }, at: place)
      }
    }
    return bytes
  }
}

/// What inputs are made of.
private enum Pieces {
  static let line: [[UInt8]] =
    [
      "share ", "total ", "show ", "why ", "cite ", "check ", "let a = ", "group g = ", "use ", "suppose ",
      "nothing",
      "ratio ", "compare ", "rank hosts ", "top 3 investors ", "trend ", "growth ", "find ", "define ",
      "statements ", "stages ", "projects ", "motives ", "requirements ", "prospects ", "references ",
      "about ",
      "for ", "of ", "toyota ",
      "list ", "help ", "say ", "japan ", "russia ", "FEFD ", "CFD ", "moscow ", "all ", "direct ", "stock ",
      "flow ",
      "cumulative ", "in ", "from ", "to ", "by ", "by sector, district ", "with shares ", "as mln USD ",
      "as index 2004 ",
      "except ", "source jetro ", "table 1 of ershova-2014 ", "where > 5 ", "latest ", "2012 ", "2004..2012 ",
      "1951/1989 ",
      "2013-12 ", "unstated ", "avg ", "investor:", "host:", "sector:", "period:", "base:", "\"", "“", "(",
      ")", ", ", " + ",
      " - ", " * ", " / ", " = ", " < ", "about ", "almost ", "87 % ", "% a year", "60 bln USD ",
      "700..800 mln USD ", "half ",
      "a third ", "9,415.9 ", "999999999999999999999999 ", "0.000000001 ", "@x ", "@x[1, 2] ", "-", "#",
      "дфо ", "СFD ",
      "\u{301}", "\u{202E}", "\u{1B}[31m", "\u{0}", "\n", "\u{2212}", "\u{2013}", "\u{A0}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80]]

  static let notebook: [[UInt8]] =
    [
      "```okrug\n", "```okrug {#a .error code=\"no-data\"}\n",
      "```okrug {.fresh .any tol=\"0.05\" .unordered}\n", "```\n",
      "````\n", "~~~\n", "```output\n", "```output {.error cell=\"0\" data=\"x/1:0\" version=\"9\"}\n",
      "<!--= @a -->",
      "<!--/=-->", "<!--? @a > 1 % -->", "<!--", "-->", "---\n",
      "okrug:\n  format: 1\n  data: ershova-2014\n",
      "  digest: sha256:0\n", "share japan in FEFD 2012\n", "total FEFD\n", "\r\n", "\u{FEFF}", "<div>\n",
      "> ", "- ", "\t",
      "\u{1B}[2J", "\u{202E}", "\u{0}",
    ].map { Array($0.utf8) } + [[0xFF]]

  static let table: [[UInt8]] =
    [
      ",", "\"", "\n", "\r\n", "A+B", "A\\B+C", "|", "1951/1989", "_U", "9999999999999999999", "-1", "7.8",
      "\u{1B}", "W1", "RU",
    ]
    .map { Array($0.utf8) } + [[0xFF]]

  static let text: [[UInt8]] =
    [
      "7,8", "7 ", "2012", "10 778,9", "31-fold", "-fold", "two thirds", "twenty-", "five ", "half ", " mln",
      " billion",
      "VI", "<sup>", "</sup>", "ix", "\u{A0}", "–", "½", "٣", "/", ":", ".", "\n", "\u{FEFF}", "\u{0}",
    ]
    .map { Array($0.utf8) } + [[0xFF], [0xE2, 0x80]]

  static let row: [[UInt8]] = ["\\u", "\\", "\"", "\\ud83d", "\\n", "\n", ":cell ", ":undo -1"].map {
    Array($0.utf8)
  }
}
