import Answers
import Claims
import Evaluation
import Importing
import Observations
import Texts
import Verbs

/// A list of claims, read as a document of its own.
struct ClaimsText {
  private static let document = "checked-text"

  /// The document that has nothing but the list.
  static func files(_ list: [UInt8]) -> [DataFile] {
    let roles = Role.allCases.map(\.rawValue).joined(separator: " ")
    let card = "key,value\nid,\(document)\nstructure,\(roles)\n"
    return [
      DataFile(name: "\(document)/card.csv", bytes: Array(card.utf8)),
      DataFile(name: "\(document)/claims.csv", bytes: list),
    ]
  }

  /// In the order of their lines, as they are listed.
  private let claims: [StatedRelation]
  private let library: Library

  init(_ catalogue: Catalogue) {
    library = Library(catalogue)
    let claims = catalogue.publications.first { $0.id == ClaimsText.document }?.claims ?? []
    self.claims = claims.enumerated().sorted {
      ($0.element.place.line, $0.offset) < ($1.element.place.line, $1.offset)
    }.map(\.element)
  }

  func report(_ file: String) throws(FileFault) -> TextReport {
    guard !claims.isEmpty, var answer = answer("") else { throw FileFault("there is no claim in '\(file)'") }
    if var table = answer.table, table.rows.count == claims.count {
      table.columns = [.init("Claim", isNumeric: false)] + table.columns.dropFirst()
      table.rows = zip(claims, table.rows).map { claim, row in
        Table.Row(row.kind, [.text(claim.id)] + row.cells.dropFirst())
      }
      answer.table = table
    }
    let counts = Verdict.allCases.map {
      (verdict: $0, count: self.answer($0.rawValue)?.table?.rows.count ?? 0)
    }
    let words = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.verdict.rawValue)" }
    answer.sentence = Phrase("\(file): \(([counted(claims.count, "claim")] + words).joined(separator: ", "))")
    let contradicted = counts.contains {
      $0.count > 0 && $0.verdict != .notCheckable && !$0.verdict.isFavourable
    }
    return TextReport(answer: answer, isContradicted: contradicted || hasUnanswered)
  }

  /// Whether a query of the list, that gives no reason why it should not be judged, has no answer.
  private var hasUnanswered: Bool {
    let first = number(answer("")?.table?.rows.first)
    let rows = answer(Verdict.notCheckable.rawValue)?.table?.rows ?? []
    return rows.contains { row in
      guard let first, let number = number(row), claims.indices.contains(number - first) else { return false }
      return claims[number - first].test != nil && claims[number - first].reason == nil
    }
  }

  private func number(_ row: Table.Row?) -> Int? {
    if case .text(let text)? = row?.cells.first { Int(text) } else { nil }
  }

  /// What `claims` says of the list; nothing where it has no such claim.
  private func answer(_ verdict: String) -> Answer? {
    let library = library
    var session = Session(in: World(library: { () throws(DataFault) in library }))
    return session.answer(Source("check-text", "claims \(ClaimsText.document) \(verdict)")).last
  }
}
