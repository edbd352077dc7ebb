/// Every key, by the characters it sends. No key's characters begin another's.
enum KeyTable {
  struct Binding: Equatable {
    let key: String
    let command: String
  }

  /// In emacs mode.
  static let emacs: [Binding] = single + meaningful + meaningless
  /// In vi mode Escape is a key of its own, so only the keys without it.
  static let vi: [Binding] = single

  private static let single = keys([
    (["\r", "\n"], .enter), (["\u{3}"], .interrupt), (["\t"], .complete), (["\u{10}"], .older),
    (["\u{E}"], .newer),
    (["\u{12}"], .search), (["\u{1A}"], .suspend), (["\u{6}"], .forward), (["\u{5}"], .end),
  ])

  private static let meaningful: [Binding] = {
    let newlines = ["\u{1b}\r", "\u{1b}\n"] + ["13;2u", "13;3u", "27;2;13~", "27;3;13~"].map(csi)
    let wordBack = modified("D", 3...8) + [csi("5D"), "\u{1b}Od", "\u{1b}" + csi("D"), "\u{1b}b", "\u{1b}B"]
    let wordOn = modified("C", 3...8) + [csi("5C"), "\u{1b}Oc", "\u{1b}" + csi("C"), "\u{1b}f", "\u{1b}F"]
    return keys([
      (newlines, .insertNewline), ([csi("200~")], .paste),
      (both("A") + [csi("5~"), "\u{1b}p", "\u{1b}P"], .older),
      (both("B") + [csi("6~"), "\u{1b}n", "\u{1b}N"], .newer),
      (both("C") + [csi("1;2C")], .forward),
      (both("F") + [csi("4~"), csi("8~")] + modified("F"), .end),
      (wordOn, .forwardWord),
    ])
      + keys([
        (both("H") + [csi("1~"), csi("7~")] + modified("H"), "ed-move-to-beg"),
        ([csi("3~"), csi("3;2~")], "ed-delete-next-char"),
        (both("D") + [csi("1;2D")], "ed-prev-char"),
        (wordBack, "ed-prev-word"),
        (["\u{1b}d", "\u{1b}D"] + (3...8).map { csi("3;\($0)~") }, "em-delete-next-word"),
        (["\u{1b}\u{7F}", "\u{1b}\u{8}"], "ed-delete-prev-word"),
        (modified("A") + ["\u{1b}" + csi("A")], "ed-prev-line"),
        (modified("B") + ["\u{1b}" + csi("B")], "ed-next-line"),
      ])
  }()

  /// Function keys, Insert, Shift-Tab, the ends of a paste and of a focus: without a binding they would type rubbish.
  private static let meaningless: [Binding] = {
    let numbered = ([2] + Array(9...34)).map { csi("\($0)~") }
    let numberedModified = ([1, 2] + Array(4...34)).flatMap { number in
      (2...8).map { csi("\(number);\($0)~") }
    }
    let lettered = "PQRSEM".map { "\u{1b}O\($0)" } + "EPQRS".flatMap { modified(String($0)) }
    let console = "ABCDE".map { csi("[\($0)") }
    let other = ["Z", "E", "I", "O", "201~"].map(csi)
    return keys([(numbered + numberedModified + lettered + console + other, "ed-ignore")])
  }()

  /// A control sequence.
  private static func csi(_ rest: String) -> String { "\u{1b}[" + rest }

  /// A key of the cursor block, in the terminal's two modes.
  private static func both(_ letter: String) -> [String] { [csi(letter), "\u{1b}O" + letter] }

  /// With Shift (2), Alt (3), Ctrl (5) and their sums.
  private static func modified(_ letter: String, _ modifiers: ClosedRange<Int> = 2...8) -> [String] {
    modifiers.map { csi("1;\($0)\(letter)") }
  }

  private static func keys(_ rows: [([String], String)]) -> [Binding] {
    rows.flatMap { keys, command in keys.map { Binding(key: $0, command: command) } }
  }

  private static func keys(_ rows: [([String], Command)]) -> [Binding] {
    keys(rows.map { ($0, $1.rawValue) })
  }
}
