import Claims
import Observations
import Texts

/// One meaningful part of what follows a word.
enum Item {
  case named(Named)
  case level(Level, Span)
  case periods(PeriodsAsked, Span)
  /// `in`, `from`, `to` … where a word needs them to split its arguments.
  case preposition(String, Span)
  /// A number that is no year: `top 3`.
  case number(String, Span)
  case clause(Clause, Span)

  var span: Span {
    switch self {
    case .named(let named): named.span
    case .level(_, let span), .periods(_, let span), .preposition(_, let span), .number(_, let span),
      .clause(_, let span):
      span
    }
  }
}

/// A name, or several with commas, that fix one dimension.
struct Named {
  /// One choice a name; several were listed with commas.
  var choices: [Choice]
  /// The code list the codes are of.
  let list: String
  /// The role typed before a colon.
  var role: Role?
  var span: Span
  let preposition: String?

  /// The roles these codes may play.
  func roles(in structure: Structure) -> [Role] {
    if let role { return [role] }
    let possible = structure.roles(of: list)
    return preposition == "in" || preposition == "to" ? possible.reversed() : possible
  }
}

/// Which periods a line asks for.
enum PeriodsAsked: Hashable {
  case listed([Period])
  case latest
}

/// A kind of code to list: `by district`, `sectors`, `hosts`.
struct Level: Hashable {
  /// The roles that can be opened.
  let roles: [Role]
  /// The level of the codes; nothing for all of a role's codes.
  let level: String?
  /// As a heading says it.
  let title: String

  private static let all: [(words: [String], level: Level)] = [
    (["district", "districts"], Level(roles: [.host, .investor], level: "district", title: "District")),
    (["region", "regions"], Level(roles: [.host, .investor], level: "region", title: "Region")),
    (["country", "countries"], Level(roles: [.host, .investor], level: "country", title: "Country")),
    (["project", "projects"], Level(roles: [.host], level: "project", title: "Project")),
    (["company", "companies"], Level(roles: [.investor], level: "company", title: "Company")),
    (["host", "hosts"], Level(roles: [.host], level: nil, title: "Host")),
    (["investor", "investors"], Level(roles: [.investor], level: nil, title: "Investor")),
    (["sector", "sectors", "industry", "industries"], Level(roles: [.sector], level: nil, title: "Sector")),
    (["section", "sections"], Level(roles: [.sector], level: "section", title: "Sector")),
    (["subsector", "subsectors"], Level(roles: [.sector], level: "subsector", title: "Sector")),
    (["measure", "measures"], Level(roles: [.measure], level: nil, title: "Measure")),
    (["coverage", "coverages"], Level(roles: [.coverage], level: nil, title: "Coverage")),
    (["year", "years"], Level(roles: [.period], level: "year", title: "Year")),
    (["period", "periods"], Level(roles: [.period], level: nil, title: "Period")),
  ]

  static func named(_ word: String) -> Level? {
    let folded = Names.folded(word)
    return all.first { $0.words.contains(folded) }?.level
  }

  /// The word that opens it in a role, as a reading types it: `districts`, `sectors`.
  func plural(of role: Role) -> String {
    let singular = level ?? role.rawValue
    return Level.words.first { $0.first == singular }?.dropFirst().first ?? singular + "s"
  }

  /// Every level word, the singular first.
  static var words: [[String]] { all.map(\.words) }
}

/// A clause that changes how an answer is made or shown.
enum Clause: Hashable {
  case with([String])
  /// The words after `as`: a unit, `index 2004`, a citation format.
  case shown([String])
  case table(String, of: String?)
  case whereAbove(Bool, number: String, unit: [String])
  case average
  /// What is taken away, and of what the data makes it: `without extraction`.
  case without([CodeID], list: String)
}

extension Named {
  /// Every code named, sets opened.
  var codes: [CodeID] {
    choices.flatMap { choice -> [CodeID] in
      switch choice {
      case .any: []
      case .code(let code): [code]
      case .set(let members): members
      case .except(let whole, _): [whole]
      }
    }
  }
}
