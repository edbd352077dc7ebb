package import Answers
internal import Importing
package import Observations

/// The parts of the data (each table, each document's prose, its register) with what they hold as digests: a notebook
/// records which of them an answer rests on.
///
///     ershova-2014/1: 9f2c01ab…    ershova-2014/prose: 6d1f0c5b…    ershova-2014/register: 07c2d9e4…
package struct PublishedParts: Sendable {
  package let catalogue: Catalogue
  /// By the document's place in the catalogue, its tables in order and then its text; hashed when first asked for.
  private let parts: [[(table: String?, digest: Deferred<ReadDigest>)]]
  /// By the document's place; nothing for one without a register.
  private let registers: [Deferred<ReadDigest?>]

  package init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    parts = catalogue.publications.indices.map { place in
      Digests.tables(of: place, in: catalogue).map { table in
        (table, Deferred { ReadDigest(Digests.part(table, of: place, in: catalogue)) })
      }
    }
    registers = catalogue.publications.indices.map { place in
      Deferred {
        Digests.register(of: place, in: catalogue).map {
          ReadDigest("\(catalogue.publications[place].id)/\(PublishedParts.registerPart)", $0)
        }
      }
    }
  }

  /// What the part in words is called, behind the document and a slash.
  private static let registerPart = "register"

  /// The ids of the documents, in order.
  package var publications: [String] { catalogue.publications.map(\.id) }

  /// What a document's parts of numbers hold, or a register alone; nothing for what is not there.
  package func holdings(of name: String) -> [ReadDigest]? {
    if let place = publications.firstIndex(of: name) { return parts[place].map(\.digest.value) }
    let place = publications.firstIndex { "\($0)/\(PublishedParts.registerPart)" == name }
    return place.flatMap { registers[$0].value }.map { [$0] }
  }

  /// The parts that an answer rests on, each once.
  package func reads(of answer: Answer) -> [ReadDigest] {
    let texts = answer.registers.filter { registers.indices.contains($0) }.compactMap { registers[$0].value }
    return reads(of: answer.rowsRead) + Set(texts).sorted { $0.name < $1.name }
  }

  /// The parts that some rows of the cube are printed in, each once.
  package func reads(of rows: some Sequence<Int>) -> [ReadDigest] {
    var found: [ReadDigest] = []
    var last: Place?
    for row in rows where catalogue.cube.rows.contains(row) {
      let place = catalogue.cube.statements[row].place
      if let last, last.publication == place.publication, last.table == place.table { continue }
      last = place
      guard parts.indices.contains(place.publication),
        let part = parts[place.publication].first(where: { $0.table == place.table })
      else { continue }
      if !found.contains(part.digest.value) { found.append(part.digest.value) }
    }
    return found.sorted { $0.name < $1.name }
  }
}

extension ReadDigest {
  fileprivate init(_ part: Digests.Part) {
    self.init("\(part.publication)/\(part.table ?? "prose")", part.digest)
  }
}
