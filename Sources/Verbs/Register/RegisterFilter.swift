import Language
import Observations

/// What narrows a register's list down.
package struct RegisterFilter {
  package enum Kind: String, CaseIterable, Sendable {
    case place, company, sector, group, search, period, document

    /// The words that it is typed behind, the one of a reading first.
    package var words: [String] {
      switch self {
      case .place: ["in", "into", "to", "on", "at", "host"]
      case .company: ["by", "from", "company"]
      case .sector: ["sector", "sectors", "industry"]
      case .group: ["for", "of"]
      case .document: ["of", "document"]
      case .period: ["period"]
      case .search: ["about"]
      }
    }

    /// What it is, for a list of what may follow.
    package var summary: String {
      switch self {
      case .place: "the place, and all that is inside it"
      case .company: "the company, or its partner"
      case .sector: "the sector, and all that is inside it"
      case .group: "whom or what it is about"
      case .document: "the document"
      case .period: "the year"
      case .search: "words of the author, the title or the publisher"
      }
    }
  }

  /// One of several things that may fit.
  enum Choice {
    case code(CodeID)
    /// A company or a group, as the data spells it.
    case name(String)
    case document(Int)
    case period(Period)
    case search(String)
  }

  let kind: Kind
  let choices: [Choice]

  func fits(_ row: RegisterRow, _ run: Run) -> Bool {
    choices.contains { RegisterFilter.fits(row, kind, $0, run) }
  }

  private static func fits(_ row: RegisterRow, _ kind: Kind, _ choice: Choice, _ run: Run) -> Bool {
    let setting = row.entry.setting
    switch choice {
    case .code(let code) where kind == .company:
      return (setting.companies + setting.partners).contains { name in
        run.company(name).map { run.isInside($0, code) } ?? false
      }
    case .code(let code) where kind == .sector:
      return setting.sector.map { run.isInside($0, code) } ?? false
    case .code(let code): return setting.hosts.contains { run.isInside($0, code) }
    case .name(let name) where kind == .company:
      return (setting.companies + setting.partners).contains { Names.folded($0) == Names.folded(name) }
    case .name(let name): return Names.folded(setting.group) == Names.folded(name)
    case .document(let place): return row.publication == place
    case .period(let period): return setting.period.overlaps(period)
    case .search(let text):
      let work = row.entry.work
      let words = NamePart.words(of: "\(work.author) \(work.title) \(work.publisher)")
      return NamePart.words(of: text).allSatisfy { wanted in words.contains { $0.hasPrefix(wanted) } }
    }
  }
}

extension Run {
  /// Whether a code is another, or a part of it.
  func isInside(_ code: CodeID, _ whole: CodeID) -> Bool {
    code == whole || codes.isAncestor(whole, of: code)
  }

  /// The code of a company that the code lists know.
  func company(_ name: String) -> CodeID? {
    library.names.codes(for: name).first { codes[$0].level == "company" }
  }
}

/// Names found by one of their words, or by its beginning.
enum NamePart {
  /// The words of a name, folded.
  static func words(of text: String) -> [String] {
    Names.folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The names that are the text; else those with its words one after another, the last one perhaps only begun.
  static func found(_ text: String, in names: [String]) -> (names: [String], isWhole: Bool) {
    let folded = Names.folded(text)
    let same = names.filter { Names.folded($0) == folded }
    if !same.isEmpty { return (same, true) }
    let wanted = words(of: text)
    guard let last = wanted.last, last.utf8.count > 2 else { return ([], false) }
    return (names.filter { has(words(of: $0), wanted) }, false)
  }

  private static func has(_ words: [String], _ wanted: [String]) -> Bool {
    guard words.count >= wanted.count else { return false }
    return (0...words.count - wanted.count).contains { start in
      wanted.indices.allSatisfy { place in
        place == wanted.count - 1
          ? words[start + place].hasPrefix(wanted[place]) : words[start + place] == wanted[place]
      }
    }
  }
}
