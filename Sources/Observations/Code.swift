/// A code's place in its `Codes`; order is the order of the code lists' files.
package struct CodeID: Hashable, Comparable, Sendable {
  package let index: Int32

  package init(_ index: Int) { self.index = Int32(clamping: index) }

  @inlinable package static func == (left: CodeID, right: CodeID) -> Bool { left.index == right.index }

  @inlinable package static func < (left: CodeID, right: CodeID) -> Bool { left.index < right.index }

  @inlinable package func hash(into hasher: inout Hasher) { hasher.combine(index) }
}

/// One entry of a code list: a place, a sector, a measure … Nothing in it ever changes, so it is shared, never copied.
package final class Code: Sendable {
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
  package let members: [CodeID]
  /// What a complement takes away from its parent; empty for every other code.
  package let excluded: [CodeID]

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
