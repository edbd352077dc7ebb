/// What a share is a share of: the dimension released, and the whole in it.
package struct Base: Hashable, Sendable {
  package let dimension: Int
  package let whole: CodeID

  package init(dimension: Int, whole: CodeID) {
    self.dimension = dimension
    self.whole = whole
  }
}

/// What each code of the `bases` list means.
package struct Bases: Sendable {
  /// Each once, in the order of the data.
  package private(set) var all: [Base] = []
  /// By the code's place: the place of its meaning in `all`; −1 for a code of another list.
  private var meanings: [Int32] = []

  package init() {}

  package subscript(_ code: CodeID) -> Base? {
    get {
      let place = Int(code.index)
      return meanings.indices.contains(place) && meanings[place] >= 0 ? all[Int(meanings[place])] : nil
    }
    set {
      let place = Int(code.index)
      guard place >= 0 else { return }
      if place >= meanings.count {
        meanings.append(contentsOf: repeatElement(-1, count: place + 1 - meanings.count))
      }
      meanings[place] = newValue.map { Int32(meaning($0)) } ?? -1
    }
  }

  private mutating func meaning(_ base: Base) -> Int {
    if let known = all.firstIndex(of: base) { return known }
    all.append(base)
    return all.count - 1
  }
}
