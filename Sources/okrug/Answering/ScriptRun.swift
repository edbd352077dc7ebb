import Glibc
import Language
import LineEditing
import Rendering
import Texts
import Verbs

/// Answers the statements of a file or a pipe as they arrive.
struct ScriptRun {
  /// A statement that goes on for more rows than this is answered as it is, so that an open quote cannot swallow a file.
  private static let rowLimit = 200

  private let failFast: Bool
  private var asker: Asker

  init(_ output: Output, failFast: Bool) {
    self.failFast = failFast
    asker = Asker(output)
  }

  mutating func run(file path: String) -> Outcome {
    if path.hasSuffix(".md"), Files.exists(path) {
      return unreadable("'\(path)' is a notebook: 'okrug run \(ShellWord.of(path))' answers its cells")
    }
    if Files.isFolder(path) { return unreadable("'\(path)' is a folder") }
    do throws(FileFault) {
      let file = try OpenedFile(reading: path)
      try ForeignNotebook.refuse(path)
      if Terminal.isTerminal(StandardStream.output.descriptor) { return run(file.descriptor, from: path) }
      return Progress.during("answering the lines of \(path)") { run(file.descriptor, from: path) }
    } catch {
      let near = Nearness.words(near: path, in: Subcommands.names)
      return unreadable(error.message + (near.first.map { "; did you mean 'okrug \($0)'?" } ?? ""))
    }
  }

  mutating func runStandardInput() -> Outcome { run(STDIN_FILENO, from: nil) }

  private mutating func run(_ descriptor: Int32, from file: String?) -> Outcome {
    Interrupts.install()
    var reader = ScriptedReader(descriptor: descriptor, isUnfinished: ScriptRun.isUnfinished)
    while true {
      switch reader.nextLine() {
      case .text(let text):
        asker.answer(
          text, at: file.map { "\(ShownText.shown($0)):\(reader.firstLine):" } ?? "line \(reader.firstLine):")
        if asker.outcome == .interrupted || failFast && asker.outcome != .answered { return asker.outcome }
      case .interrupted:
        if Interrupts.isRequested { return .interrupted }
      case .unreadable(let fault): return unreadable(ScriptRun.words(fault, file))
      case .end: return asker.outcome
      }
    }
  }

  private static func isUnfinished(_ text: String) -> Bool {
    guard Completeness(ofBegun: text) == .unfinished, ColonWord.typed(text) == nil else { return false }
    return text.utf8.count { $0 == UInt8(ascii: "\n") } < rowLimit
  }

  private func unreadable(_ message: String) -> Outcome {
    StandardStream.error.line("okrug: \(message)")
    return .unreadable
  }

  private static func words(_ fault: UnreadableLine, _ file: String?) -> String {
    "cannot read \(file.map { "'\($0)'" } ?? "standard input"): \(fault.words)"
  }
}
