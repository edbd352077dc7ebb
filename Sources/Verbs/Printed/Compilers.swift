package import Answers
import Claims
import Observations

/// Who counted what is printed. Two compilers' figures of one thing are two figures.
extension Run {
  /// The compilers that the numbers of rows are from, each once; those that name none are left out.
  func compilers(of rows: [Int]) -> [CodeID] {
    guard let place = structure.place(of: .source) else { return [] }
    let column = figures.cube.columns[place]
    let found = rows.filter { column.indices.contains($0) }.map { column[$0] }
    return Set(found).filter { codes[$0].level != "none" }.sorted()
  }

  /// `Rosstat and JETRO`
  func compilerNames(_ compilers: [CodeID]) -> String { words(.set(compilers), role: .source) }

  /// What is to be said where numbers of several compilers stand together; nothing else.
  package func compilersNote(_ rows: [Int], doing what: String) -> Phrase? {
    let compilers = compilers(of: rows)
    guard compilers.count > 1 else { return nil }
    return Phrase("this \(what) figures of \(compilerNames(compilers)), who need not count the same")
  }
}
