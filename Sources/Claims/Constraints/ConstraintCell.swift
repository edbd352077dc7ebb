/// What may have a value in a constraint system: an amount or a count on a key, or the share of one key in another.
package struct ConstraintCell: Hashable, Sendable {
  /// The key's number.
  let key: Int32
  /// The number of the whole's key; −1 for an amount.
  let base: Int32
  /// The unit's code; −1 for a share.
  let unit: Int32

  /// Cells whose values can be added up: amounts in one unit, shares of one whole.
  struct Footing: Hashable, Sendable {
    let base: Int32
    let unit: Int32

    var isShare: Bool { unit < 0 }
  }

  var footing: Footing { Footing(base: base, unit: unit) }
  var isShare: Bool { unit < 0 }
  /// Whether it is a whole as a share of itself.
  var isWhole: Bool { unit < 0 && key == base }
}

/// The codes of a key, with its compiler.
///
/// There is one a dimension, −1 in those of unit and base; the last one is the table that a residual belongs to, from 1,
/// or 0; below zero it is a sentence of any compiler.
struct ConstraintKey: Hashable, Sendable {
  var codes: [Int32]

  func with(_ dimension: Int, _ code: Int32) -> ConstraintKey {
    var copy = self
    copy.codes[dimension] = code
    return copy
  }
}

/// Keys and cells by number.
struct CellTable: Sendable {
  private(set) var keys: [ConstraintKey] = []
  private var keyNumbers: [ConstraintKey: Int32] = [:]
  private(set) var cells: [ConstraintCell] = []
  private var cellNumbers: [ConstraintCell: Int32] = [:]
  /// In the order of their first cells.
  private(set) var footings: [ConstraintCell.Footing] = []
  private var footingNumbers: [ConstraintCell.Footing: Int] = [:]
  /// The cells of each footing.
  private(set) var members: [[Int32]] = []

  mutating func number(_ key: ConstraintKey) -> Int32 {
    if let known = keyNumbers[key] { return known }
    let number = Int32(clamping: keys.count)
    keys.append(key)
    keyNumbers[key] = number
    return number
  }

  func find(_ key: ConstraintKey) -> Int32? { keyNumbers[key] }

  func find(_ cell: ConstraintCell) -> Int32? { cellNumbers[cell] }

  func find(_ key: ConstraintKey, _ footing: ConstraintCell.Footing) -> Int32? {
    keyNumbers[key].flatMap { find(ConstraintCell(key: $0, base: footing.base, unit: footing.unit)) }
  }

  mutating func number(_ key: ConstraintKey, _ footing: ConstraintCell.Footing) -> Int32 {
    number(ConstraintCell(key: number(key), base: footing.base, unit: footing.unit))
  }

  mutating func number(_ cell: ConstraintCell) -> Int32 {
    if let known = cellNumbers[cell] { return known }
    let number = Int32(clamping: cells.count)
    cells.append(cell)
    cellNumbers[cell] = number
    if let footing = footingNumbers[cell.footing] {
      members[footing].append(number)
    } else {
      footingNumbers[cell.footing] = footings.count
      footings.append(cell.footing)
      members.append([number])
    }
    return number
  }

  func key(of cell: Int32) -> ConstraintKey { keys[Int(cells[Int(cell)].key)] }
}
