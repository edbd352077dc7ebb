import Attacks
import Evaluation
import Glibc
import Replaying
import Texts
import Verbs

/// The notebooks of this checkout.
enum Manual {
  struct Page {
    let name: String
    let bytes: [UInt8]
  }

  /// A line to ask, with the session that it is asked in.
  struct Example {
    let text: String
    let session: Session
  }

  private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")

  static func pages() throws -> [Page] {
    var pages = [Page(name: "README.md", bytes: try bytes(root + "/README.md"))]
    for folder in ["Notebooks", "Notebooks/Verbs", "Notebooks/Refusals"] {
      for name in names(in: "\(root)/\(folder)") where name.hasSuffix(".md") {
        pages.append(Page(name: "\(folder)/\(name)", bytes: try bytes("\(root)/\(folder)/\(name)")))
      }
    }
    if pages.count < 30 { throw Broken("only \(pages.count) notebooks were found") }
    return pages
  }

  /// The example of every word, and the lines of the words' pages, each once.
  static func examples(_ attack: LineAttack) throws -> [Example] {
    var seen: Set<String> = []
    var examples = Vocabulary.all.map { Example(text: $0.example, session: attack.session()) }
    for example in examples { seen.insert(example.text) }
    for page in try pages() where page.name.contains("/Verbs/") {
      let notebook = Notebook(page.bytes)
      var session = attack.session()
      for cell in notebook.cells where cell.isRun {
        let source = notebook.source(of: cell)
        for line in source.split(separator: "\n").map(String.init) where seen.insert(line).inserted {
          examples.append(Example(text: line, session: session))
        }
        _ = session.answer(Source("manual", source), cell: cell.id)
      }
    }
    return examples
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "r") else { throw Broken("there is no \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return bytes
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names.sorted()
  }
}
