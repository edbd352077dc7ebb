import Answers
import Claims
import Evaluation
import Foundation
import Importing
import Observations
import Rendering
import Support
import Testing
import Texts
import Verbs

/// The folder of a document that is not built in: `Examples/amber-coast`.
@Suite struct ExampleDocumentTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples/amber-coast")

  private let catalogue: Catalogue

  init() throws {
    var files: [DataFile] = []
    for part in ["codelists", "amber-2021"] {
      let path = Self.folder.appending(path: part)
      for name in try FileManager.default.contentsOfDirectory(atPath: path.path).sorted() {
        files.append(
          DataFile(name: "\(part)/\(name)", bytes: Array(try Data(contentsOf: path.appending(path: name)))))
      }
    }
    let own = Set(files.map(\.name))
    files += Asking.files.filter { $0.name.hasPrefix("codelists/") && !own.contains($0.name) }
    catalogue = try CatalogueReader.catalogue(files)
  }

  private func answer(_ line: String) -> Session.Reply {
    let library = Library(catalogue)
    var session = Session(in: World(library: { () throws(DataFault) in library }))
    return session.answer(Source("test", line))
  }

  @Test(arguments: [
    ("total from norvia in amber coast 2021", "412.5 mln USD"),
    ("share port amber in norvia 2021", "about half"),
    ("share port amber in south shore from norvia 2021", "76.28 %"),
    ("share norvia in north shore 2021", "28.95 %"),
    ("share (port amber, north shore) in norvia 2021", "84.8 %"),
    ("check share norvia in north shore 2021 almost 30 %", "28.95 %"),
    ("implied norvia in south shore 2021", "1482 mln USD"),
  ])
  func `a document of one's own answers like a built-in one`(line: String, headline: String) throws {
    let reply = answer(line)
    #expect(reply.refusal == nil)
    #expect(try NumberText.headline(#require(reply.last?.headline)) == headline)
  }

  @Test func `the figure that was spoiled is found`() throws {
    let spoiled = try #require(answer("share norvia in amber coast 2021").last)
    #expect(spoiled.evidence.compactMap(\.verdict) == [.disagrees])
    for shore in ["north shore", "south shore", "port amber"] {
      #expect(
        try #require(answer("share norvia in \(shore) 2021").last).evidence.compactMap(\.verdict) == [.agrees]
      )
    }
  }

  @Test func `what the data calls printed stands on its line of the page`() throws {
    let page = try String(contentsOf: Self.folder.appending(path: "bulletin.txt"), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let cells = try #require(catalogue.publications.first).tables.flatMap(\.cells)
    #expect(cells.count == 30)
    for cell in cells where !cell.printed.isEmpty {
      #expect(page[cell.line - 1].contains(cell.printed), "\(cell.line): \(cell.printed)")
    }
    for statement in catalogue.cube.statements {
      #expect(page[statement.place.line - 1].contains(statement.printed), "\(statement.id)")
    }
  }

  @Test(arguments: [
    ("projects", ["Shipyard", "Wind park"]), ("projects in the north", ["Wind park"]),
    ("projects in south shore", ["Shipyard"]), ("projects by port of amber", ["Shipyard"]),
    ("projects by norvia lines in amber coast 2019", ["Shipyard"]),
    ("references about shores", ["Ada Quill"]),
  ])
  func `a register of one's own is asked like a built-in one`(line: String, found: [String]) {
    #expect(rows(answer(line).last).map { $0[0] } == found)
  }

  @Test func `what the register names stands on its line of the page`() throws {
    let page = try String(contentsOf: Self.folder.appending(path: "bulletin.txt"), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let register = try #require(catalogue.publications.first).register
    #expect(register.count == 3)
    for entry in register {
      let work = entry.work
      let setting = entry.setting
      let texts = setting.companies + setting.partners + [entry.wording, work.title, setting.printed]
      for text in texts where !text.isEmpty {
        #expect(page[entry.spots[0].line - 1].contains(text), "\(entry.id): \(text)")
      }
    }
  }
}
