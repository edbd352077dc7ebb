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

  // By place: what is known of a code before it is read.
  private var ids: [String] = []
  private var listOf: [Int] = []
  private var parents: [CodeID?] = []
  private var children: [[CodeID]] = []
  private var index = TextIndex(expecting: 512)

  package init() {}

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
    parents[Int(id.index)] = code.parent
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
    parents[Int(set.index)] = whole
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
    let place = lists.firstIndex(of: list) ?? lists.endIndex
    if place == lists.endIndex { lists.append(list) }
    let key = Codes.key(id, place)
    if find(id, in: place, key) != nil { return nil }
    let code = CodeID(ids.count)
    index.add(ids.count, for: key)
    ids.append(id)
    listOf.append(place)
    parents.append(parent)
    children.append([])
    if let parent, children.indices.contains(Int(parent.index)) { children[Int(parent.index)].append(code) }
    return code
  }

  /// A spelling of an announced code, in UTF-8.
  package mutating func spell(_ code: CodeID, _ spelling: Swift.Span<UInt8>) { spellings.add(spelling, code) }

  /// The codes announced since the last call, from the first; each is read when first asked for.
  package mutating func read(later read: @escaping @Sendable (Int) -> Code) {
    all.append(count: ids.count - all.count, read)
  }

  // MARK: Finding

  package func find(_ id: String, in list: String) -> CodeID? {
    let length = list.utf8.count
    guard let place = lists.firstIndex(where: { $0.utf8.count == length && $0 == list }) else { return nil }
    return find(id, in: place, Codes.key(id, place))
  }

  private func find(_ id: String, in list: Int, _ key: UInt64) -> CodeID? {
    index.first(for: key) { listOf[$0] == list && ids[$0] == id }.map { CodeID($0) }
  }

  private static func key(_ id: String, _ list: Int) -> UInt64 {
    var key = TextKey()
    key.add(UInt8(truncatingIfNeeded: list))
    for byte in id.utf8 { key.add(byte) }
    return key.value
  }

  package func members(of list: String) -> [CodeID] {
    guard let place = lists.firstIndex(of: list) else { return [] }
    return listOf.indices.filter { listOf[$0] == place }.map { CodeID($0) }
  }

  // MARK: Hierarchy

  package func parent(of id: CodeID) -> CodeID? { contains(id) ? parents[Int(id.index)] : nil }

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

  package func children(of id: CodeID) -> [CodeID] { contains(id) ? children[Int(id.index)] : [] }

  /// The parts a code stands for: the members of a set, else itself.
  package func members(of id: CodeID) -> [CodeID] { self[id].members.isEmpty ? [id] : self[id].members }
}
