/// Lines of a given width. What belongs together (a number and its unit, a command) is broken only where it has no line to
/// itself; a command that is broken ends each of its lines with a backslash, so that it can be typed as it stands.
///
///     share investor:JP in investor:"all investors" host:RU_FEFD \\
///     all stock 2012
extension StyledText {
  /// Pieces that stay together, and the spaces before them.
  private struct Atom {
    var gap = 0
    var text = StyledText()
    /// Whether it goes on with the command before it.
    var continues = false
  }

  private static let mark = StyledText(" \\", .label, breaks: false)
  /// What is left beside a label, at least: with less, a text goes below it.
  private static let narrowest = 24

  private var atoms: [Atom] {
    var atoms: [Atom] = []
    var current = Atom()
    func flush() {
      if !current.text.isEmpty {
        atoms.append(current)
        current = Atom()
      }
    }
    for run in runs {
      if !run.breaks {
        current.text += StyledText([run])
        continue
      }
      var word = ""
      func add() {
        if !word.isEmpty { current.text += StyledText([Run(text: word, ink: run.ink, breaks: true)]) }
        word = ""
      }
      for character in run.text {
        if character == " " {
          add()
          flush()
          current.gap += 1
        } else {
          word.append(character)
        }
      }
      add()
    }
    flush()
    return atoms
  }

  /// The longest piece that is not broken while a line has room for it.
  var widestAtom: Int { atoms.map(\.text.width).max() ?? 0 }

  /// The pieces of an atom that is too long for a line: what its spaces divide, those in quotes apart.
  private static func pieces(_ atom: Atom) -> [Atom] {
    var pieces: [Atom] = []
    var current = Atom(gap: atom.gap)
    var isQuoted = false
    for run in atom.text.runs {
      var word = ""
      func add() {
        if !word.isEmpty { current.text += StyledText([Run(text: word, ink: run.ink, breaks: false)]) }
        word = ""
      }
      for character in run.text {
        if character == "\"", run.ink == .command { isQuoted.toggle() }
        if character == " ", !isQuoted {
          add()
          if !current.text.isEmpty {
            pieces.append(current)
            current = Atom(continues: run.ink == .command)
          }
          current.gap += 1
        } else {
          word.append(character)
        }
      }
      add()
    }
    if !current.text.isEmpty { pieces.append(current) }
    return pieces
  }

  /// The text in lines of at most `width` columns; a word that is longer has a line of its own.
  func wrapped(to width: Int) -> [StyledText] {
    let atoms = atoms.flatMap { $0.text.width > width ? StyledText.pieces($0) : [$0] }
    var lines: [StyledText] = []
    var line = StyledText()
    var used = 0
    for (place, atom) in atoms.enumerated() {
      let goesOn = place + 1 < atoms.count && atoms[place + 1].continues
      let needed = atom.text.width + (goesOn ? StyledText.mark.width : 0)
      if used > 0, used + atom.gap + needed > width {
        lines.append(atom.continues ? line + StyledText.mark : line)
        line = StyledText()
        used = 0
      }
      let gap = used == 0 ? 0 : atom.gap
      line += .spaces(gap) + atom.text
      used += gap + atom.text.width
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The text behind `prefix`, its further lines under its first; where too little of the line is left, below it.
  func hanging(from prefix: StyledText, width: Int) -> [StyledText] {
    let indent = prefix.width
    let room = width - indent
    let least = min(StyledText.narrowest, width / 2)
    if indent > StyledText.step, room < least, self.width > room {
      let label = prefix.text(colour: false)
      let lines = wrapped(to: max(1, width - StyledText.step)).map { .spaces(StyledText.step) + $0 }
      return (label.isEmpty ? [] : [prefix]) + lines
    }
    return wrapped(to: max(1, room)).enumerated().map { place, line in
      place == 0 ? prefix + line : .spaces(indent) + line
    }
  }

  /// How far a text is indented that has no room beside its label.
  private static let step = 4
}
