package import Claims
package import Observations
package import Quantities

/// What a session remembers between lines.
package struct Memory: Sendable {
  /// Names bound by `let`, in the order bound.
  package private(set) var bindings: [(name: String, kept: KeptNumber)] = []
  /// Sets named by `group`.
  package private(set) var groups: [(name: String, members: [CodeID])] = []
  /// What `use` fixed.
  package var context = Context()
  /// Numbers that stand in for printed ones.
  package private(set) var suppositions: [Supposition] = []
  /// The last answer of each cell.
  private var answers: [String: Kept] = [:]
  private var newest: Kept?

  /// An answer that all copies of a memory share, and what was supposed when it was given.
  private final class Kept: Sendable {
    let answer: Answer
    let suppositions: [Supposition]

    init(_ answer: Answer, _ suppositions: [Supposition]) {
      self.answer = answer
      self.suppositions = suppositions
    }
  }

  package init() {}

  package struct Supposition: Sendable {
    /// The line that made it.
    package let text: String
    package let rows: [Int]
    package let number: PrintedNumber

    package init(text: String, rows: [Int], number: PrintedNumber) {
      self.text = text
      self.rows = rows
      self.number = number
    }
  }

  /// What a line may leave out because `use` said it.
  package struct Context: Hashable, Sendable {
    package var choices: [Entry] = []
    package var periods: [Period] = []
    /// As it was typed.
    package var text = ""

    package struct Entry: Hashable, Sendable {
      package let role: Role
      package let choice: Choice

      package init(role: Role, choice: Choice) {
        self.role = role
        self.choice = choice
      }
    }

    package init() {}
  }

  package func binding(_ name: String) -> KeptNumber? { bindings.last { $0.name == name }?.kept }

  /// `cells` are the rows of the cube that the number rests on.
  package mutating func bind(
    _ name: String, to quantity: Quantity, restingOn cells: [Int], beyond: Answer.Beyond? = nil
  ) {
    bindings.removeAll { $0.name == name }
    bindings.append(
      (name, KeptNumber(quantity: quantity, cells: cells, beyond: beyond, suppositions: suppositions)))
  }

  package func group(_ name: String) -> [CodeID]? { groups.last { $0.name == name }?.members }

  package mutating func group(_ name: String, of members: [CodeID]) {
    groups.removeAll { $0.name == name }
    groups.append((name, members))
  }

  package mutating func suppose(_ supposition: Supposition) {
    suppositions.removeAll { !Set($0.rows).isDisjoint(with: supposition.rows) }
    suppositions.append(supposition)
  }

  package mutating func supposeNothing() { suppositions = [] }

  package var supposedNumbers: [Int: PrintedNumber] {
    var numbers: [Int: PrintedNumber] = [:]
    for supposition in suppositions { for row in supposition.rows { numbers[row] = supposition.number } }
    return numbers
  }

  /// Only what is supposed.
  package var alone: Memory {
    var alone = Memory()
    alone.suppositions = suppositions
    return alone
  }

  /// The last answer of the session.
  package var last: Answer? { newest?.answer }

  /// How many cells have an answer.
  package var answerCount: Int { answers.count }

  package func answer(ofCell id: String) -> Answer? { answers[id]?.answer }

  /// A number of a cell's answer.
  package func kept(_ quantity: Quantity, ofCell id: String) -> KeptNumber {
    let kept = answers[id]
    return KeptNumber(
      quantity: quantity, cells: kept?.answer.cells ?? [], beyond: kept?.answer.beyond,
      suppositions: kept?.suppositions ?? [])
  }

  package mutating func remember(_ answer: Answer, ofCell id: String?) {
    let kept = Kept(answer, suppositions)
    newest = kept
    if let id { answers[id] = kept }
  }
}

/// A number as it was when it was kept.
package struct KeptNumber: Sendable {
  package let quantity: Quantity
  /// Rows of the cube that it rests on.
  package let cells: [Int]
  /// Where members that are not listed may take it.
  package let beyond: Answer.Beyond?
  /// What was supposed then.
  package let suppositions: [Memory.Supposition]
}
