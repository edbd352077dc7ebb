import LineEditing
import Replaying

/// The texts of a script or a notebook, in order, each with the id it has there.
struct LoadedFile {
  struct Item {
    let text: String
    let id: String?
  }

  let items: [Item]

  /// A file is a notebook if its name ends in `.md`.
  init(_ path: String) throws(FileFault) {
    let bytes = try Files.bytes(of: path)
    try ForeignNotebook.refuse(path)
    if path.hasSuffix(".md") {
      try ForeignNotebook.refuse(path, bytes)
      let notebook = Notebook(bytes)
      if let error = notebook.errors.first {
        throw FileFault("cannot read '\(path)': line \(error.line): \(error.message)")
      }
      items = notebook.cells.filter { !$0.attributes.has("skip") }.map {
        Item(text: notebook.source(of: $0), id: $0.id)
      }
      return
    }
    do throws(UnreadableLine) {
      let text = try LineDecoder.lines(of: bytes).joined(separator: "\n")
      items = TypedStatements.of(text).filter { !$0.isBlank }.map { Item(text: $0.text, id: nil) }
    } catch {
      throw FileFault("cannot read '\(path)': \(error.words)")
    }
  }
}

extension UnreadableLine {
  /// One clause: `line 3 is not UTF-8 (byte 7)`.
  var words: String {
    switch problem {
    case .notUTF8: "line \(line) is not UTF-8 (byte \(byte))"
    case .nul: "line \(line) holds a NUL (byte \(byte))"
    case .failed(let reason): SystemReason.text(reason)
    }
  }
}
