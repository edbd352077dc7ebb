package import Quantities

/// What a document says of several numbers at once, or of none by name: growth, a multiple, a comparison, an order, a
/// count, a length of time, a word of degree. It has no key; a query says the same from other data.
package struct StatedRelation: Sendable {
  /// How the figure of the query stands to the printed number, or to the other side.
  package enum Relation: String, CaseIterable, Sendable {
    case equal = "="
    case above = ">"
    case below = "<"
    case atLeast = ">="
    case atMost = "<="
  }

  /// Which figure of the query's answer is meant.
  package enum Reading: String, CaseIterable, Sendable {
    /// The headline.
    case value
    /// How many times growth ends above where it began.
    case multiple
    /// Growth in per cent.
    case change
    /// Growth in per cent a year, compound.
    case annual
    /// How many years growth takes.
    case years
    /// The first and the last year of what is shown.
    case span
  }

  /// What a query is compared with the print by.
  package struct Test: Sendable {
    /// A line of the language.
    package let query: String
    package let relation: Relation
    /// The other side of the relation, a query or a literal; empty if it is the printed number.
    package let right: String
    package let reading: Reading

    package init(query: String, relation: Relation, right: String, reading: Reading) {
      self.query = query
      self.relation = relation
      self.right = right
      self.reading = reading
    }
  }

  /// `c182-3`
  package let id: String
  package let place: Place
  /// The printed number, or the word that compares.
  package let printed: String
  package let phrase: String
  /// The hedge's word; empty if there is none.
  package let hedge: String
  /// The number as the print means it; nothing where none is printed.
  package let value: PrintedNumber?
  /// A code of the units, or `RATIO`, `YEARS`, `YEAR`; empty without a number.
  package let unit: String
  /// Nothing where no line of the language says the same.
  package let test: Test?
  /// Nothing where the test decides. With a test: its figure is to be shown, not judged.
  package let reason: Obstacle?
  /// Remarks, with `|` between them: `figure-6`, `weakest-reading`.
  package let note: String
  package let paraphrase: String

  package init(
    id: String, place: Place, printed: String, phrase: String, hedge: String, value: PrintedNumber?,
    unit: String, test: Test?, reason: Obstacle?, note: String, paraphrase: String
  ) {
    self.id = id
    self.place = place
    self.printed = printed
    self.phrase = phrase
    self.hedge = hedge
    self.value = value
    self.unit = unit
    self.test = test
    self.reason = reason
    self.note = note
    self.paraphrase = paraphrase
  }
}
