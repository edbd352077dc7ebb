import Claims
import Observations

/// One way to read a line: which role each name plays, and what the names left out are.
struct Frame: Hashable {
  /// The cell asked for: of a share, the part.
  var address: Address
  /// Shared by the frames that differ in nothing but their addresses.
  private var shared: Shared

  init(address: Address, roles: [Role?]) {
    self.address = address
    shared = Shared(Assignment(roles: roles))
  }

  static func == (a: Frame, b: Frame) -> Bool {
    a.address == b.address && (a.shared === b.shared || a.shared.assignment == b.shared.assignment)
  }

  /// Frames of one line differ in their addresses.
  func hash(into hasher: inout Hasher) { hasher.combine(address) }

  private final class Shared {
    var assignment: Assignment

    init(_ assignment: Assignment) { self.assignment = assignment }
  }

  private struct Assignment: Equatable {
    var partRoles: [Role] = []
    var wholeChoices: ByRole<Choice> = [:]
    var opened: [Role] = []
    var within: ByRole<CodeID> = [:]
    var taken: ByRole<[CodeID]> = [:]
    var roles: [Role?]
    var lists: ByRole<[Choice]> = [:]
  }

  private var assignment: Assignment {
    _read { yield shared.assignment }
    _modify {
      if !isKnownUniquelyReferenced(&shared) { shared = Shared(shared.assignment) }
      yield &shared.assignment
    }
  }
}

extension Frame {
  /// Roles named before the `in` of a share.
  var partRoles: [Role] {
    _read { yield assignment.partRoles }
    _modify { yield &assignment.partRoles }
  }

  /// What the whole of a share names in the roles of the part.
  var wholeChoices: ByRole<Choice> {
    _read { yield assignment.wholeChoices }
    _modify { yield &assignment.wholeChoices }
  }

  /// The role each level opens.
  var opened: [Role] {
    _read { yield assignment.opened }
    _modify { yield &assignment.opened }
  }

  /// What the members of an opened role must be parts of: `regions in FEFD`.
  var within: ByRole<CodeID> {
    _read { yield assignment.within }
    _modify { yield &assignment.within }
  }

  /// What is taken away from the whole of a share, by role.
  var taken: ByRole<[CodeID]> {
    _read { yield assignment.taken }
    _modify { yield &assignment.taken }
  }

  /// The role each entry plays; nothing for context that gave way.
  var roles: [Role?] {
    _read { yield assignment.roles }
    _modify { yield &assignment.roles }
  }

  /// The entry that lists several choices, by role.
  var lists: ByRole<[Choice]> {
    _read { yield assignment.lists }
    _modify { yield &assignment.lists }
  }
}
