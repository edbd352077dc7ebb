internal import Texts

/// All code lists together: ids, hierarchy, names.
package struct Codes: Sendable {
  /// In the order of the code lists.
  package private(set) var all = DeferredList<Code>()
  /// Code lists in the order they were added.
  package private(set) var lists: [String] = []
  /// Ad-hoc sets, and wholes without some parts, in the order of their codes.
  package private(set) var sets: [CodeID] = []
  private(set) var spellings = Spellings()

  /// What is known of a code before it is read.
  private struct Known {
    let id: String
    /// The first bytes of the id.
    let beginning: EightBytes
    /// The place of its list in `lists`.
    let list: Int
    var parent: CodeID?
    // Its children are a chain: the first, then from each the next.
    var firstChild: CodeID?
    var lastChild: CodeID?
    var nextSibling: CodeID?
  }

  /// By place.
  private var known: [Known] = []
  private var index = TextIndex(expecting: 512)

  package init() { known.reserveCapacity(512) }

  package subscript(_ id: CodeID) -> Code { contains(id) ? all[Int(id.index)] : Codes.unknown }

  private func contains(_ id: CodeID) -> Bool { id.index >= 0 && Int(id.index) < all.count }

  private static let unknown = Code(id: "?", list: "", name: "?")

  // MARK: Adding

  /// Adds a code; a second one with the same id in the same list is refused with nothing.
  @discardableResult
  package mutating func add(_ code: Code) -> CodeID? {
    guard let id = announce(code.id, in: code.list, parent: code.excluded.isEmpty ? code.parent : nil) else {
      return nil
    }
    known[Int(id.index)].parent = code.parent
    all.append(code)
    if !code.members.isEmpty || !code.excluded.isEmpty {
      sets.append(id)
    } else if !Spellings.nameless.contains(code.list) {
      for spelling in code.spellings { spellings.add(spelling, id) }
    }
    return id
  }

  /// Adds the set of some codes, or a whole without them, called by their names; a second one with the same id in the same
  /// list is refused with nothing.
  package mutating func addSet(_ id: String, of parts: [CodeID], outOf whole: CodeID? = nil, in list: String)
    -> CodeID?
  {
    guard let set = announce(id, in: list, parent: nil) else { return nil }
    known[Int(set.index)].parent = whole
    sets.append(set)
    let before = self.all
    all.append(count: 1) { _ in
      func name(_ id: CodeID) -> String {
        before.indices.contains(Int(id.index)) ? before[Int(id.index)].name : "?"
      }
      let names = parts.map(name).text(with: ", ")
      return Code(
        id: id, list: list, name: whole.map { "\(name($0)) except (\(names))" } ?? "(\(names))", level: "set",
        parent: whole, members: whole == nil ? parts : [], excluded: whole == nil ? [] : parts)
    }
    return set
  }

  /// A code of a list that is read later, by `read(later:)`, with all that were announced since the last one; the same id
  /// twice in a list is refused with nothing.
  package mutating func announce(_ id: String, in list: String, parent: CodeID?) -> CodeID? {
    let place = place(of: list) ?? lists.endIndex
    if place == lists.endIndex { lists.append(list) }
    let bytes = id.utf8.span
    let beginning = EightBytes(bytes, at: 0)
    let key = Codes.key(bytes, beginning, place)
    if find(bytes, beginning, in: place, key) != nil { return nil }
    let code = CodeID(known.count)
    index.add(known.count, for: key)
    known.append(
      Known(id: id, beginning: beginning, list: place, parent: parent))
    if let parent, known.indices.contains(Int(parent.index)) { follow(parent, code) }
    return code
  }

  /// Makes a code the last child of another.
  private mutating func follow(_ parent: CodeID, _ child: CodeID) {
    let place = Int(parent.index)
    if let last = known[place].lastChild {
      known[Int(last.index)].nextSibling = child
    } else {
      known[place].firstChild = child
    }
    known[place].lastChild = child
  }

  /// A spelling of an announced code, in UTF-8.
  package mutating func spell(_ code: CodeID, _ spelling: Swift.Span<UInt8>) { spellings.add(spelling, code) }

  /// The codes announced since the last call, from the first; each is read when first asked for.
  package mutating func read(later read: @escaping @Sendable (Int) -> Code) {
    all.append(count: known.count - all.count, read)
  }

  // MARK: Finding

  package func find(_ id: String, in list: String) -> CodeID? {
    place(of: list).flatMap { find(id.utf8.span, in: $0) }
  }

  /// The place of a list in `lists`.
  package func place(of list: String) -> Int? {
    if lists.last == list { return lists.count - 1 }
    let length = list.utf8.count
    return lists.firstIndex { $0.utf8.count == length && $0 == list }
  }

  /// The code with that id, in UTF-8, in the list at a place.
  package func find(_ id: Swift.Span<UInt8>, in list: Int) -> CodeID? {
    let beginning = EightBytes(id, at: 0)
    return find(id, beginning, in: list, Codes.key(id, beginning, list))
  }

  private func find(
    _ id: Swift.Span<UInt8>, _ beginning: EightBytes, in list: Int, _ key: UInt32
  ) -> CodeID? {
    let place = index.last(for: key) { place in
      known[place].list == list && known[place].beginning.word == beginning.word
        && known[place].id.utf8.count == id.count
        && (id.count <= 8 || Codes.isSame(known[place].id.utf8.span, id))
    }
    return place.map { CodeID($0) }
  }

  private static func isSame(_ one: Swift.Span<UInt8>, _ other: Swift.Span<UInt8>) -> Bool {
    one.count == other.count && one.indices.allSatisfy { one[$0] == other[$0] }
  }

  private static func key(_ id: Swift.Span<UInt8>, _ beginning: EightBytes, _ list: Int) -> UInt32 {
    var key = TextKey()
    key.add(beginning.word)
    for place in stride(from: 8, to: id.count, by: 8) { key.add(EightBytes(id, at: place).word) }
    key.add(UInt64(truncatingIfNeeded: list))
    return key.value
  }

  package func members(of list: String) -> [CodeID] {
    guard let place = place(of: list) else { return [] }
    return known.indices.filter { known[$0].list == place }.map { CodeID($0) }
  }

  // MARK: Hierarchy

  package func parent(of id: CodeID) -> CodeID? { contains(id) ? known[Int(id.index)].parent : nil }

  /// Parent, grandparent and so on.
  package func ancestors(of id: CodeID) -> [CodeID] {
    var found: [CodeID] = []
    var current = parent(of: id)
    while let code = current, !found.contains(code), found.count < 64 {
      found.append(code)
      current = parent(of: code)
    }
    return found
  }

  package func isAncestor(_ ancestor: CodeID, of id: CodeID) -> Bool {
    var current = parent(of: id)
    var steps = 0
    while let code = current, steps < 64 {
      if code == ancestor { return true }
      current = parent(of: code)
      steps += 1
    }
    return false
  }

  /// Whether a code is an ad-hoc set or a whole without some parts.
  package func isSet(_ id: CodeID) -> Bool {
    var low = 0
    var high = sets.count
    while low < high {
      let middle = (low + high) / 2
      if sets[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < sets.count && sets[low] == id
  }

  package func children(of id: CodeID) -> [CodeID] {
    var found: [CodeID] = []
    var next = contains(id) ? known[Int(id.index)].firstChild : nil
    while let child = next {
      found.append(child)
      next = known[Int(child.index)].nextSibling
    }
    return found
  }

  /// The parts a code stands for: the members of a set, else itself.
  package func members(of id: CodeID) -> [CodeID] { self[id].members.isEmpty ? [id] : self[id].members }
}
