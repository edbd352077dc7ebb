import Answers
import ArgumentParser
import Importing
import Observations
import Rendering
import Worlds

/// `okrug data`: what can be asked, and whether data files are in order.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "List the built-in documents, their tables and digests; write or check data.",
    discussion: """
      A digest is the head of the SHA-256 of what a table says: its keys, numbers and blanks. A changed caption leaves it \
      as it is.
      """,
    subcommands: [DataCheckCommand.self])

  @Flag(help: "Write every number, blank and key as SDMX-CSV 2.0.")
  var csv = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if csv, output.format != "text" {
      throw ValidationError("--csv writes SDMX-CSV, so --format \(output.format) has nothing to say.")
    }
  }

  func run() throws {
    let output = try output.output()
    do throws(DataFault) {
      let catalogue = try CatalogueReader.catalogue(BuiltIn.files(), areSound: true)
      if csv { return SDMXCSV.write(catalogue) { StandardStream.output.write($0) } }
      let answer = DataListing(catalogue).answer(asTable: output.isDataOnly || output.isRecords)
      StandardStream.output.line(output.format.text(answer, from: catalogue, output.options))
    } catch {
      StandardStream.error.line("okrug: \(error.description)")
      throw ExitCode(Int32(Outcome.unreadable.code))
    }
  }
}

/// The documents of a catalogue with their parts: a table for a program, paragraphs for a person.
struct DataListing {
  private let catalogue: Catalogue
  private let parts: [Digests.Part]

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    parts = Digests.parts(of: catalogue)
  }

  func answer(asTable: Bool) -> Answer {
    let tables = parts.count { $0.table != nil }
    var answer = Answer(
      sentence: Phrase(
        [
          counted(catalogue.publications.count, "document"), counted(tables, "table"),
          counted(parts.reduce(0) { $0 + $1.numbers }, "number"),
        ].joined(separator: ", ")))
    if asTable {
      answer.table = table
    } else {
      answer.paragraphs = catalogue.publications.flatMap(paragraphs)
    }
    return answer
  }

  private var table: Table {
    Table(
      columns: [
        .init("Document", isNumeric: false), .init("Table", isNumeric: false), .init("Numbers"),
        .init("Blanks"),
        .init("Digest", isNumeric: false), .init("Caption", isNumeric: false),
      ],
      rows: catalogue.publications.flatMap { publication in
        parts.filter { $0.publication == publication.id }.map { part in
          Table.Row([
            .text(part.publication), .text(label(part)), .text(String(part.numbers)),
            .text(String(part.blanks)),
            .text(part.digest), .text(caption(part)),
          ])
        }
          + (register(of: publication).map { register in
            [
              Table.Row([
                .text(publication.id), .text(register.label), .text("0"), .text("0"),
                .text(register.digest), .text(register.caption),
              ])
            ]
          } ?? [])
      })
  }

  private func paragraphs(_ publication: Publication) -> [Paragraph] {
    let by = [publication.value("author"), publication.value("year")].filter { !$0.isEmpty }
    let title = ([publication.value("title")] + by).joined(separator: ", ")
    return [.heading(publication.id), .text(Phrase(title))]
      + parts.filter { $0.publication == publication.id }.map { part in
        let counts =
          [counted(part.numbers, "number")] + (part.blanks > 0 ? [counted(part.blanks, "blank")] : [])
        return .entry(
          label(part), "\(caption(part)); \(counts.joined(separator: ", ")); sha256:\(part.short)")
      }
      + (register(of: publication).map { register in
        [.entry(register.label, "\(register.caption); sha256:\(String(register.digest.prefix(12)))")]
      } ?? [])
  }

  /// What a document says in words, as a part of it: without numbers, and with a digest of its own.
  private func register(of publication: Publication) -> (label: String, caption: String, digest: String)? {
    let place = catalogue.publications.firstIndex { $0.id == publication.id }
    guard let digest = place.flatMap({ Digests.register(of: $0, in: catalogue) }) else { return nil }
    let count = publication.register.count
    return ("Register", "what is said in words; \(count) entr\(count == 1 ? "y" : "ies")", digest)
  }

  private func printed(_ part: Digests.Part) -> PrintedTable? {
    let publication = catalogue.publications.first { $0.id == part.publication }
    return part.table.flatMap { publication?.table($0) }
  }

  private func label(_ part: Digests.Part) -> String { printed(part)?.label ?? "Text" }
  private func caption(_ part: Digests.Part) -> String { printed(part)?.title ?? "numbers in the prose" }
}
