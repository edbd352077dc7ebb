/// One thing that a document says in words and not in numbers: a stage of a relationship, a project, a motive, what
/// partners ask for, a prospect, a work it refers to.
package final class RegisterEntry: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case stage, project, motive, requirement, prospect, reference
  }

  /// How far a project is.
  package enum Status: String, CaseIterable, Sendable {
    case planned, opening, opened, running
    /// Money is in; nothing is said of what came of it.
    case invested
  }

  /// A line of the document, and the section it stands in; the section may have no name.
  package struct Spot: Hashable, Sendable {
    package let section: String
    /// From 1.
    package let line: Int

    package init(section: String, line: Int) {
      self.section = section
      self.line = line
    }
  }

  /// When, where and by whom; empty where the document does not say it.
  package struct Setting: Hashable, Sendable {
    /// Whom or what it is about: `smaller firms`.
    package var group = ""
    package var companies: [String] = []
    package var partners: [String] = []
    package var hosts: [CodeID] = []
    /// A town, or whatever is narrower than the hosts.
    package var place = ""
    package var sector: CodeID?
    package var period = Period.unstated(0)
    /// The date as printed: `late 1980-1990s`.
    package var printed = ""
    package var status: Status?

    package init() {}
  }

  /// What marks a stage.
  package struct Traits: Hashable, Sendable {
    package var forms: [String] = []
    package var fields: [String] = []
    /// The law or treaty it rests on.
    package var basis = ""
    package var terms = ""

    package init() {}
  }

  /// A work, as the document refers to it.
  package struct Work: Hashable, Sendable {
    package var author = ""
    package var title = ""
    package var publisher = ""
    /// ISO 639-1.
    package var language = ""
    package var addresses: [String] = []
    /// Lines of the text that lead to it.
    package var cited: [Int] = []

    package init() {}
  }

  /// Unique in its document.
  package let id: String
  package let kind: Kind
  /// The main one first.
  package let spots: [Spot]
  /// What it is, in our words; empty for a work.
  package let wording: String
  package let setting: Setting
  package let traits: Traits
  package let work: Work
  /// Remarks: `region-from-context`.
  package let notes: [String]

  package init(
    id: String, kind: Kind, spots: [Spot], wording: String, setting: Setting, traits: Traits, work: Work,
    notes: [String]
  ) {
    self.id = id
    self.kind = kind
    self.spots = spots
    self.wording = wording
    self.setting = setting
    self.traits = traits
    self.work = work
    self.notes = notes
  }
}

extension RegisterEntry: Hashable {
  package static func == (left: RegisterEntry, right: RegisterEntry) -> Bool {
    left === right
      || left.id == right.id && left.kind == right.kind && left.spots == right.spots
        && left.wording == right.wording && left.setting == right.setting && left.traits == right.traits
        && left.work == right.work && left.notes == right.notes
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(spots)
  }
}
