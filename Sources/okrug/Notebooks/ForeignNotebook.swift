import Replaying

/// Notebooks in the forms of other tools, which `okrug convert` alone reads.
enum ForeignNotebook {
  /// Refuses a file that is one, by its name or by its cells.
  static func refuse(_ name: String, _ bytes: [UInt8]) throws(FileFault) {
    try refuse(name)
    guard let form = SourceReader.form(of: bytes) else { return }
    throw fault(name, form)
  }

  /// Refuses a file that is one by its name.
  static func refuse(_ name: String) throws(FileFault) {
    guard let form = NotebookForm.of(file: name), form != .markdown else { return }
    throw fault(name, form)
  }

  /// The name that a notebook has before it is in the form that a name says; nothing for a name of ours.
  static func markdownName(for name: String) -> String? {
    guard let form = NotebookForm.of(file: name), form != .markdown else { return nil }
    return name.dropLast(form.fileExtension.count) + "md"
  }

  private static func fault(_ name: String, _ form: NotebookForm) -> FileFault {
    FileFault(
      "'\(name)' is written for \(form.tool): 'okrug convert \(ShellWord.of(name)) out.md' makes a notebook of it"
    )
  }
}

extension NotebookForm {
  /// Whose form it is.
  fileprivate var tool: String {
    switch self {
    case .markdown: "Okrug"
    case .ipynb: "Jupyter"
    case .quarto: "Quarto"
    case .myst: "MyST"
    }
  }
}
