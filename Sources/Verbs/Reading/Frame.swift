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

  /// What the names of a line stand for.
  struct Assignment: Equatable {
    /// Roles named before the `in` of a share.
    var partRoles: [Role] = []
    /// What the whole of a share names in the roles of the part.
    var wholeChoices: ByRole<Choice> = [:]
    /// The role each level opens.
    var opened: [Role] = []
    /// What the members of an opened role must be parts of: `regions in FEFD`.
    var within: ByRole<CodeID> = [:]
    /// What is taken away from the whole of a share, by role.
    var taken: ByRole<[CodeID]> = [:]
    /// The role each entry plays; nothing for context that gave way.
    var roles: [Role?]
    /// The entry that lists several choices, by role.
    var lists: ByRole<[Choice]> = [:]
  }

  private final class Shared {
    let assignment: Assignment

    init(_ assignment: Assignment) { self.assignment = assignment }
  }

  mutating func assign(_ change: (inout Assignment) -> Void) {
    var assignment = shared.assignment
    change(&assignment)
    shared = Shared(assignment)
  }

  var partRoles: [Role] { shared.assignment.partRoles }
  var wholeChoices: ByRole<Choice> { shared.assignment.wholeChoices }
  var opened: [Role] { shared.assignment.opened }
  var within: ByRole<CodeID> { shared.assignment.within }
  var taken: ByRole<[CodeID]> { shared.assignment.taken }
  var roles: [Role?] { shared.assignment.roles }
  var lists: ByRole<[Choice]> { shared.assignment.lists }
}
