internal import Texts

/// Lines of a given width. What belongs together (a number and its unit, a command) is broken only where it has no line to
/// itself; a command that is broken ends each of its lines with a backslash, so that it can be typed as it stands.
///
///     share investor:JP in investor:"all investors" host:RU_FEFD \\
///     all stock 2012
extension StyledText {
  fileprivate static let mark = StyledText(" \\", .label, breaks: false)
  /// What is left beside a label, at least: with less, a text goes below it.
  private static let narrowest = 24

  /// The longest piece that is not broken while a line has room for it.
  var widestAtom: Int { CutText(self).atoms.map(\.width).max() ?? 0 }

  /// The text in lines of at most `width` columns; a word that is longer has a line of its own.
  func wrapped(to width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    wrap(to: width, behind: StyledText(), into: &lines)
    return lines
  }

  /// Adds the same to other lines, the first behind `prefix` and the others as far to the right.
  private func wrap(
    to width: Int, behind prefix: consuming StyledText, _ known: CutText? = nil,
    into lines: inout [StyledText]
  ) {
    if self.width <= width, !hasLooseBlanks {
      lines.append(prefix + self)
      return
    }
    let cut = known ?? CutText(self, longest: width)
    let indent = prefix.width
    var line = prefix
    var head = 0
    var used = 0
    for place in cut.atoms.indices {
      let atom = cut.atoms[place]
      let goesOn = place + 1 < cut.atoms.count && cut.atoms[place + 1].continues
      let needed = atom.width + (goesOn ? StyledText.mark.width : 0)
      if used > 0, used + atom.gap + needed > width {
        cut.add(head..<place, to: &line)
        if atom.continues { line += StyledText.mark }
        lines.append(line)
        line = .spaces(indent)
        head = place
        used = 0
      }
      used += (used == 0 ? 0 : atom.gap) + atom.width
    }
    // What is cut has at least one line, be it empty.
    if head < cut.atoms.count || head == 0 {
      cut.add(head..<cut.atoms.count, to: &line)
      lines.append(line)
    }
  }

  /// Whether a line of its own would leave out some of its spaces, or colour them in another way.
  private var hasLooseBlanks: Bool {
    runs.indices.contains { place in
      let run = runs[place]
      guard run.breaks else { return false }
      let isInked = run.ink.code != nil
      let blank = run.blankEnds
      return blank.first && (isInked || place == 0) || blank.last && (isInked || place == runs.count - 1)
    }
  }

  /// The text behind `prefix`, its further lines under its first; where too little of the line is left, below it.
  func hanging(from prefix: consuming StyledText, width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    hang(from: prefix, width: width, into: &lines)
    return lines
  }

  /// Adds the same to other lines.
  func hang(from prefix: consuming StyledText, width: Int, into lines: inout [StyledText]) {
    let indent = prefix.width
    let room = width - indent
    let least = min(StyledText.narrowest, width / 2)
    guard indent > StyledText.step, self.width > room else {
      return wrap(to: max(1, room), behind: prefix, into: &lines)
    }
    let cut = CutText(self, longest: max(1, room))
    if room < least || !cut.fits(room) {
      let steps = [StyledText.step, StyledText.step / 2, 0]
      let fitting = steps.first { CutText(self, longest: width - $0).fits(width - $0) }
      if let step = fitting ?? (room < least ? StyledText.step : nil) {
        if !prefix.text(colour: false).isEmpty { lines.append(prefix) }
        for line in wrapped(to: max(1, width - step)) { lines.append(.spaces(step) + line) }
        return
      }
    }
    wrap(to: max(1, room), behind: prefix, cut, into: &lines)
  }

  /// How far a text is indented, at most, that has no room beside its label.
  private static let step = 4
}

/// A text cut where its lines may end.
private struct CutText {
  /// A stretch of a run, from one UTF-8 offset to another.
  struct Piece {
    let run: Int
    let start: Int
    let end: Int
    let width: Int
  }

  /// Pieces that stay together, and the spaces before them.
  struct Atom {
    var gap = 0
    var width = 0
    var pieces: Range<Int>
    /// Whether it goes on with the command before it.
    var continues = false
  }

  private let runs: [StyledText.Run]
  private var pieces: [Piece] = []
  private(set) var atoms: [Atom] = []
  private var current = Atom(pieces: 0..<0)
  private var isQuoted = false
  /// So many words has a line, or a little more.
  private static let usual = 16

  /// At the spaces of the runs that break.
  init(_ text: StyledText) {
    runs = text.runs
    pieces.reserveCapacity(CutText.usual)
    atoms.reserveCapacity(CutText.usual)
    for place in runs.indices {
      let run = runs[place]
      let whole = Piece(run: place, start: run.start, end: run.end, width: run.width)
      if run.breaks { cut(whole) } else { keep(whole) }
    }
    close()
  }

  /// An atom that is longer than a line is cut at all its spaces, those in the quotes of a command left alone.
  init(_ text: StyledText, longest: Int) {
    self.init(text)
    guard atoms.contains(where: { $0.width > longest }) else { return }
    let whole = (atoms: atoms, pieces: pieces)
    atoms = []
    for atom in whole.atoms {
      if atom.width <= longest {
        atoms.append(atom)
        continue
      }
      current = Atom(gap: atom.gap, pieces: pieces.count..<pieces.count)
      isQuoted = false
      for piece in whole.pieces[atom.pieces] { cut(piece, isLong: true) }
      close()
    }
  }

  /// Whether no line is wider than that many columns; a command that is broken has its backslashes.
  func fits(_ room: Int) -> Bool {
    atoms.indices.allSatisfy { place in
      let goesOn = place + 1 < atoms.count && atoms[place + 1].continues
      return atoms[place].width + (goesOn ? StyledText.mark.width : 0) <= room
    }
  }

  private mutating func keep(_ piece: Piece) {
    if piece.start == piece.end { return }
    pieces.append(piece)
    current.pieces = current.pieces.lowerBound..<pieces.count
    current.width += piece.width
  }

  /// The atom that was being made is one; nothing happens if nothing is in it yet.
  private mutating func close(continues: Bool = false) {
    if current.pieces.isEmpty { return }
    atoms.append(current)
    current = Atom(pieces: pieces.count..<pieces.count, continues: continues)
  }

  /// At the spaces; of a part that is longer than a line, not at those in the quotes of a command.
  private mutating func cut(_ piece: Piece, isLong: Bool = false) {
    let run = runs[piece.run]
    let isCommand = isLong && run.ink == .command
    if run.isPlain, run.width == run.end - run.start { return cutASCII(piece, isLong: isLong, isCommand) }
    var start = piece.start
    var width = 0
    run.visit(piece.start..<piece.end) { letter in
      if isCommand, letter.byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard letter.byte == 0x20, !(isLong && isQuoted) else {
        width += letter.width
        return
      }
      end(Piece(run: piece.run, start: start, end: letter.start, width: width), continues: isCommand)
      start = letter.start + 1
      width = 0
    }
    keep(Piece(run: piece.run, start: start, end: piece.end, width: width))
  }

  private mutating func cutASCII(_ piece: Piece, isLong: Bool, _ isCommand: Bool) {
    let bytes = runs[piece.run].text.utf8.span.extracting(..<piece.end)
    let quote = isCommand ? UInt8(ascii: "\"") : 0x20
    var start = piece.start
    var place = bytes.place(of: 0x20, or: quote, from: start)
    while place < piece.end {
      if bytes[place] != 0x20 {
        isQuoted.toggle()
      } else if !(isLong && isQuoted) {
        end(Piece(run: piece.run, start: start, end: place, width: place - start), continues: isCommand)
        start = place + 1
      }
      place = bytes.place(of: 0x20, or: quote, from: place + 1)
    }
    keep(Piece(run: piece.run, start: start, end: piece.end, width: piece.end - start))
  }

  /// The atom that was being made ends with a piece, before a space.
  private mutating func end(_ piece: Piece, continues: Bool) {
    keep(piece)
    close(continues: continues)
    current.gap += 1
  }

  /// Adds some atoms to a line, without the spaces at their head.
  func add(_ places: Range<Int>, to line: inout StyledText) {
    var isFirst = true
    var open: Piece?
    func add(_ piece: Piece) { line.append(runs[piece.run].part(piece.start, piece.end, width: piece.width)) }
    for place in places {
      var gap = isFirst ? 0 : atoms[place].gap
      if atoms[place].width > 0 { isFirst = false }
      for piece in pieces[atoms[place].pieces] {
        if let before = open, before.run == piece.run, before.end + gap == piece.start {
          open = Piece(
            run: piece.run, start: before.start, end: piece.end, width: before.width + gap + piece.width)
        } else {
          if let before = open { add(before) }
          line.appendSpaces(gap)
          open = piece
        }
        gap = 0
      }
    }
    if let open { add(open) }
  }
}

extension StyledText.Run {
  /// A character of a run.
  fileprivate struct Letter {
    /// Its byte; of several, 0.
    let byte: UInt8
    /// Its UTF-8 offset.
    let start: Int
    let width: Int
  }

  /// Hands over the characters of a stretch of UTF-8 offsets.
  fileprivate func visit(_ range: Range<Int>, _ body: (Letter) -> Void) {
    guard isPlain else { return visitCharacters(range, body) }
    let bytes = text.utf8.span
    for place in range where bytes[place] & 0xC0 != 0x80 {
      body(Letter(byte: bytes[place] < 0x80 ? bytes[place] : 0, start: place, width: 1))
    }
  }

  private func visitCharacters(_ range: Range<Int>, _ body: (Letter) -> Void) {
    var place = range.lowerBound
    for character in text[index(range.lowerBound)..<index(range.upperBound)] {
      body(Letter(byte: character.asciiValue ?? 0, start: place, width: DisplayWidth.of(character)))
      place += character.utf8.count
    }
  }
}
