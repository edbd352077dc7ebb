package import Answers
package import Observations
package import Texts

/// A way to write answers and refusals. A new one is a file with its value and a line in `Formats.all`.
package struct Format: Sendable {
  /// What `--format` and `as` take.
  package let name: String
  package let summary: String
  /// Without its dot.
  package let fileExtension: String
  package let mimeType: String
  /// The MIME type under which a front end of Jupyter is given it; nothing where it is not.
  package let bundleType: String?
  private let data: (@Sendable (Answer, Catalogue) -> JSONValue)?
  private let answer: @Sendable (Answer, Catalogue, RenderOptions) -> String
  private let refusal: @Sendable (Refusal, RenderOptions) -> String

  init(
    name: String, summary: String, fileExtension: String, mimeType: String, bundleType: String? = nil,
    data: (@Sendable (Answer, Catalogue) -> JSONValue)? = nil,
    answer: @escaping @Sendable (Answer, Catalogue, RenderOptions) -> String,
    refusal: @escaping @Sendable (Refusal, RenderOptions) -> String
  ) {
    self.name = name
    self.summary = summary
    self.fileExtension = fileExtension
    self.mimeType = mimeType
    self.bundleType = bundleType
    self.data = data
    self.answer = answer
    self.refusal = refusal
  }

  /// The answer's characters, without a line end behind the last line; empty if there is nothing to say.
  package func text(
    _ answer: Answer, from catalogue: Catalogue, _ options: RenderOptions = RenderOptions()
  ) -> String {
    self.answer(answer, catalogue, options)
  }

  /// The answer as the value that its characters are read as; nothing where a format is no JSON.
  package func value(_ answer: Answer, from catalogue: Catalogue) -> JSONValue? { data?(answer, catalogue) }

  /// The refusal's characters, without a line end behind the last line.
  package func text(_ refusal: Refusal, _ options: RenderOptions = RenderOptions()) -> String {
    self.refusal(refusal, options)
  }
}

/// What the reader's surroundings ask for. The defaults are those of a notebook's recorded output.
package struct RenderOptions: Sendable {
  /// Columns of a line.
  package var width: Int
  /// Whether ANSI colour may be used.
  package var colour: Bool
  /// How many rows of a table are written; nothing for all of them.
  package var rows: Int?
  /// Whether columns that do not fit are left out, and named; else they stand below the others.
  package var folds: Bool
  /// A short hash of a text, for the rows that are left out: `sha256:1a2b3c4d`.
  package var digest: (@Sendable (String) -> String)?

  package init(
    width: Int = 80, colour: Bool = false, rows: Int? = nil, folds: Bool = false,
    digest: (@Sendable (String) -> String)? = nil
  ) {
    self.width = width
    self.colour = colour
    self.rows = rows
    self.folds = folds
    self.digest = digest
  }
}

/// A diagnostic with the text it is about.
package struct Refusal: Sendable {
  package let diagnostic: Diagnostic
  /// What was typed: a line or a whole cell.
  package let text: String
  /// Where the first byte of `text` stands in the source that the diagnostic's span counts in.
  package let base: Int

  package init(_ diagnostic: Diagnostic, in text: String, base: Int = 0) {
    self.diagnostic = diagnostic
    self.text = text
    self.base = base
  }
}
