package import Texts

/// One thing in several formats, by MIME type.
package typealias FormatBundle = [JSONValue.Member]

/// One thing that a cell shows in a front end of Jupyter.
package enum CellOutput: Hashable, Sendable {
  /// A text that is no answer: what `say` says.
  case printed(String)
  /// Something to know that is no part of an answer.
  case warned(String)
  /// With an identity it may be shown anew by a later cell.
  case shown(FormatBundle, id: String?)
  /// What was shown under that identity, as it is now.
  case updated(FormatBundle, id: String)
  /// What the cell comes to: its last answer.
  case result(FormatBundle)
  /// Nothing of what the cell has shown so far is to stay.
  case cleared
}

/// What a cell shows, and why it ended before its end.
package struct CellOutputs: Hashable, Sendable {
  package internal(set) var outputs: [CellOutput] = []
  package internal(set) var failure: CellFailure?

  /// The answers as text, for whoever keeps a history.
  package var text: String {
    outputs.compactMap { output -> String? in
      switch output {
      case .printed(let text): text
      case .shown(let bundle, _), .result(let bundle): bundle.first?.value.text
      case .warned, .updated, .cleared: nil
      }
    }.text(with: "\n\n")
  }
}

/// Why a cell ended before its end.
package struct CellFailure: Hashable, Sendable {
  /// The refusal's stable code.
  package let code: String
  /// One clause.
  package let message: String
  /// The refusal as it is drawn, row by row.
  package let rows: [String]
  /// Lines that can be asked instead of the refused one.
  package let commands: [String]
  /// Where the refused statement stands in the cell, in UTF-8.
  package let statement: Span?
}
