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
  package var choices: [Choice]

  package init(_ structure: Structure) {
    choices = Array(repeating: .any, count: structure.dimensions.count)
  }

  package subscript(_ dimension: Int) -> Choice {
    get { choices.indices.contains(dimension) ? choices[dimension] : .any }
    set { if choices.indices.contains(dimension) { choices[dimension] = newValue } }
  }

  /// The same address with another choice in one dimension.
  package func with(_ dimension: Int, _ choice: Choice) -> Address {
    var copy = self
    copy[dimension] = choice
    return copy
  }
}
