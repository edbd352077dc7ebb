internal import Observations

/// What a session said to one cell, or to one check.
package struct CellOutcome: Sendable {
  package enum Status: Hashable, Sendable {
    case answered
    /// With the refusal's stable code.
    case refused(code: String)
  }

  package var status: Status
  /// The whole text to record: any characters, any number of lines. What is recorded of it is `OutputText`'s business.
  package var text: String
  /// Which tables or cells were read for it; order and repetition mean nothing.
  package var reads: [ReadDigest] { read.value }
  private let read: Deferred<[ReadDigest]>

  package init(_ status: Status, _ text: String, reads: [ReadDigest] = []) {
    self.init(status, text) { reads }
  }

  /// What was read is looked up when it is first asked for: an output that says what was recorded needs none of it.
  package init(_ status: Status, _ text: String, reading: @escaping @Sendable () -> [ReadDigest]) {
    self.status = status
    self.text = text
    read = Deferred(reading)
  }

  /// The refusal's code, or nothing for an answer.
  package var code: String? { if case .refused(let code) = status { code } else { nil } }
}

extension CellOutcome: Hashable {
  package static func == (left: CellOutcome, right: CellOutcome) -> Bool {
    left.status == right.status && left.text == right.text && left.reads == right.reads
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(status)
    hasher.combine(text)
  }
}

/// Something that was read, and a hexadecimal digest of what it held.
///
///     ReadDigest("ershova-2014/1", "9f2c…")
package struct ReadDigest: Hashable, Sendable {
  package let name: String
  package let digest: String

  package init(_ name: String, _ digest: String) {
    self.name = name
    self.digest = digest
  }
}

/// A session of a language, as a notebook needs it. The notebook knows no language: what a cell, an expression, a relation or a literal
/// says is this side's business.
///
/// A value: a copy is a session of its own. `answer` changes the session; checks are asked of copies, so they never do.
package protocol CellAnswerer {
  /// Answers a cell. `line` is where its first line stands in the notebook; `@id` names its answer afterwards.
  mutating func answer(cell: String, line: Int, id: String?) -> CellOutcome

  /// Whether a number in the prose holds: answered if it does, else refused, with the reason as text.
  ///
  ///     check(prose: "@japan", literal: "almost 18 %")
  mutating func check(prose expression: String, literal: String) -> CellOutcome

  /// Whether an assertion holds: `@japan > 17 %`.
  mutating func check(assertion: String) -> CellOutcome

  /// What a number in the prose should say now, written like it: one line, no comment in it.
  mutating func refreshed(prose expression: String, like literal: String) -> String?

  /// The language's version, recorded beside each output.
  var version: String { get }

  /// The names that a cell or an expression binds and uses (`@id` for a cell's answer), or nothing if that is not known.
  /// A partial run asks it which cells are needed; not known means all before it.
  func names(in text: String) -> CellNames?

  /// All that a cell names, be there other things that it rests on: what a difference may be laid to.
  func mentions(in text: String) -> CellNames
}

extension CellAnswerer {
  package func names(in text: String) -> CellNames? { nil }
  package func mentions(in text: String) -> CellNames { names(in: text) ?? CellNames() }
}

/// The names a text makes and the names it needs.
package struct CellNames: Hashable, Sendable {
  package var binds: Set<String>
  package var uses: Set<String>
  /// How it changes what later lines mean without naming anything.
  package var contexts: Set<Context> = []
  /// Whether what was supposed before it is so no more.
  package var endsSuppositions = false

  /// What later lines rest on without naming it.
  package enum Context: Hashable, Sendable { case used, supposed }

  package init(binds: Set<String> = [], uses: Set<String> = []) {
    self.binds = binds
    self.uses = uses
  }
}

/// Makes a fresh session: for each file, and for each `.fresh` cell.
package typealias CellAnswererFactory = () -> any CellAnswerer
