import Answers
import ArgumentParser
import Coverage
import Importing
import Observations
import Rendering

/// `okrug coverage FILE`: whether every numeral of a text is accounted for.
struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "List every numeral and number word of a text with the statement that holds it.",
    discussion: """
      FILE is the text of a document; which one is known by its SHA-256. A changed copy is compared as far as it can be. \
      Exit code 1 says that something is left over, that the data holds what the text does not, or that it is not the text \
      of a document.
      """)

  @Argument(help: ArgumentHelp("The text to look through.", valueName: "file"), completion: .file())
  var file: String

  @OptionGroup var data: DataOptions

  @OptionGroup var output: OutputOptions

  func run() throws {
    let output = try output.output()
    let catalogue: Catalogue
    let text: [UInt8]
    do throws(FileFault) {
      text = try Files.bytes(of: file)
      catalogue = try data.catalogue()
    } catch {
      return try failed(error.message)
    }
    let listing: CoverageListing
    do throws(UnreadableText) {
      listing = CoverageListing(try Ledger(of: text, in: catalogue), file)
    } catch {
      return try failed("cannot read '\(file)': \(error.words)")
    }
    let answer = listing.answer(asTable: output.isDataOnly || output.isRecords)
    StandardStream.output.line(output.format.text(answer, from: catalogue, output.options))
    if !listing.isComplete { throw ExitCode(Int32(Outcome.refused.code)) }
  }

  private func failed(_ message: String) throws {
    StandardStream.error.line("okrug: \(message)")
    throw ExitCode(Int32(Outcome.unreadable.code))
  }
}

extension UnreadableText {
  /// One clause: `line 3 is not UTF-8 (byte 7)`.
  var words: String {
    switch problem {
    case .notUTF8: "line \(line) is not UTF-8 (byte \(byte))"
    case .nul: "line \(line) holds a NUL (byte \(byte))"
    case .tooLarge: "it is longer than \(NumeralScanner.longest) bytes"
    case .tooMany: "it has more than \(NumeralScanner.most) numerals"
    }
  }
}

/// A ledger as an answer: a row a numeral, and how many there are of each class.
struct CoverageListing {
  private let ledger: Ledger
  private let file: String

  init(_ ledger: Ledger, _ file: String) {
    self.ledger = ledger
    self.file = file
  }

  var isComplete: Bool { ledger.isComplete }

  func answer(asTable: Bool) -> Answer {
    var answer = Answer(sentence: Phrase(sentence), table: table)
    if !asTable { answer.paragraphs = summary }
    return answer
  }

  private var sentence: String {
    let left = ledger.leftOver == 0 ? "none is left over" : "\(ledger.leftOver) left over"
    let count = counted(ledger.entries.count, "numeral")
    guard let publication = ledger.publication else {
      return "\(file): \(count); the data has no document with this text, so \(left)"
    }
    let text = ledger.isTheText ? "the text of \(publication)" : "a changed copy of \(publication)"
    return "\(file): \(text), \(count), \(left)"
  }

  private var table: Table {
    let rows = ledger.entries.map { entry in
      row(
        entry.numeral.line, entry.numeral.offset, entry.numeral.text,
        entry.account?.kind.rawValue ?? "left over",
        entry.account?.statements ?? [])
    }
    let missing = ledger.missing.map { row($0.line, $0.offset, $0.text, "not found", $0.statements) }
    return Table(
      columns: [
        .init("Line"), .init("Byte"), .init("Numeral", isNumeric: false), .init("Class", isNumeric: false),
        .init("Held by", isNumeric: false),
      ],
      rows: rows + missing)
  }

  private func row(_ line: Int, _ byte: Int, _ text: String, _ kind: String, _ ids: [String]) -> Table.Row {
    Table.Row([
      .text(String(line)), .text(String(byte)), .text(text), .text(kind), .text(ids.joined(separator: " ")),
    ])
  }

  /// How many numerals are of each class; of classes without one, nothing.
  private var summary: [Paragraph] {
    let kinds = PrintedNumeral.Kind.allCases.map { kind in
      (kind.rawValue, ledger.entries.count { $0.account?.kind == kind })
    }
    return (kinds + [("left over", ledger.leftOver), ("not found", ledger.missing.count)])
      .filter { $0.1 > 0 }
      .map { .entry($0.0, Phrase("\($0.1)")) }
  }
}
