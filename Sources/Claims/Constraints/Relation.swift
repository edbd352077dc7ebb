package import Observations
package import Quantities

/// A law that the values of some cells obey.
enum Relation: Hashable, Sendable {
  /// The parts add up to the whole; if they are not all of it, to no more than it.
  case sum(whole: Int32, parts: [Int32], isExhaustive: Bool)
  /// `part = share % of whole`
  case portion(part: Int32, share: Int32, whole: Int32)
  /// `low × right ≤ left ≤ high × right`; a missing end says nothing. A multiple says so of a right one from zero on.
  case ratio(left: Int32, right: Int32, low: Rational?, high: Rational?, isMultiple: Bool)
  /// The place of a member among others, the largest first; where they are not all there are, others may be larger.
  case rank(rank: Int32, member: Int32, others: [Int32], isExhaustive: Bool)

  /// Every cell it speaks of.
  var cells: [Int32] {
    switch self {
    case .sum(let whole, let parts, _): [whole] + parts
    case .portion(let part, let share, let whole): [part, share, whole]
    case .ratio(let left, let right, _, _, _): [left, right]
    case .rank(let rank, let member, let others, _): [rank, member] + others
    }
  }
}

/// A relation with its cells in one list for all relations: the whole, the share or the left one first.
struct RelationShape: Sendable {
  enum Kind: UInt8 { case part, exhaustive, portion, other }

  let kind: Kind
  /// Its first cell, and behind its last one.
  let start: Int32
  let end: Int32
}

extension Relation {
  /// Whole and parts; part, share and whole; left and right; rank, member and others.
  fileprivate var kind: RelationShape.Kind {
    switch self {
    case .sum(_, _, let isExhaustive): isExhaustive ? .exhaustive : .part
    case .portion: .portion
    case .ratio, .rank: .other
    }
  }

  static func shapes(_ relations: [Relation]) -> (shapes: [RelationShape], members: [Int32]) {
    var shapes: [RelationShape] = []
    var members: [Int32] = []
    for relation in relations {
      let start = members.count
      members += relation.cells
      shapes.append(
        RelationShape(kind: relation.kind, start: Int32(clamping: start), end: Int32(clamping: members.count))
      )
    }
    return (shapes, members)
  }
}

/// What a text says of two cells at once: `more than double`, `exceeded`.
package struct CellRelation: Hashable, Sendable {
  /// Full keys, as the cube has them.
  package let left: [CodeID]
  package let right: [CodeID]
  /// What the left may be times the right; a missing end is endless.
  package let low: Rational?
  package let high: Rational?
  /// Whether it says how many times as much the left is, which below zero turns what is smaller. Else the left is said
  /// to be more, or less, than the right.
  package let isMultiple: Bool
  /// Where it is printed, and the words.
  package let place: Place
  package let phrase: String
  /// The id of the statement: `c182-3`.
  package let id: String

  package init(
    left: [CodeID], right: [CodeID], low: Rational?, high: Rational?, isMultiple: Bool = true, place: Place,
    phrase: String, id: String = ""
  ) {
    self.isMultiple = isMultiple
    self.id = id
    self.left = left
    self.right = right
    self.low = low
    self.high = high
    self.place = place
    self.phrase = phrase
  }
}
