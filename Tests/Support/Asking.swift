package import Answers
package import Evaluation
package import Importing
package import Observations
import Rendering
package import Texts
package import Verbs
import Worlds

/// Asks the built-in data, as the program does.
package enum Asking {
  /// The world over the embedded data; read once.
  package static let world = World(library: { () throws(DataFault) in try library.get() })

  private static let library: Result<Library, DataFault> = {
    do throws(DataFault) {
      return .success(Library(try CatalogueReader.catalogue(files)))
    } catch {
      return .failure(error)
    }
  }()

  /// The embedded files.
  package static var files: [DataFile] { BuiltIn.files() }

  package static func catalogue() throws -> Catalogue { try world.library().catalogue }

  /// Answers lines in one session; the reply of the last.
  package static func reply(_ lines: String...) -> Session.Reply { reply(to: lines) }

  private static func reply(to lines: [String]) -> Session.Reply {
    var session = Session(in: world)
    for line in lines.dropLast() { _ = session.answer(Source("test", line)) }
    return session.answer(Source("test", lines.last ?? ""))
  }

  /// The answer of the last line, if it has one.
  package static func answer(_ lines: String...) -> Answer? {
    let reply = reply(to: lines)
    return reply.refusal == nil ? reply.last : nil
  }

  /// The headline of the last line as it is printed: `17.86 %`.
  package static func headline(_ lines: String...) -> String? {
    let reply = reply(to: lines)
    return reply.refusal == nil ? reply.last?.headline.map { NumberText.headline($0) } : nil
  }

  /// The refusal of the last line.
  package static func refusal(_ lines: String...) -> Diagnostic? { reply(to: lines).refusal }

  /// The last answer or refusal as the notebook records it.
  package static func text(_ line: String) -> String {
    var session = Session(in: world)
    let reply = session.answer(Source("test", line))
    let format = Formats.named("text")
    guard let catalogue = try? catalogue(), let format else { return "" }
    var parts = reply.answers.map { format.text($0.answer, from: catalogue) }
    if let refusal = reply.refusal { parts.append(format.text(Refusal(refusal, in: line))) }
    return parts.joined(separator: "\n\n")
  }
}
