import Glibc
import Testing

/// The program with a line, a script or a pipe: what it writes where, and how it ends.
@Suite struct CommandLineTests {
  let room: Room

  init() throws { room = try Room() }

  // MARK: One line

  @Test func `a line that is answered ends with 0`() throws {
    let run = try room.run("-c", "share japan in FEFD 2012")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("17.86 %   Japan's share of the investment stock"))
    #expect(run.errors.isEmpty)
  }

  @Test func `a line that is refused ends with 1 and says what can be asked instead`() throws {
    let run = try room.run("-c", "share moscow in CFD 2012")
    #expect(run.status == 1)
    #expect(run.output.contains("refused: ambiguous-reading"))
    #expect(run.errors.isEmpty)
  }

  @Test func `a check that fails ends with 1`() throws {
    #expect(try room.run("-c", "check share FEFD in japan 2012 = 87 %").status == 0)
    #expect(try room.run("-c", "check share FEFD in japan 2012 = 60 %").status == 1)
  }

  @Test func `several lines are a cell and stop at the first refusal`() throws {
    let run = try room.run("-c", "say \"one\"\nnosuchword\nsay \"three\"")
    #expect(run.status == 1)
    #expect(run.output.contains("refused: unknown-word"))
    #expect(run.output.hasPrefix("one\n"))
    #expect(!run.output.contains("three"))
  }

  @Test func `a line may begin with a hyphen`() throws {
    #expect(try room.run("-c", "-5 + 3").output.hasPrefix("−2"))
  }

  // MARK: Scripts and pipes

  private static let script =
    "# a question\nshare japan in FEFD 2012\nshare japn in FEFD 2012\n\nlet x = (\n  5)\nx\n"

  @Test func `a script goes on after a refusal, in order, and ends with 1`() throws {
    let file = try room.folder.write("questions.txt", Self.script)
    let run = try room.run(file)
    #expect(run.status == 1)
    let parts = run.output.components("\n\n")
    #expect(parts.count == 4)
    #expect(parts[0].hasPrefix("17.86 %"))
    #expect(parts[1].hasPrefix("\(file):3:\nshare japn in FEFD 2012\n      ^^^^ no name 'japn'"))
    #expect(parts[3].hasPrefix("5"))
  }

  @Test func `with --fail-fast a script ends at the first refusal`() throws {
    let run = try room.run("--fail-fast", "-", input: Self.script)
    #expect(run.status == 1)
    #expect(run.output.components("\n\n").count == 2)
  }

  @Test func `a pipe and a hyphen are scripts`() throws {
    let run = try room.run(input: Self.script)
    #expect(run.output == (try room.run("-", input: Self.script)).output)
    #expect(run.output.contains("line 3:\nshare japn"))
    #expect(run.status == 1)
  }

  @Test func `a script whose first line names okrug runs by itself`() throws {
    let folder = Built.okrug.components("/").dropLast().joined(separator: "/")
    room.environment["PATH"] = "\(folder):/usr/bin:/bin"
    let file = try room.folder.write("ask", "#!/usr/bin/env okrug\nshare japan in FEFD 2012\n", mode: 0o755)
    let run = try room.run(file, [])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("17.86 %"))
  }

  @Test func `a byte order mark, CR LF and a missing last line end are accepted`() throws {
    let run = try room.run(input: "\u{FEFF}share japan in FEFD 2012\r\nshare japan in FEFD 2012")
    #expect(run.status == 0)
    #expect(run.output.components("Japan's share").count == 3)
  }

  private static let say = Array("say \"5\"".utf8)

  @Test(arguments: [
    (bytes: Self.say + [0x0A, 0x35, 0x00, 0x0A], words: "line 2 holds a NUL (byte 2)"),
    (bytes: Self.say + [0x0A, 0xFF, 0x0A], words: "line 2 is not UTF-8 (byte 1)"),
    (bytes: Self.say + [0x0A, 0x35, 0xC3], words: "line 2 is not UTF-8 (byte 2)"),
  ])
  func `what is no text is refused with its line, after the answers before it`(bytes: [UInt8], words: String)
    throws
  {
    let piped = try room.run(Built.okrug, ["-"], input: bytes)
    #expect(piped.status == 2)
    #expect(piped.output == "5\n")
    #expect(piped.errors == "okrug: cannot read standard input: \(words)\n")
    let file = try room.folder.write("bytes.txt", bytes)
    #expect(try room.run(file).errors == "okrug: cannot read '\(file)': \(words)\n")
  }

  @Test func `a file that is not there, a folder and a notebook are one sentence and 2`() throws {
    let missing = try room.run("nosuch.txt")
    #expect(missing.status == 2)
    #expect(missing.errors == "okrug: cannot read 'nosuch.txt': no such file or directory\n")
    #expect(try room.run("/").errors == "okrug: '/' is a folder\n")
    let notebook = try room.folder.write("x.md", "")
    #expect(
      try room.run(notebook).errors
        == "okrug: '\(notebook)' is a notebook: 'okrug run \(notebook)' answers its cells\n")
  }

  @Test func `a parenthesis that is never closed swallows no more than 200 rows`() throws {
    let rows = (1...250).map { "say \"row \($0)\"\n" }.joined()
    let run = try room.run(input: "total (FEFD,\n" + rows)
    #expect(run.status == 1)
    #expect(!run.output.contains("\nrow 199\n"))
    #expect(run.output.hasSuffix("row 249\n\nrow 250\n"))
  }

  @Test func `an argument that is no text is refused`() throws {
    let run = try room.run("/bin/sh", ["-c", "'\(Built.okrug)' -c \"$(printf 'total \\377')\""])
    #expect(run.status == 2)
    #expect(run.errors == "okrug: argument 2 is not UTF-8\n")
  }

  @Test func `a word of the prompt is refused in a script`() throws {
    let run = try room.run(input: ":save x.md\nsay \"5\"\n")
    #expect(run.status == 1)
    #expect(run.output.contains("':save' is a word of the prompt"))
    #expect(run.output.hasSuffix("5\n"))
    let line = try room.run("-c", ":save x.md")
    #expect(line.status == 1)
    #expect(
      line.output == """
        :save x.md
        ^^^^^ ':save' is a word of the prompt, not of the language
        hint: type it at the prompt, which okrug opens
        refused: unknown-word

        """)
    #expect(run.output.hasPrefix("line 1:\n" + line.output))
    #expect(try room.run("-c", "say \"5\"\n:save x.md\nsay \"6\"").output == "5\n\n" + line.output)
    #expect(try room.run("-c", "nosuch\n:save x.md").output.contains("':save'") == false)
  }

  // MARK: The command line

  @Test(arguments: [
    ["--nosuch"], ["--format", "xml"], ["--width", "3"], ["--color", "blue"], ["a", "b"],
    ["share", "japan", "in", "FEFD"],
    ["-c"], ["-c", "5", "x.txt"], ["-c", "5", "-c", "6"], ["help", "nosuch"], ["help", "data", "nosuch"],
    ["data", "--csv", "--format", "json"],
  ])
  func `a wrong command line ends with 64`(arguments: [String]) throws {
    let run = try room.run(Built.okrug, arguments)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("Error: "))
  }

  @Test func `help for a name that no command has says so, and where a word of the language is explained`()
    throws
  {
    func said(_ arguments: String...) throws -> Substring? {
      try room.run(Built.okrug, ["help"] + arguments).errors.split(separator: "\n").first
    }
    #expect(try said("nosuch") == "Error: There is no command 'nosuch'.")
    #expect(try said("data", "chekc") == "Error: There is no command 'chekc'; did you mean 'check'?")
    #expect(
      try said("share") == "Error: There is no command 'share'; okrug -c 'help share' explains the word.")
    for names in [["data"], ["data", "check"], ["replay"], ["help"]] {
      #expect(try room.run(Built.okrug, ["help"] + names).status == 0)
    }
  }

  @Test func `bash offers the names of the commands behind help`() throws {
    let script = """
      source <("$0" --generate-completion-script bash)
      COMP_LINE='okrug help re' COMP_POINT=13 COMP_WORDS=(okrug help re) COMP_CWORD=2
      _okrug okrug re help; echo "${COMPREPLY[*]}"
      """
    #expect(try room.run("/bin/bash", ["-c", script, Built.okrug]).output == "replay review\n")
  }

  @Test func `no line of help has stray blanks`() throws {
    for name in ["init", "run", "replay", "update", "review", "convert", "data", "coverage", "check-text"] {
      let lines = try room.run("help", name).output.components("\n")
      let stray = lines.filter { !$0.hasPrefix(" ") && $0.contains("  ") }
      #expect(stray.isEmpty, "\(name)")
    }
  }

  @Test func `version and help are answers`() throws {
    #expect(try room.run("--version").output == "okrug 0.1.0\n")
    for arguments in [["--help"], ["-h"], ["help"]] {
      let run = try room.run(Built.okrug, arguments)
      #expect(run.status == 0)
      for word in ["-c <line>", "--format", "--width", "--color", "--fail-fast", "130 interrupted", "data"] {
        #expect(run.output.contains(word))
      }
    }
  }

  // MARK: Formats

  @Test func `json is a line for each statement, refusals too`() throws {
    let run = try room.run(
      "--format", "json", input: "share japan in FEFD 2012\nshare japn in FEFD 2012\n5\n")
    let lines = run.output.components("\n").dropLast()
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.hasPrefix("{\"format\":1,") && $0.hasSuffix("}") })
    #expect(lines[1].contains("\"code\":\"unknown-name\""))
    #expect(run.errors.isEmpty)
    #expect(run.status == 1)
  }

  @Test func `csv keeps refusals out of the data`() throws {
    let run = try room.run("--format", "csv", "-c", "share japn in FEFD 2012")
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("^^^^ no name 'japn'"))
    #expect(run.status == 1)
  }

  @Test func `a line of text is as wide as asked`() throws {
    let run = try room.run("--width", "40", "-c", "list words")
    #expect(run.output.components("\n").allSatisfy { $0.count <= 40 })
  }

  @Test func `colour is for terminals unless it is asked for`() throws {
    let line = "share japan in FEFD 2012"
    #expect(!(try room.run("-c", line)).output.contains("\u{1B}"))
    #expect(try room.run("--color", "always", "-c", line).output.contains("\u{1B}["))
    room.environment["NO_COLOR"] = "1"
    #expect(try room.run("--color", "always", "-c", line).output.contains("\u{1B}["))
  }

  // MARK: Ends

  @Test(arguments: [nil, "PIPE"])
  func `nobody at the other end of the pipe is no error`(ignored: String?) throws {
    let ends = try Pipe()
    ends.closeReading()
    let nothing = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
    let errors = unsafe open("\(room.folder.path)/.errors", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    defer { for descriptor in [nothing, errors] { close(descriptor) } }
    let child = try Spawned.start(
      Built.okrug, ["-c", "list words"], environment: room.environment,
      descriptors: [nothing, ends.writing, errors],
      folder: room.folder.path, ignoring: ignored)
    #expect(try child.status() == 128 + SIGPIPE)
    #expect(try room.folder.read(".errors").isEmpty)
  }

  @Test func `answers that cannot be written end with 2`() throws {
    let full = unsafe open("/dev/full", O_WRONLY | O_CLOEXEC)
    let errors = unsafe open("\(room.folder.path)/.errors", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    defer { for descriptor in [full, errors] { close(descriptor) } }
    let child = try Spawned.start(
      Built.okrug, ["-c", "5"], environment: room.environment, descriptors: [full, full, errors],
      folder: room.folder.path)
    #expect(try child.status() == 2)
    #expect(try room.folder.read(".errors") == "okrug: cannot write the answers: no space left on device\n")
  }

  @Test func `an interrupted script ends with 130`() throws {
    let ends = try Pipe()
    let output = unsafe open("\(room.folder.path)/.output", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    defer { close(output) }
    let child = try Spawned.start(
      Built.okrug, [], environment: room.environment, descriptors: [ends.reading, output, output],
      folder: room.folder.path)
    ends.closeReading()
    #expect(unsafe write(ends.writing, "say 5\n", 6) == 6)
    while try room.folder.read(".output").isEmpty { usleep(10_000) }
    kill(child.id, SIGINT)
    #expect(try child.status() == 130)
  }
}

extension String {
  /// The parts between occurrences of a separator.
  func components(_ separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
