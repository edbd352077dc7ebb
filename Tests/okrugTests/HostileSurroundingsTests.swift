import Glibc
import Testing

/// What the program is given besides its lines: files that are none, names with control characters, no home, no output.
@Suite struct HostileSurroundingsTests {
  let room: Room

  init() throws { room = try Room() }

  private func shell(_ command: String) throws -> Finished {
    room.environment["okrug"] = Built.okrug
    return try room.run("/bin/bash", ["-c", command])
  }

  /// No control character reaches a terminal.
  private func isShown(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A: true
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: false
      default: true
      }
    }
  }

  static let hostileNames = ["x\u{1B}[31m", "x\n\u{1B}]0;title\u{7}", "\u{202E}dm.x", "x\u{85}y", "\r"]

  @Test(arguments: hostileNames)
  func `a name with control characters is shown, never sent`(name: String) throws {
    let notebook = "```okrug\nnosuchword\n```\n\n```output\nx\n```\n"
    try room.folder.write("\(name).md", notebook)
    try room.folder.write("\(name).txt", "nosuchword\n")
    try room.folder.write("\(name).bad", [0xFF])
    for arguments in [
      ["\(name).txt"], ["\(name).bad"], ["\(name).gone"], ["\(name).md"], ["run", "\(name).md"],
      ["replay", "\(name).md"],
      ["replay", "."], ["replay", "--format", name], ["replay", "--only", name, "\(name).md"],
      ["update", "\(name).md"],
      ["update", "--accept", name, "\(name).md"], ["init", "\(name).md"], ["init", "\(name)/x.md"],
      ["data", "check", name],
      ["data", name], ["--format", name], ["--width", name], ["-c", "share \(name)"], ["-c", name, name],
      [name, name],
      ["help", name], ["init", "\(name)2.md"],
    ] {
      let said = try room.run(Built.okrug, arguments)
      #expect(isShown(said.output) && isShown(said.errors), "\(arguments): \(said.output.debugDescription)")
      #expect(said.status < 128, "\(arguments): \(said.status)")
    }
    #expect(try room.folder.read("\(name).md") == notebook)
  }

  @Test func `a script or a notebook with control characters shows them by number`() throws {
    try room.folder.write("a.txt", "say \"\u{1B}[2J\u{202E}abc\"\nshare \u{1B}]0;x\u{7} in FEFD\n")
    try room.folder.write(
      "a.md", "```okrug {#x}\nsay \"\u{1B}[2J\"\nshare \u{9B}31m\n```\n\n```output\n\u{1B}[2J\n```\n")
    for arguments in [["a.txt"], ["run", "a.md"], ["replay", "a.md"], ["update", "a.md"]] {
      let said = try room.run(Built.okrug, arguments)
      #expect(isShown(said.output) && isShown(said.errors), "\(arguments): \(said.output.debugDescription)")
      #expect(said.output.contains("\\u{1b}"), "\(arguments)")
    }
  }

  @Test func `a data file with control characters shows them by number`() throws {
    let made = try shell(
      "mkdir -p data/doc; printf 'key,value\nid,\033]0;x\007\n' >data/doc/card.csv; \"$okrug\" data check data"
    )
    #expect(made.status == 2 && isShown(made.errors), "\(made.errors.debugDescription)")
    let other = try shell("printf 'key,\033[2J\007\"\nid,x\n' >data/doc/card.csv; \"$okrug\" data check data")
    #expect(other.status == 2 && isShown(other.errors), "\(other.errors.debugDescription)")
  }

  @Test func `what is loaded at the prompt is shown, never sent`() throws {
    try room.folder.write("a.txt", "say \"\u{1B}]0;evil\u{7}\"\n5\n")
    let terminal = try Terminal(in: room)
    try terminal.at("okrug> ", ":load a.txt")
    try terminal.at("\\u{1b}]0;evil", ":undo")
    try terminal.see("taken back")
    try terminal.at("okrug> ", ":quit")
    _ = try terminal.end()
    #expect(!String(decoding: terminal.raw, as: UTF8.self).contains("\u{1B}]0;evil"))
  }

  @Test func `a pipe, a device and a folder are refused where a file belongs, at once`() throws {
    let said = try shell(
      """
      mkfifo pipe.md pipe.txt; mkdir -p data/doc folder.md; mkfifo data/doc/card.csv
      for file in pipe.md /dev/zero folder.md; do
        for word in run update; do timeout 5 "$okrug" $word $file; echo "$word $file $?"; done
      done
      timeout 5 "$okrug" replay pipe.md; echo "replay pipe $?"
      timeout 5 "$okrug" data check data; echo "data pipe $?"
      rm data/doc/card.csv; ln -s /dev/zero data/doc/card.csv; (ulimit -v 4000000; timeout 5 "$okrug" data check data; echo "data zero $?")
      (ulimit -v 4000000; timeout 20 "$okrug" /dev/zero; echo "script zero $?")
      (ulimit -v 4000000; timeout 20 "$okrug" - < /dev/zero; echo "input zero $?")
      timeout 5 "$okrug" folder.md; echo "script folder $?"
      """)
    let statuses = said.output.split(separator: "\n").map { String($0.split(separator: " ").last ?? "") }
    #expect(statuses.count == 12 && statuses.allSatisfy { $0 == "2" }, "\(said.output)")
  }

  @Test func `at the prompt a pipe or a device is no file to load or to save in`() throws {
    try #require(unsafe mkfifo("\(room.folder.path)/pipe.md", 0o600) == 0)
    let terminal = try Terminal(in: room)
    try terminal.at("okrug> ", "5")
    try terminal.at("okrug> ", ":load pipe.md")
    try terminal.see("'pipe.md' is not a file")
    try terminal.at("okrug> ", ":load /dev/zero")
    try terminal.see("'/dev/zero' is not a file")
    try terminal.at("okrug> ", ":save pipe.md")
    try terminal.see("'pipe.md' is there already, and is not this session")
    try terminal.at("okrug> ", ":quit")
    _ = try terminal.end()
    var state = stat()
    #expect(unsafe lstat("\(room.folder.path)/pipe.md", &state) == 0 && state.st_mode & S_IFMT == S_IFIFO)
  }

  @Test(arguments: [
    ("-c 'share japan in FEFD 2012' >&-", "2"), ("-c 'share japan in FEFD 2012' >/dev/full", "2"),
    ("-c nosuch 2>&-", "1"),
    ("-c nosuch --format csv 2>/dev/full", "1"), ("<&-", "2"), ("<&- >&- 2>&-", "2"),
    ("update a.md >&-", "2"),
    ("replay a.md >/dev/full", "2"), ("run a.md <&- >/dev/full", "2"), ("data --csv >/dev/full", "2"),
    ("--help >/dev/full", "2"),
    ("-c 5 </dev/null", "0"), ("</dev/null", "0"), ("init b.md >&-", "2"),
  ])
  func `without a standard stream it says so and ends`(words: String, status: String) throws {
    try room.folder.write("a.md", smallNotebook)
    let said = try shell("timeout 10 \"$okrug\" \(words); echo $? >status")
    #expect(try room.folder.read("status") == "\(status)\n", "\(words): \(said.errors)")
    let notebook = try room.folder.read("a.md")
    #expect(notebook == smallNotebook || notebook.contains("```output"))
  }

  @Test func `a reader that goes away ends it like any filter`() throws {
    let said = try shell(
      """
      for i in {1..400}; do echo "show from japan by district 2012"; done >long.txt
      "$okrug" long.txt | head -1 >/dev/null; echo ${PIPESTATUS[0]}
      (trap '' PIPE; "$okrug" long.txt; echo $? >status) | head -1 >/dev/null; cat status
      "$okrug" data --csv | head -1 >/dev/null; echo ${PIPESTATUS[0]}
      """)
    #expect(said.output == "141\n141\n141\n", "\(said.output)\(said.errors)")
  }

  @Test func `strange surroundings change nothing`() throws {
    let plain = try room.run(Built.okrug, ["-c", "total дфо 2012"])
    #expect(plain.status == 0)
    let said = try shell(
      """
      long=$(head -c 100000 /dev/zero | tr '\\0' x)
      for with in LANG=C LC_ALL=C LC_ALL=bogus LANG=$'\\xff\\e[31m' TERM= TERM=$long HOME= HOME=$long XDG_STATE_HOME=$long \
        NO_COLOR=$long COLUMNS=-5 COLUMNS=99999999999999999999 TZ=$long CI=$long PATH=; do
        env -i "$with" "$okrug" -c 'total дфо 2012' >out || echo "${with:0:20}"
        cmp -s out <(env -i "$okrug" -c 'total дфо 2012') || echo "${with:0:20} differs"
      done
      (ulimit -s 256; "$okrug" -c 'total дфо 2012' >/dev/null) || echo stack
      (ulimit -n 4; "$okrug" -c 'total дфо 2012' >/dev/null) || echo files
      """)
    #expect(said.output == "", "\(said.output)\(said.errors)")
  }

  @Test func `arguments of any kind are answered or refused`() throws {
    for arguments in [
      [""], ["", ""], ["-c"], ["-c", ""], ["-c", "\n\n"], ["--width", "99999999999999999999", "-c", "5"],
      ["--width=-1", "-c", "5"],
      ["-"], ["--"], ["---"], ["-c", String(repeating: "(", count: 100_000)],
      [String(repeating: "x", count: 100_000)],
      ["replay", ""], ["update", ""], ["init", ""], ["data", "check", ""], ["replay", "--from", "", "a.md"],
      ["run", "/"],
      ["replay", String(repeating: "x/", count: 3_000)], ["-c", "5", "--format", ""],
    ] {
      let said = try room.run(Built.okrug, arguments)
      #expect([0, 1, 2, 64].contains(said.status), "\(arguments.map { $0.prefix(20) }): \(said.status)")
      #expect(said.output.utf8.count < 500_000)
    }
  }
}
