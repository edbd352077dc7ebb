import Language
import Observations
import Texts

/// The documents that a line names by their ids, taken out of what else it says. `table 1 of ershova-2014` stays whole.
struct DocumentsNamed {
  /// Places among the catalogue's publications, in the order named.
  private(set) var places: [Int] = []
  private(set) var rest: [Atom] = []

  init(_ atoms: [Atom], _ run: Run) {
    for atom in atoms {
      let ofTable =
        rest.count > 2 && rest[rest.count - 1].isWord("of") && rest[rest.count - 3].isWord("table")
      if !ofTable, let place = run.document(atom) { places.append(place) } else { rest.append(atom) }
    }
  }

  var isEmpty: Bool { places.isEmpty }

  /// Whether a place is in one of the documents; everything is if none is named.
  func contains(_ place: Place) -> Bool { isEmpty || places.contains(place.publication) }

  /// `ershova-2014`; empty if none is named.
  func words(_ run: Run) -> String { Wording.list(places.map { run.catalogue.publications[$0].id }) }
}

extension Run {
  /// The document whose id an atom is.
  func document(_ atom: Atom) -> Int? {
    guard let text = atom.bareWord.map({ Names.folded($0) }) else { return nil }
    return catalogue.publications.firstIndex { Names.folded($0.id) == text }
  }

  /// The table of a document that has but one.
  func onlyTable(of document: String) -> Clause? {
    let found = catalogue.publications.first { Names.folded($0.id) == Names.folded(document) }
    guard let found, found.tables.count == 1, let table = found.tables.first else { return nil }
    return .table(table.id, of: found.id)
  }
}

extension Atom {
  fileprivate func isWord(_ word: String) -> Bool { bareWord.map { Names.folded($0) } == word }
}
