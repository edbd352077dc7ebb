import Testing

/// Each law, shown a tree that breaks it.
@Suite struct LawsCatchTests {
  static let table = RoomTable(
    markdown: """
      # Rooms

      | room | what it holds | may import |
      |---|---|---|
      | Texts | words | nothing |
      | Numbers | figures | BigInt |
      | Answers | both | Texts, Numbers |
      | Verbs | what words do | Answers, Crypto |
      """)

  func file(_ text: String, in room: String = "Verbs") -> TextFile {
    TextFile(path: "Sources/\(room)/File.swift", text: text)
  }

  @Test func `the table is read row by row`() {
    #expect(Self.table.rooms.map(\.name) == ["Texts", "Numbers", "Answers", "Verbs"])
    #expect(Self.table.rooms[0].imports == [])
    #expect(Self.table.rooms[2] == Room(name: "Answers", sentence: "both", imports: ["Texts", "Numbers"]))
    #expect(Self.table.allowed(in: "Verbs") == ["Answers", "Crypto", "Texts", "Numbers"])
    #expect(Self.table.allowed(in: "Answers") == ["Texts", "Numbers"])
    #expect(Self.table.allowed(in: "Nowhere") == [])
  }

  @Test func `a circle, a room twice and an empty sentence are found`() {
    let table = RoomTable(
      markdown: """
        | room | holds | may import |
        |---|---|---|
        | A | x | B |
        | B | x | C |
        | C | | A |
        | D | x | A |
        | D | x | nothing |
        """)
    #expect(
      table.findings(in: "README.md").map(\.what) == [
        "the arrows from A lead back to it", "the arrows from B lead back to it",
        "the room C has no sentence", "the arrows from C lead back to it", "the room D has two rows",
      ])
  }

  @Test(arguments: [
    ("import Texts", ["Texts"]),
    ("package import Numbers\ninternal import Answers", ["Numbers", "Answers"]),
    ("@preconcurrency import A\n@_exported public import B\n@testable import C", ["A", "B", "C"]),
    ("@_spi(Tests) import A", ["A"]),
    ("import struct Texts.Span\nimport func Numbers.sum", ["Texts", "Numbers"]),
    ("import Texts.Sub; import B", ["Texts", "B"]),
    ("#if canImport(A)\nimport B\n#endif", ["B"]),
    ("// import A\n/* import B */\nlet s = \"import C\"", []),
    ("x.import(y)\nlet `import` = 1", []),
  ])
  func `every way to write an import is read`(code: String, modules: [String]) {
    #expect(imports(in: swiftTokens(code)).map(\.module) == modules)
  }

  @Test func `every import against the arrows is reported, with file and line`() {
    let bad = file(
      "import Texts\n\npackage import Verbs\nimport Kernel\nimport struct Foundation.Date", in: "Answers")
    #expect(
      layeringFindings(in: bad, table: Self.table).map(\.description) == [
        "Sources/Answers/File.swift:3: Answers may not import Verbs",
        "Sources/Answers/File.swift:4: Answers may not import Kernel",
        "Sources/Answers/File.swift:5: Answers may not import Foundation",
      ])
    let good = file("import Answers\nimport Crypto\nimport Numbers\nimport RegexBuilder")
    #expect(layeringFindings(in: good, table: Self.table) == [])
    let library = file("import BigInt\nimport Crypto", in: "Answers")
    #expect(layeringFindings(in: library, table: Self.table).count == 2)
  }

  @Test(arguments: [
    "import Foundation", "internal import Glibc", "import Dispatch",
    "let f = FileManager.default", "ProcessInfo.processInfo.arguments", "let now = Date()", "Date.now",
    "getenv(\"HOME\")", "var g = SystemRandomNumberGenerator()", "Int.random(in: 0..<9)", "list.shuffled()",
    "print(x)", "Swift.print(x)", "readLine()", "fopen(path, \"r\")", "x.hashValue", "ContinuousClock().now",
    "try await Task.sleep(for: .seconds(1))", "let share: Double = 17.86", "Float(x)", "\"\\(Double(x))\"",
  ])
  func `a pure room that reaches outside is found`(code: String) {
    let findings = purityFindings(in: file("// line 1\n" + code))
    #expect(findings.count == 1)
    #expect(findings.first?.line == 2)
    #expect(purityFindings(in: file(code, in: "okrug")) == [])
  }

  @Test(arguments: [
    "notebook.print(x)", "func print(_ x: Int) {}", "// print(x)", "\"print(x) Double getenv\"",
    "let random = 1", "/// `dump(x)`", "let date = Date(year: 2012)", "hasher.combine(x)",
  ])
  func `what only looks like it is left alone`(code: String) {
    #expect(purityFindings(in: file(code)) == [])
  }

  @Test(arguments: [
    "try! f()", "x as! Int", "fatalError(\"no\")", "Swift.fatalError()", "preconditionFailure()",
    "precondition(x > 0)",
    "let y = x!", "f()!", "a[0]!", "x!.y", "pair.0!", "x?.y!", "\"\\(x!)\"", "let v: Int!",
    "let s: Set<Int>!",
    "{ 1 }!", "`in`!",
  ])
  func `a construct that can end the program is found`(code: String) {
    let findings = trapFindings(in: file("\n\n" + code))
    #expect(findings.map(\.line) == [3])
  }

  @Test(arguments: [
    "a != b", "a !== b", "!x", "(!x)", "f(!x, [!y])", "a && !b", "return !c", "#if !os(Linux)", "// x!",
    "\"x! \\(y) z!\"", "/* try! */", "let r = /a!/", "try? f()", "x as? Int", "case fatalError",
    "if x, !y {}",
    "prefix static func ! (a: A) -> A { a }",
  ])
  func `a negation and a comparison are left alone`(code: String) {
    #expect(trapFindings(in: file(code)) == [])
  }

  @Test func `a type named like its target is found`() {
    #expect(namesakeFindings(in: file("struct Share {}\n\npackage enum Verbs {}")).map(\.line) == [3])
    #expect(namesakeFindings(in: file("struct Verb {}\nlet verbs = Verbs.all // enum Verbs")) == [])
    #expect(namesakeFindings(in: file("enum Verbs {}", in: "Texts")) == [])
  }

  @Test func `an empty name is found`() {
    let rooms = ["Texts", "Utils", "Core", "DataManager", "TextHelpers", "Common", "Score", "Commons"]
    #expect(
      emptyNameFindings(rooms: rooms).map(\.file)
        == ["Utils", "Core", "DataManager", "TextHelpers", "Common"].map { "Sources/\($0)" })
  }

  @Test func `a long file is found, and an entry for one that is short again`() {
    let long = TextFile(path: "Sources/Verbs/Long.swift", text: String(repeating: "x\n", count: 401))
    let fitting = TextFile(path: "Sources/Verbs/Fits.swift", text: String(repeating: "x\n", count: 400))
    #expect(sizeFindings(in: [long, fitting], known: []).map(\.line) == [401])
    #expect(sizeFindings(in: [long, fitting], known: [long.path]) == [])
    #expect(
      sizeFindings(in: [fitting], known: [fitting.path]).map(\.what) == ["listed as a long file, and is none"]
    )
  }

  @Test func `the rooms of a path are its second folder`() {
    #expect(file("").room == "Verbs")
    #expect(TextFile(path: "Sources/Verbs/Deep/X.swift", text: "").room == "Verbs")
    #expect(TextFile(path: "Sources/X.swift", text: "").room == "")
    #expect(TextFile(path: "Tests/Verbs/X.swift", text: "").room == "")
  }
}
