import Answers
import ArgumentParser
import Evaluation
import Glibc
import Importing
import Observations
import Rendering
import Texts
import Verbs

/// The default command: one line, a script, a pipe, or the prompt.
struct Ask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Answer a line, a script or a pipe; on a terminal, open the prompt.",
    shouldDisplay: false)

  @Option(name: .short, help: "Answer LINE and stop.")
  var c: String?

  @Option(help: "How answers are written: text, markdown, json, csv.")
  var format = "text"

  func run() throws {
    guard let format = Formats.named(format) else {
      throw ValidationError("no format '\(format)'; formats are \(Formats.all.map(\.name).joined(separator: ", "))")
    }
    if let c { throw ExitCode(answer(Source("-c", c), format)) }
  }

  private func answer(_ source: Source, _ format: Format) -> Int32 {
    let world = LiveWorld.world()
    var session = Session(in: world)
    let reply = session.answer(source)
    var failed = false
    for line in reply.answers {
      if let catalogue = try? world.library().catalogue {
        print(format.text(line.answer, from: catalogue))
      }
      if line.answer.check?.holds == false { failed = true }
    }
    if let refusal = reply.refusal { print(format.text(Refusal(refusal, in: source.text))) }
    return failed || reply.refusal != nil ? 1 : 0
  }
}
