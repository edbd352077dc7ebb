import Claims
import Language
import Observations
import Texts

/// Which conflicts a line asks for: those of a document, those on some names, or all.
struct ConflictScope {
  private let documents: DocumentsNamed
  private var names: [Named] = []
  private let run: Run

  init(_ call: Call, _ run: Run) throws(Diagnostic) {
    self.run = run
    documents = DocumentsNamed(call.atoms, run)
    for item in try ItemReader.items(documents.rest, run) {
      switch item {
      case .named(let named): names.append(named)
      case .preposition: continue
      case .level, .number, .clause, .periods: throw Refusal.unused(item, by: call.word.text)
      }
    }
  }

  var isAll: Bool { documents.isEmpty && names.isEmpty }

  /// ` in ershova-2014`, ` on Moscow`; empty where all are asked for.
  var words: String {
    var text = ""
    if !documents.isEmpty { text += " in \(documents.words(run))" }
    if !names.isEmpty {
      text +=
        " on " + Wording.list(names.map { Wording.list($0.choices.map { run.words($0, role: .host) }, "or") })
    }
    return text
  }

  /// The line as it can be typed again.
  func reading(_ word: String) -> String {
    var parts = [word] + documents.places.map { run.catalogue.publications[$0].id }
    for named in names {
      let role = named.roles(in: run.structure).first ?? .host
      parts += named.choices.map { choice in
        let typed = run.typed(choice, role: role)
        return named.role == nil ? String(typed.drop { $0 != ":" }.dropFirst()) : typed
      }
    }
    return parts.filter { !$0.isEmpty }.text(with: " ")
  }

  /// Whether a print is of the document and on the names.
  func fits(_ print: ConstraintPrint) -> Bool {
    guard documents.contains(print.place) else { return false }
    return names.allSatisfy { named in
      let codes = Set(named.codes)
      let columns = named.roles(in: run.structure).compactMap { run.structure.place(of: $0) }
      return print.rows.contains { row in
        columns.contains { codes.contains(run.figures.cube.columns[$0][row]) }
      }
    }
  }
}
