import Answers
import Claims
import Evaluation
import Importing
import Observations
import Quantities
import Rendering
import Support
import Testing
import Texts
import Verbs

/// One digit of the data changed: what does not hang on it is as before.
@Suite struct RevisedCellTests {
  private func library(_ before: String, _ after: String) throws -> Library {
    var changed = 0
    let files = Asking.files.map { file in
      let text = String(decoding: file.bytes, as: UTF8.self)
      guard file.name.hasSuffix("ershova-2014/table-1.csv"), text.contains(before) else { return file }
      changed += 1
      return DataFile(name: file.name, bytes: Array(text.replacing(before, with: after).utf8))
    }
    try #require(changed == 1)
    return Library(try CatalogueReader.catalogue(files))
  }

  /// More sets of conflicting numbers than are looked for: those that remain are in no bound either.
  @Test(arguments: [("\"681,8\",681.8,", "\"682,8\",682.8,"), ("\"681,8\",681.8,", "\"671,8\",671.8,")])
  func `bounds stay where many numbers contradict a revised one`(before: String, after: String) throws {
    let library = try library(before, after)
    var session = Session(in: World(library: { library }))
    for (line, bounds) in [
      ("bounds of share DIAMOND_GAS in sakhalin-2", "9.9 … 10.1 %"),
      ("bounds of total yakutia from japan 2012", nil),
    ] {
      let reply = session.answer(Source("test", line))
      #expect(reply.refusal == nil, "\(line)")
      if let bounds { #expect(reply.last?.headline.map { NumberText.headline($0) } == bounds) }
    }
    let system = library.constraints.value
    let left = Set(system.disputed)
    #expect(system.system.isConsistent(system.system.prints.indices.filter { !left.contains($0) }))
  }
}
