/// Everything that can be asked: codes, documents and the cube over them. Nothing in it ever changes, so it is shared,
/// never copied.
package final class Catalogue: Sendable {
  package let codes: Codes
  package let publications: [Publication]
  package let cube: Cube
  package let bases: Bases

  package init(codes: Codes, publications: [Publication], cube: Cube, bases: Bases) {
    self.codes = codes
    self.publications = publications
    self.cube = cube
    self.bases = bases
  }

  /// The ids of all that a document states: cells, numbers in prose, claims.
  package func statementIDs(of publication: Int) -> Set<String> {
    let printed = cube.statements.filter { $0.place.publication == publication }.map(\.id)
    return Set(printed).union(publications[publication].claims.map(\.id))
  }
}
