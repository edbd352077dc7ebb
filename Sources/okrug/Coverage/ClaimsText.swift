import Answers
import Claims
import Evaluation
import Importing
import Observations
import Texts
import Verbs

/// A list of claims, read as a document of its own.
enum ClaimsText {
  static let document = "text"

  /// The document that has nothing but the list.
  static func files(_ list: [UInt8]) -> [DataFile] {
    let roles = Role.allCases.map(\.rawValue).joined(separator: " ")
    let card = "key,value\nid,\(document)\nstructure,\(roles)\n"
    return [
      DataFile(name: "\(document)/card.csv", bytes: Array(card.utf8)),
      DataFile(name: "\(document)/claims.csv", bytes: list),
    ]
  }

  static func report(_ file: String, _ catalogue: Catalogue) throws(FileFault) -> TextReport {
    let library = Library(catalogue)
    var session = Session(in: World(library: { () throws(DataFault) in library }))
    let reply = session.answer(Source("check-text", "claims \(document)"))
    guard var answer = reply.last else { throw FileFault("there is no claim in '\(file)'") }
    answer.sentence = Phrase(segments: [.words("\(file): ")] + answer.sentence.segments)
    let verdicts = (answer.table?.rows ?? []).compactMap { row -> Verdict? in
      if case .text(let name)? = row.cells.last { Verdict(rawValue: name) } else { nil }
    }
    return TextReport(
      answer: answer, isContradicted: verdicts.contains { $0 != .notCheckable && !$0.isFavourable })
  }
}
