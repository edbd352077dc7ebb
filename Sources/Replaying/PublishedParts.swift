internal import Importing
package import Observations

/// The parts of the data (each table, each document's prose) with what they hold as digests: a notebook records which
/// of them an answer rests on.
///
///     ershova-2014/1: 9f2c01ab…    ershova-2014/prose: 6d1f0c5b…
package struct PublishedParts: Sendable {
  package let catalogue: Catalogue
  private let parts: [Digests.Part]
  /// By the document's place in the catalogue, then by the table's id.
  private let reads: [[String?: ReadDigest]]

  package init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    let parts = Digests.parts(of: catalogue)
    self.parts = parts
    reads = catalogue.publications.map { publication in
      var reads: [String?: ReadDigest] = [:]
      for part in parts where part.publication == publication.id { reads[part.table] = ReadDigest(part) }
      return reads
    }
  }

  /// The ids of the documents, in order.
  package var publications: [String] { catalogue.publications.map(\.id) }

  /// What a document's parts hold; nothing for a document that is not there.
  package func holdings(of publication: String) -> [ReadDigest]? {
    guard publications.contains(publication) else { return nil }
    return parts.filter { $0.publication == publication }.map { ReadDigest($0) }
  }

  /// The parts that some rows of the cube are printed in, each once.
  package func reads(of rows: some Sequence<Int>) -> [ReadDigest] {
    var found: Set<ReadDigest> = []
    for row in rows where catalogue.cube.rows.contains(row) {
      let place = catalogue.cube.statements[row].place
      if reads.indices.contains(place.publication), let read = reads[place.publication][place.table] {
        found.insert(read)
      }
    }
    return found.sorted { $0.name < $1.name }
  }
}

extension ReadDigest {
  fileprivate init(_ part: Digests.Part) {
    self.init("\(part.publication)/\(part.table ?? "prose")", part.digest)
  }
}
