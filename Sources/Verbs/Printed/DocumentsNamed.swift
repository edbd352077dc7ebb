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
  func document(_ atom: Atom) -> Int? { atom.bareWord.flatMap(document(named:)) }

  /// The document with that id, however it is typed.
  func document(named id: String) -> Int? {
    let folded = Names.folded(id)
    return catalogue.publications.firstIndex { Names.folded($0.id) == folded }
  }

  /// The one printed table with that number, in a document or in any. `example` is the line for one of several.
  func table(
    _ id: String, of document: String?, at span: Span, example: (_ document: String) -> String
  ) throws(Diagnostic) -> (publication: Int, table: PrintedTable) {
    var places = Array(catalogue.publications.indices)
    if let document {
      guard let place = self.document(named: document) else {
        throw Diagnostic(
          .unknownName, "no document \(quoted: document)", at: span,
          hint: "\(command: "list documents") shows what there is")
      }
      places = [place]
    }
    let found = places.compactMap { place in catalogue.publications[place].table(id).map { (place, $0) } }
    guard let first = found.first else {
      throw Diagnostic(
        .noData, "no table \(number: id)\(document.map { " in \($0)" } ?? "")", at: span,
        hint: "\(command: "list tables") shows them")
    }
    if found.count > 1 {
      throw Diagnostic(
        .ambiguousName, "several documents have a table \(number: id)", at: span, hint: "say which",
        commands: found.map { example(catalogue.publications[$0.0].id) })
    }
    return first
  }

  /// The table of a document that has but one.
  func onlyTable(of document: String) -> Clause? {
    guard let place = self.document(named: document) else { return nil }
    let found = catalogue.publications[place]
    return found.tables.count == 1 ? found.tables.first.map { .table($0.id, of: found.id) } : nil
  }
}

extension Atom {
  fileprivate func isWord(_ word: String) -> Bool { bareWord.map { Names.folded($0) } == word }
}
