package import Observations

/// What a dimension of an address asks for.
package enum Choice: Hashable, Sendable {
  /// Whatever there is.
  case any
  case code(CodeID)
  /// An ad-hoc set, in the order named.
  case set([CodeID])
  /// A whole without some of its parts.
  case except(CodeID, [CodeID])

  package var isAny: Bool { if case .any = self { true } else { false } }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .any: hasher.combine(Int32(-1))
    case .code(let code): hasher.combine(code.index)
    case .set(let members): hasher.combine(members)
    case .except(let whole, let parts):
      hasher.combine(whole)
      hasher.combine(parts)
    }
  }
}

/// Which cell is meant: a choice a dimension, in the structure's order. Unit and base stay open; a figure's kind says them.
package struct Address: Hashable, Sendable {
  /// The dimensions that have a number of their own in `codes`: those of a statistic, and two of a user's table.
  private static let near = 12
  private static let any: Int32 = -1
  private static let elsewhere: Int32 = -2

  /// Of each of the first dimensions the place of its code, `any`, or `elsewhere` for what stands in `others`.
  private var codes: InlineArray<12, Int32>
  private let count: Int32
  /// Sets and complements, and whatever the further dimensions ask for; in the order of the dimensions.
  private var others: [Other] = []

  private struct Other: Hashable, Sendable {
    let dimension: Int
    let choice: Choice
  }

  package init(_ structure: Structure) {
    codes = InlineArray(repeating: Address.any)
    count = Int32(clamping: structure.dimensions.count)
  }

  package var dimensions: Range<Int> { 0..<Int(count) }

  package subscript(_ dimension: Int) -> Choice {
    get {
      if dimension >= 0, dimension < Address.near {
        let code = codes[dimension]
        if code >= 0 { return .code(CodeID(Int(code))) }
        if code == Address.any { return .any }
      }
      return others.first { $0.dimension == dimension }?.choice ?? .any
    }
    set {
      guard dimensions.contains(dimension) else { return }
      if !others.isEmpty { others.removeAll { $0.dimension == dimension } }
      if dimension < Address.near {
        switch newValue {
        case .any:
          codes[dimension] = Address.any
          return
        case .code(let code) where code.index >= 0:
          codes[dimension] = code.index
          return
        case .code, .set, .except: codes[dimension] = Address.elsewhere
        }
      } else if newValue.isAny {
        return
      }
      let place = others.firstIndex { $0.dimension > dimension } ?? others.endIndex
      others.insert(Other(dimension: dimension, choice: newValue), at: place)
    }
  }

  /// The code that a dimension asks for; nothing where it asks for anything, for a set or for a complement.
  package func code(_ dimension: Int) -> CodeID? {
    if dimension >= 0, dimension < Address.near {
      let code = codes[dimension]
      if code >= 0 { return CodeID(Int(code)) }
      if code == Address.any { return nil }
    }
    if case .code(let code) = self[dimension] { return code }
    return nil
  }

  /// Whether a dimension asks for nothing in particular.
  package func isOpen(_ dimension: Int) -> Bool {
    if dimension >= 0, dimension < Address.near { return codes[dimension] == Address.any }
    return self[dimension].isAny
  }

  /// Whether every dimension asks for a single code or for nothing in particular.
  package var isSimple: Bool {
    others.isEmpty || others.allSatisfy { if case .code = $0.choice { true } else { false } }
  }

  /// The same address with another choice in one dimension.
  package func with(_ dimension: Int, _ choice: Choice) -> Address {
    var copy = self
    copy[dimension] = choice
    return copy
  }

  package static func == (a: Address, b: Address) -> Bool {
    // Written out: going through so few in a loop takes longer than comparing them.
    let (x, y) = (a.codes, b.codes)
    let first = (x[0] ^ y[0]) | (x[1] ^ y[1]) | (x[2] ^ y[2]) | (x[3] ^ y[3])
    let second = (x[4] ^ y[4]) | (x[5] ^ y[5]) | (x[6] ^ y[6]) | (x[7] ^ y[7])
    let third = (x[8] ^ y[8]) | (x[9] ^ y[9]) | (x[10] ^ y[10]) | (x[11] ^ y[11])
    return first | second | third == 0 && a.count == b.count
      && (a.others.isEmpty && b.others.isEmpty || a.others == b.others)
  }

  package func hash(into hasher: inout Hasher) {
    var mixed: UInt64 = 0
    for place in 0..<Address.near {
      mixed = (mixed ^ UInt64(UInt32(bitPattern: codes[place]))) &* 0x9E37_79B9_7F4A_7C15
      mixed ^= mixed >> 32
    }
    hasher.combine(mixed)
    if !others.isEmpty { hasher.combine(others) }
  }
}
