import ArgumentParser
import Rendering
import Replaying

/// `okrug convert FILE OUTPUT`: a notebook in another form.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Write a notebook in another form: for Jupyter, Quarto or MyST.",
    discussion: """
      The names of the files say the forms: .md, .ipynb, .qmd; --to myst says what a name cannot. To .ipynb, cells are \
      answered anew and every answer is kept in all formats. Back from there, a cell that nobody changed is written byte \
      for byte as it was. A file of Quarto or MyST holds no answers: 'okrug update' records them again.

      Exit codes: 0 written; 1 written, but a recorded output is not what its cell says now; 2 a file cannot be read, \
      converted or written; 64 the command line is wrong; 130 interrupted.
      """)

  @Argument(
    help: ArgumentHelp("A notebook: .md, .ipynb from Jupyter, .qmd from Quarto.", valueName: "file"),
    completion: .file(extensions: ["md", "ipynb", "qmd"]))
  var file: String

  @Argument(
    help: ArgumentHelp("What to write; - is standard output.", valueName: "output"), completion: .file())
  var output: String

  @Option(
    help: "The form: ipynb, markdown, quarto, myst.", completion: .list(NotebookForm.allCases.map(\.rawValue))
  )
  var to: String?

  @Flag(help: "Replace the output if it is there.")
  var force = false

  func validate() throws {
    if let to, NotebookForm(rawValue: to) == nil {
      throw ValidationError(
        "There is no form '\(to)'; the forms are \(NotebookForm.allCases.map(\.rawValue).joined(separator: ", "))."
      )
    }
    guard let from = forms.from else {
      throw ValidationError("A notebook's name ends in .md, .ipynb or .qmd.")
    }
    guard let into = forms.into else {
      throw ValidationError("Say the form: an output that ends in .md, .ipynb or .qmd, or --to.")
    }
    guard from != .ipynb || into == .markdown else {
      throw ValidationError("From .ipynb a notebook is converted to .md; convert that further.")
    }
    // What form a .md file is in, only its cells say.
    guard from == .markdown || from != into else { throw ValidationError("Both are the same form.") }
  }

  private var forms: (from: NotebookForm?, into: NotebookForm?) {
    (NotebookForm.of(file: file), to.flatMap { NotebookForm(rawValue: $0) } ?? NotebookForm.of(file: output))
  }

  func run() throws {
    Interrupts.install()
    let notebook = try read()
    do throws(FileFault) {
      let (bytes, differing) = try Progress.during("converting \(file)") { () throws(FileFault) in
        try converted(notebook)
      }
      if Interrupts.isRequested { throw FileFault("interrupted; nothing was written") }
      if output == "-" {
        StandardStream.output.write(String(decoding: bytes, as: UTF8.self))
      } else if Files.isThere(output) {
        try Files.replace(output, with: bytes)
      } else {
        try Files.make(output, with: bytes)
      }
      guard !differing.isEmpty else { return }
      StandardStream.error.line(
        "okrug: recorded outputs that are not what their cells say now were kept as text: "
          + differing.joined(separator: ", "))
    } catch {
      if Interrupts.isRequested { try Exit.interrupted() }
      try Exit.unreadable(error.message)
    }
    throw ExitCode(Int32(Outcome.refused.code))
  }

  /// The file's bytes, which are not in the form to be written.
  private func read() throws -> [UInt8] {
    let bytes: [UInt8]
    do throws(FileFault) {
      if output != "-", !force, Files.isThere(output) {
        throw FileFault("'\(output)' is there already: --force replaces it")
      }
      bytes = try Files.bytes(of: file)
    } catch {
      try Exit.unreadable(error.message)
    }
    guard forms.from != .markdown || (SourceReader.form(of: bytes) ?? .markdown) != forms.into else {
      try Exit.wrong("'\(file)' is in that form already: there is nothing to convert")
    }
    return bytes
  }

  private func converted(_ bytes: [UInt8]) throws(FileFault) -> (bytes: [UInt8], differing: [String]) {
    do throws(ConversionFault) {
      let bytes =
        forms.from == .ipynb
        ? try IPynbReader.markdown(bytes)
        : SourceReader.form(of: bytes) == nil ? bytes : try SourceReader.markdown(bytes)
      switch forms.into {
      case .ipynb:
        let sessions = try? NotebookSessions()
        guard let sessions else { throw ConversionFault("the data cannot be read") }
        var writer = try IPynbWriter(bytes, in: sessions.world, parts: sessions.parts)
        let written = writer.bytes()
        return (written, writer.differing)
      case .quarto: return (try SourceForms.quarto(bytes), [])
      case .myst: return (try SourceForms.myst(bytes), [])
      case .markdown, nil: return (bytes, [])
      }
    } catch {
      throw FileFault("cannot convert '\(file)': \(error.message)")
    }
  }
}
