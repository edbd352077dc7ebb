import Importing
import Observations
import Testing

/// RFC 4180, and what Okrug refuses of it.
@Suite struct CommaSeparatedTests {
  private func read(_ text: String) throws(DataFault) -> CommaSeparated {
    try CommaSeparated(DataFile(name: "t.csv", bytes: Array(text.utf8)))
  }

  private func rows(_ table: CommaSeparated) -> [[String]] {
    (0..<table.count).map { row in table.header.indices.map { table.text(row, $0) } }
  }

  private func fault(_ bytes: [UInt8]) -> String? {
    do throws(DataFault) {
      _ = try CommaSeparated(DataFile(name: "t.csv", bytes: bytes))
      return nil
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["1", "2"]]),
    ("a,b\n1,2", [["1", "2"]]),
    ("a,b\r\n1,2\r\n", [["1", "2"]]),
    ("a,b\n1,2\r\n3,4\n", [["1", "2"], ["3", "4"]]),
    ("\u{FEFF}a,b\n1,2\n", [["1", "2"]]),
    ("a,b\n,\n", [["", ""]]),
    ("a,b\n\"1\",\"2\"\n", [["1", "2"]]),
    ("a,b\n\"\",\"\"\"\"\n", [["", "\""]]),
    ("a,b\n\"x, y\",\"say \"\"no\"\"\"\n", [["x, y", "say \"no\""]]),
    ("a,b\n\"one\ntwo\",\"three\r\nfour\"\n5,6\n", [["one\ntwo", "three\r\nfour"], ["5", "6"]]),
    ("a,b\n\"\r\",2\n", [["\r", "2"]]),
    ("a,b\n 1 , 2 \n", [[" 1 ", " 2 "]]),
    ("a,b\nдфо,北海道\n", [["дфо", "北海道"]]),
    ("a\n1\n\n2\n", [["1"], [""], ["2"]]),
    ("a\n\"\"", [[""]]),
    ("a,b", []),
    ("a,b\n", []),
  ])
  func `fields are read as they are written`(text: String, expected: [[String]]) throws {
    #expect(rows(try read(text)) == expected)
  }

  @Test func `a header is read like any other line`() throws {
    #expect(try read("\"a, b\",\"c \"\"d\"\"\"\r\n").header == ["a, b", "c \"d\""])
    #expect(try read("\u{FEFF}a\n").header == ["a"])
    #expect(try read("\n").header == [""])
    let table = try read("a,b\n1,2\n")
    #expect(table.column("b") == 1 && table.column("B") == nil)
    let named = try read("\"a\",e\u{301},bc\n")
    #expect(["a", "\u{E9}", "bc", "b"].map { named.column($0) } == [0, 1, 2, nil])
  }

  @Test(.timeLimit(.minutes(1)))
  func `a header of very many columns costs what its length does`() throws {
    let names = (0..<200_000).map { "c\($0)" }
    let wide = names.joined(separator: ",")
    #expect(try read(wide + "\n").header.count == names.count)
    let fault = self.fault(Array("\(wide),c7\n".utf8))
    #expect(fault == "t.csv:1:\(wide.utf8.count + 2): the column 'c7' stands twice")
    let foreign = "\u{E9},\(names.prefix(1_000).joined(separator: ",")),e\u{301}\n"
    #expect(self.fault(Array(foreign.utf8))?.hasSuffix("the column '\u{E9}' stands twice") == true)
  }

  @Test func `beyond the rows and columns there is nothing`() throws {
    let table = try read("a,b\n1,\n")
    for (row, column) in [(-1, 0), (1, 0), (0, -1), (0, 2), (.max, 0), (0, .min)] {
      #expect(table.text(row, column) == "" && table.isEmpty(row, column))
      #expect(!table.isSame(row, 0, column))
    }
    #expect(table.isEmpty(0, 1) && !table.isEmpty(0, 0))
  }

  @Test func `a field with the bytes of another row's is noticed`() throws {
    let table = try read("a,b\nx,é\nx,è\n\"x\",è\n")
    #expect(table.isSame(1, 0, 0) && !table.isSame(1, 0, 1) && !table.isSame(2, 0, 0))
    #expect(table.isSame(2, 1, 1) && table.isSame(1, 2, 1) && !table.isSame(0, 3, 0))
  }

  @Test(arguments: [
    ("", "t.csv:1: there is no header line"),
    ("\u{FEFF}", "t.csv:1: there is no header line"),
    ("a,b\n1,2\n\n", "t.csv:3: the row has 1 fields, the header has 2"),
    ("a,b\n1\n", "t.csv:2: the row has 1 fields, the header has 2"),
    ("a,b\n1,2,\n", "t.csv:2:5: the row has 3 fields, the header has 2"),
    ("a,b\n\"x\ny\",2\n1,2,\"3\",4\n", "t.csv:4:5: the row has 4 fields, the header has 2"),
    ("a,b\n1,x\"y\n", "t.csv:2:4: a quote inside a field that is not quoted"),
    ("a,b\n1,é\"\n", "t.csv:2:5: a quote inside a field that is not quoted"),
    ("a,b\n\"1\" ,2\n", "t.csv:2:4: text after a closing quote"),
    ("a,b\n\"x\ny\"z,2\n", "t.csv:3:3: text after a closing quote"),
    ("a,b\n1,\"2\n3,4\n", "t.csv:2:3: a quote is never closed"),
    ("a,b\n1,\"", "t.csv:2:3: a quote is never closed"),
    ("a,b\n1,\"2\"\"\n", "t.csv:2:3: a quote is never closed"),
    ("a,b\r1,2\r", "t.csv:1:4: a carriage return without a line feed"),
    ("a,b\n1,2\r", "t.csv:2:4: a carriage return without a line feed"),
    ("a,b\n1,\"2\"\r3", "t.csv:2:6: a carriage return without a line feed"),
    ("a,b,a\n", "t.csv:1:5: the column 'a' stands twice"),
    ("\u{FEFF}a,a\n", "t.csv:1:3: the column 'a' stands twice"),
    ("a,\"a\"\n", "t.csv:1:3: the column 'a' stands twice"),
    ("\u{E9},e\u{301}\n", "t.csv:1:4: the column '\u{E9}' stands twice"),
    ("a,a\n1,\"2\n", "t.csv:1:3: the column 'a' stands twice"),
    ("a,b\n1,2,\"3\n", "t.csv:2:5: a quote is never closed"),
    ("a,b\n1,\u{0}\n", "t.csv:2:3: a NUL byte"),
    ("a,b\n\"x\n\u{0}\",2\n", "t.csv:3:1: a NUL byte"),
  ])
  func `what is no table is refused at its first bad byte`(text: String, fault expected: String) {
    #expect(fault(Array(text.utf8)) == expected)
  }

  @Test(
    arguments: [
      ([0xFF], "t.csv:2:4"), ([0xC3], "t.csv:2:4"), ([0xC3, 0xA9, 0x80], "t.csv:2:6"),
      ([0xED, 0xA0, 0x80], "t.csv:2:4"), ([0xC0, 0xAF], "t.csv:2:4"),
      ([0xF4, 0x90, 0x80, 0x80], "t.csv:2:4"),
      ([0xE2, 0x82], "t.csv:2:4"),
    ] as [([UInt8], String)])
  func `bytes that are no UTF-8 are refused where they begin`(bytes: [UInt8], place: String) {
    #expect(
      fault(Array("a,b\n1,x".utf8) + bytes + Array("y\n".utf8)) == place + ": the text is not valid UTF-8")
    #expect(
      fault(Array("a,b\n1,\"\nxyz".utf8) + bytes + Array("\"\n".utf8))
        == place.replacing(":2:", with: ":3:") + ": the text is not valid UTF-8")
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `whatever is written is read back`(seed: UInt64) throws {
    var dice = Dice(seed)
    let alphabet = ["a", "7", ",", "\"", "\n", "\r\n", "\r", " ", "é", "e\u{301}", "дфо", "😀", ""]
    let width = dice.below(4) + 1
    let written = (0..<dice.below(6)).map { _ in
      (0..<width).map { _ in (0..<dice.below(5)).map { _ in alphabet[dice.below(alphabet.count)] }.joined() }
    }
    for (mark, end, closed) in [
      ("", "\n", true), ("", "\r\n", true), ("\u{FEFF}", "\r\n", false), ("", "\n", false),
    ] {
      let header = (0..<width).map { "c\($0)" }.joined(separator: ",")
      let lines = [header] + written.map { $0.map { quoted($0, alone: width == 1) }.joined(separator: ",") }
      let table = try read(mark + lines.joined(separator: end) + (closed ? end : ""))
      #expect(rows(table).map { $0.map { Array($0.utf8) } } == written.map { $0.map { Array($0.utf8) } })
    }
  }

  /// A field as RFC 4180 writes it; an empty one that stands alone in its line needs its quotes.
  private func quoted(_ field: String, alone: Bool) -> String {
    let special: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
    guard field.unicodeScalars.contains(where: special.contains) || field.isEmpty && alone else {
      return field
    }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}

/// Numbers that are the same in every run.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// From 0 to `count` − 1.
  mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: (state >> 33) % UInt64(count))
  }
}
