package import Wire

/// A session of a language, as a kernel needs it. One thread asks it, one question after the other.
package protocol KernelLanguage: Sendable {
  var card: LanguageCard { get }

  /// Answers a cell. What it shows goes to `front` as it comes.
  mutating func answer(_ cell: CellText, showing front: any CellFront) -> CellEnd

  /// What an expression comes to, in a session that does not change by it.
  func value(of expression: String) -> Result<Bundle, Failure>

  /// What may stand at the cursor, a UTF-8 offset.
  func candidates(in code: String, at cursor: Int) -> Candidates

  /// What stands under the cursor; nothing where it is not known.
  func inspected(in code: String, at cursor: Int, detail: Int) -> Bundle?

  func completeness(of code: String) -> IsCompleteReply
}

/// A cell as the front end sent it.
package struct CellText: Hashable, Sendable {
  package let code: String
  /// Its identity in the notebook, where the front end says it.
  package let id: String?
  /// Its number, as the front end shows it: `In [7]`.
  package let count: Int
  /// Whether a failure is taken for granted, so that nobody has to be asked what was meant.
  package let mayFail: Bool

  package init(_ code: String, id: String? = nil, count: Int, mayFail: Bool = false) {
    self.code = code
    self.id = id
    self.count = count
    self.mayFail = mayFail
  }
}

/// How a cell ended.
package struct CellEnd: Hashable, Sendable {
  package var failure: Failure?
  package var payloads: [Payload]
  /// What it came to, as text, for the history.
  package var text: String?

  package init(failure: Failure? = nil, payloads: [Payload] = [], text: String? = nil) {
    self.failure = failure
    self.payloads = payloads
    self.text = text
  }
}

/// Candidates for a place in a cell.
package struct Candidates: Hashable, Sendable {
  /// What they replace, in UTF-8 offsets.
  package let replacing: Range<Int>
  package let matches: [CompleteReply.Match]

  package init(replacing: Range<Int>, _ matches: [CompleteReply.Match]) {
    self.replacing = replacing
    self.matches = matches
  }
}

/// Where a cell's outputs go, and who can be asked while it is answered.
package protocol CellFront {
  func print(_ text: String, on stream: StreamText.Name)
  /// With an identity it can be shown anew, by this cell or a later one.
  func show(_ bundle: Bundle, id: String?)
  func update(_ bundle: Bundle, id: String)
  /// What the cell comes to: the last thing before its end.
  func result(_ bundle: Bundle)
  func clear(waits: Bool)
  /// What is typed; nothing where nobody can be asked, or the cell was interrupted meanwhile.
  func ask(_ prompt: String) -> String?
}
