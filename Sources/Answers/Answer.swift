package import Claims
package import Observations
package import Quantities

/// What comes back for a line: meaning, no looks.
package struct Answer: Hashable, Sendable {
  /// The one number, where there is one; `@id` in a notebook.
  package var headline: Quantity?
  /// What the headline, or the table, is: a sentence without a full stop.
  package var sentence: Phrase
  /// The line in full, every name with its role; it gives the same answer.
  package var reading: String?
  package var evidence: [Evidence]
  package var table: Table?
  /// Texts for people to read: a word's help, a definition.
  package var paragraphs: [Paragraph]
  package var notes: [Phrase]
  /// Readings with data that were not taken.
  package var others: [OtherReading]
  /// Rows of the cube the answer rests on, in order.
  package var cells: [Int]
  /// Rows of the cube that were looked through and counted, where the answer is about all that is printed.
  package var surveyed: [Int] = []
  /// Places, in the catalogue, of the documents whose registers were looked through.
  package var registers: [Int] = []
  /// How the language classes it: an answer, a check that holds …
  package var check: CheckResult?
  /// Values in order, for a line of bars.
  package var series: [Rational?] = []
  /// Where the headline would be if members that are not listed, or have no figure, were counted; nothing where that
  /// changes nothing.
  package var beyond: Beyond?
  /// An action the front end carries out: `clear`.
  package var effect: Effect?

  /// Which way members that are not listed may move a number: the largest only up, the smallest only down.
  package enum Beyond: Hashable, Sendable {
    case above, below, either
  }

  /// The rows of the cube that anything in it comes from.
  package var rowsRead: [Int] {
    func rows(_ quantity: Quantity) -> [Int] { quantity.formula?.cells ?? [] }
    return cells + surveyed + evidence.flatMap { rows($0.quantity) } + others.flatMap { rows($0.quantity) }
  }

  package enum Effect: String, Hashable, Sendable {
    case clear
  }

  package init(
    headline: Quantity? = nil, sentence: Phrase = "", reading: String? = nil, evidence: [Evidence] = [],
    table: Table? = nil, paragraphs: [Paragraph] = [], notes: [Phrase] = [], others: [OtherReading] = [],
    cells: [Int] = [], check: CheckResult? = nil, effect: Effect? = nil
  ) {
    self.headline = headline
    self.sentence = sentence
    self.reading = reading
    self.evidence = evidence
    self.table = table
    self.paragraphs = paragraphs
    self.notes = notes
    self.others = others
    self.cells = cells
    self.check = check
    self.effect = effect
  }
}

/// One labelled line under the headline.
package struct Evidence: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// The printed number and where it is printed.
    case published
    /// The same number from other cells.
    case recomputed
    /// How a derived number is made.
    case derived
    /// Another measure of the same thing: a multiple, a change in per cent.
    case measure
  }

  package let kind: Kind
  /// The label, where the kind alone does not say it.
  package let label: String
  package let quantity: Quantity
  package let detail: Phrase
  package let verdict: Verdict?
  package let place: Place?

  package init(
    _ kind: Kind, label: String? = nil, _ quantity: Quantity, detail: Phrase = "", verdict: Verdict? = nil,
    place: Place? = nil
  ) {
    self.kind = kind
    self.label = label ?? kind.rawValue
    self.quantity = quantity
    self.detail = detail
    self.verdict = verdict
    self.place = place
  }
}

/// A reading of the line that has data and was not taken.
package struct OtherReading: Hashable, Sendable {
  package let command: String
  package let quantity: Quantity
  /// Where it is printed, or "derived".
  package let source: String

  package init(command: String, quantity: Quantity, source: String) {
    self.command = command
    self.quantity = quantity
    self.source = source
  }
}

/// A text block of an answer.
package enum Paragraph: Hashable, Sendable {
  case heading(String)
  case text(Phrase)
  /// A label and what stands beside it.
  case entry(String, Phrase)
  /// A line as it is: a quotation, a bibliography entry.
  case verbatim(String)
}

/// What a `check` found.
package struct CheckResult: Hashable, Sendable {
  package let holds: Bool
  package let verdict: String

  package init(holds: Bool, verdict: String) {
    self.holds = holds
    self.verdict = verdict
  }
}
