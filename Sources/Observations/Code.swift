/// A code's place in its `Codes`; order is the order of the code lists' files.
package struct CodeID: Hashable, Comparable, Sendable {
  package let index: Int32

  package init(_ index: Int) { self.index = Int32(clamping: index) }

  package static func < (left: CodeID, right: CodeID) -> Bool { left.index < right.index }
}

/// One entry of a code list: a place, a sector, a measure …
package struct Code: Hashable, Sendable {
  /// The short id, unique in its list: `RU_FEFD`.
  package let id: String
  package let list: String
  /// The English name that answers show.
  package let name: String
  /// The kind of thing among its siblings: `country`, `district`, `section`.
  package let level: String
  package let parent: CodeID?
  /// Whether the listed children are all there are.
  package let isExhausted: Bool
  package let aliases: [String]
  package let russian: [String]
  /// ISO 3166 or ISIC codes.
  package let iso: [String]
  /// First and last year of validity.
  package let from: Int?
  package let to: Int?
  package let definition: String
  /// The members of an ad-hoc set; empty for every other code.
  package var members: [CodeID] = []
  /// What a complement takes away from its parent; empty for every other code.
  package var excluded: [CodeID] = []

  package init(
    id: String, list: String, name: String, level: String = "", parent: CodeID? = nil,
    isExhausted: Bool = false,
    aliases: [String] = [], russian: [String] = [], iso: [String] = [], from: Int? = nil, to: Int? = nil,
    definition: String = "", members: [CodeID] = [], excluded: [CodeID] = []
  ) {
    self.id = id
    self.list = list
    self.name = name
    self.level = level
    self.parent = parent
    self.isExhausted = isExhausted
    self.aliases = aliases
    self.russian = russian
    self.iso = iso
    self.from = from
    self.to = to
    self.definition = definition
    self.members = members
    self.excluded = excluded
  }

  package var isTotal: Bool { level == "total" }
  package var isResidual: Bool { level == "residual" }

  /// Every spelling that means this code.
  package var spellings: [String] { [id, name] + aliases + russian + iso }
}

/// All code lists together: ids, hierarchy, names.
package struct Codes: Sendable {
  package private(set) var all: [Code] = []
  private var index: [String: [String: CodeID]] = [:]
  package private(set) var children: [CodeID: [CodeID]] = [:]
  /// Code lists in the order they were added.
  package private(set) var lists: [String] = []

  package init() {}

  package subscript(_ id: CodeID) -> Code {
    let place = Int(id.index)
    return all.indices.contains(place) ? all[place] : Codes.unknown
  }

  private static let unknown = Code(id: "?", list: "", name: "?")

  package func find(_ id: String, in list: String) -> CodeID? { index[list]?[id] }

  /// Adds a code; a second one with the same id in the same list is refused with nothing.
  @discardableResult
  package mutating func add(_ code: Code) -> CodeID? {
    if index[code.list]?[code.id] != nil { return nil }
    let id = CodeID(all.count)
    if index[code.list] == nil { lists.append(code.list) }
    all.append(code)
    index[code.list, default: [:]][code.id] = id
    if let parent = code.parent, code.excluded.isEmpty { children[parent, default: []].append(id) }
    return id
  }

  package func members(of list: String) -> [CodeID] {
    all.indices.filter { all[$0].list == list }.map { CodeID($0) }
  }

  /// Parent, grandparent and so on.
  package func ancestors(of id: CodeID) -> [CodeID] {
    var found: [CodeID] = []
    var current = self[id].parent
    while let code = current, !found.contains(code), found.count < 64 {
      found.append(code)
      current = self[code].parent
    }
    return found
  }

  package func isAncestor(_ ancestor: CodeID, of id: CodeID) -> Bool { ancestors(of: id).contains(ancestor) }

  package func children(of id: CodeID) -> [CodeID] { children[id] ?? [] }

  /// The parts a code stands for: the members of a set, else itself.
  package func members(of id: CodeID) -> [CodeID] { self[id].members.isEmpty ? [id] : self[id].members }
}
