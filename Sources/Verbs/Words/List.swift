package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `list hosts`: what can be asked.
package struct List: Verb {
  package let name = "list"
  package let summary = "what can be asked: names, periods, tables, documents, words"
  package var usage: String { "list \(Listing.all.map(\.name).joined(separator: " | "))" }
  package let example = "list districts"
  package let kind = VerbKind.plain

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    guard let first = call.atoms.first else { return contents(run) }
    guard let word = first.bareWord, let listing = Listing.named(word) else { throw unknown(call, run) }
    guard call.atoms.count == 1 else {
      throw Diagnostic(
        .surplusArgument, "\(quoted: "list \(word)") takes nothing more",
        at: Span(call.atoms[1].span.start, call.argumentSpan.end),
        hint: "\(command: "statements NAME") narrows down what is printed")
    }
    let table = listing.table(run)
    var answer = Answer(
      sentence: "\(table.rows.count) \(table.rows.count == 1 ? listing.noun : listing.name)\(listing.remark)",
      table: table)
    if listing.isOfData { answer.surveyed = Array(run.figures.cube.rows) }
    return answer
  }

  /// What `list` alone says: the lists there are.
  private func contents(_ run: Run) -> Answer {
    var answer = Answer(
      sentence: "what can be listed",
      table: Table(
        columns: [.init("Command", isNumeric: false), .init("Lists", isNumeric: false), .init("Entries")],
        rows: Listing.all.map { listing in
          Table.Row([
            .text("list \(listing.name)"), .text(listing.summary),
            .number(.count(listing.table(run).rows.count), mark: "", showsUnit: false),
          ])
        }))
    answer.surveyed = Array(run.figures.cube.rows)
    return answer
  }

  private func unknown(_ call: Call, _ run: Run) -> Diagnostic {
    let text = run.text(of: call.argumentSpan)
    let near = Nearness.words(near: text, in: Listing.all.flatMap(\.words))
    if near.count == 1, let word = near.first {
      return Diagnostic(
        .unknownName, "no list of \(quoted: text)", at: call.argumentSpan,
        hint: "did you mean \(command: "list \(word)")?")
    }
    if call.atoms.count == 1, run.means(text, role: nil) {
      return Diagnostic(
        .unknownName, "no list of \(quoted: text), which is a name", at: call.argumentSpan,
        hint: "write \(command: "statements \(text)") or \(command: "define \(text)")")
    }
    return Diagnostic(
      .unknownName, "no list of \(quoted: text)", at: call.argumentSpan,
      hint: "\(command: "list") shows the lists")
  }
}

extension Quantity {
  /// A whole number of things.
  static func count(_ number: Int) -> Quantity {
    let value = Rational(number)
    return Quantity(unit: .count(nil), point: value, interval: Interval(value), decimals: 0)
  }
}

/// One thing that `list` lists.
struct Listing: Sendable {
  /// Spellings, the one to show first.
  let words: [String]
  /// What one row is: `investor`.
  let noun: String
  let summary: String
  /// What the sentence says behind the number of rows.
  let remark: String
  let table: @Sendable (Run) -> Table
  /// Whether it lists what the data holds, and not words of the language.
  var isOfData = true

  var name: String { words.first ?? "" }

  static func named(_ word: String) -> Listing? {
    let folded = Names.folded(word)
    return all.first { $0.words.contains(folded) }
  }

  /// In the order `list` shows them.
  static let all: [Listing] = [
    of(.investor, ["investors", "investor"], "whose investment is printed"),
    of(.host, ["hosts", "host"], "places that investment goes to"),
    of(.sector, ["sectors", "sector", "industries"], "kinds of activity"),
    level("country", ["countries", "country"], "countries with data"),
    level("district", ["districts", "district"], "federal districts with data"),
    level("region", ["regions", "region"], "regions with data"),
    of(.measure, ["measures", "measure"], "what is measured: stock, flow and so on"),
    of(.coverage, ["coverages", "coverage"], "which investment is counted: all, direct and so on"),
    of(.unit, ["units", "unit"], "what numbers are printed in"),
    of(.source, ["sources", "source"], "who compiled the numbers"),
    of(.period, ["periods", "period", "years"], "years and spans with data"),
    Listing(
      words: ["names", "name"], noun: "name", summary: "names with data, and their other spellings",
      remark: "",
      table: { $0.listedNames }),
    Listing(
      words: ["tables", "table"], noun: "table", summary: "printed tables", remark: "",
      table: { $0.listedTables }),
    Listing(
      words: ["documents", "document"], noun: "document", summary: "publications the data is from",
      remark: "",
      table: { $0.listedDocuments }),
    Listing(
      words: ["words", "word"], noun: "word", summary: "words a line can begin with", remark: "",
      table: { _ in Listing.vocabulary }, isOfData: false),
    Listing(
      words: ["hedges", "hedge"], noun: "hedge", summary: "words such as about, and what they admit",
      remark: "",
      table: { _ in Listing.hedges }, isOfData: false),
    Listing(
      words: ["codes", "code"], noun: "code", summary: "codes of refusals", remark: " of refusals",
      table: { _ in Listing.refusals }, isOfData: false),
  ]

  private static func of(_ role: Role, _ words: [String], _ summary: String) -> Listing {
    Listing(
      words: words, noun: role.rawValue, summary: summary, remark: " with data", table: { $0.listed(role) })
  }

  private static func level(_ level: String, _ words: [String], _ summary: String) -> Listing {
    Listing(
      words: words, noun: level, summary: summary, remark: " with data", table: { $0.listedPlaces(level) })
  }

  // MARK: Lists that need no data

  private static var vocabulary: Table {
    Table(
      columns: [.init("Word", isNumeric: false), .init("What it does", isNumeric: false)],
      rows: Vocabulary.all.map { Table.Row([.text($0.name), .text($0.summary)]) })
  }

  private static var hedges: Table {
    Table(
      columns: [
        .init("Hedge", isNumeric: false), .init("Also", isNumeric: false), .init("Means", isNumeric: false),
      ],
      rows: Hedge.all.map { hedge in
        Table.Row([
          .text(hedge.name), .text(hedge.words.dropFirst().joined(separator: ", ")), .text(hedge.summary),
        ])
      })
  }

  private static var refusals: Table {
    Table(
      columns: [.init("Code", isNumeric: false), .init("Says", isNumeric: false)],
      rows: RefusalCode.allCases.map { Table.Row([.text($0.rawValue), .text($0.meaning)]) })
  }
}

// Lists of what the data holds.
extension Run {
  /// How many printed numbers each code of a role has, in the order of the code lists.
  private func counts(_ role: Role) -> [(code: CodeID, count: Int)] {
    guard let place = structure.place(of: role) else { return [] }
    let cube = figures.cube
    let column = cube.columns[place]
    var counts: [CodeID: Int] = [:]
    for row in cube.rows where !cube.statements[row].isBlank { counts[column[row], default: 0] += 1 }
    // `_Z` says that the dimension does not apply.
    return counts.filter { codes[$0.key].id != "_Z" }.sorted { $0.key < $1.key }.map {
      (code: $0.key, count: $0.value)
    }
  }

  fileprivate func listed(_ role: Role) -> Table {
    var counted = counts(role)
    if role == .period {
      counted.sort { left, right in
        guard let a = Period(codes[left.code].id), let b = Period(codes[right.code].id) else { return false }
        return a < b
      }
      return Table(
        columns: [.init("Period", isNumeric: false), .init("Printed numbers")],
        rows: counted.map {
          Table.Row([.text(Period(codes[$0.code].id)?.text ?? codes[$0.code].id), number($0.count)])
        })
    }
    return Table(
      columns: [
        .init(Wording.capitalised(role.rawValue), isNumeric: false), .init("Code", isNumeric: false),
        .init("Level", isNumeric: false), .init("Printed numbers"),
      ],
      rows: counted.map { entry in
        let code = codes[entry.code]
        let isSet = code.level == "set"
        return Table.Row([
          .text(isSet ? words(listed: entry.code, role: role) : code.name),
          .text(isSet ? setText(entry.code) : code.id),
          .text(code.level), number(entry.count),
        ])
      })
  }

  private func words(listed code: CodeID, role: Role) -> String {
    guard let whole = codes[code].parent, !codes[code].excluded.isEmpty else {
      return words(.code(code), role: role)
    }
    return words(.except(whole, codes[code].excluded), role: role)
  }

  /// A set as it is typed: `(RU_PRI, RU_KHA)`, `RU except (RU_FEFD)`.
  private func setText(_ code: CodeID) -> String {
    let entry = codes[code]
    let parts = (entry.members + entry.excluded).map { codes[$0].id }.joined(separator: ", ")
    return entry.excluded.isEmpty
      ? "(\(parts))" : "\(entry.parent.map { codes[$0].id } ?? "") except (\(parts))"
  }

  /// Places of one level, with their numbers as host and as investor.
  fileprivate func listedPlaces(_ level: String) -> Table {
    let (hosts, investors) = (counts(.host), counts(.investor))
    func count(_ code: CodeID, _ counts: [(code: CodeID, count: Int)]) -> Table.Cell {
      counts.first { $0.code == code }.map { number($0.count) } ?? .text("")
    }
    let found = Set(hosts.map(\.code) + investors.map(\.code)).filter { codes[$0].level == level }.sorted()
    return Table(
      columns: [
        .init(Wording.capitalised(level), isNumeric: false), .init("Code", isNumeric: false),
        .init("Part of", isNumeric: false), .init("Printed as host"), .init("Printed as investor"),
      ],
      rows: found.map { code in
        Table.Row([
          .text(codes[code].name), .text(codes[code].id),
          .text(codes[code].parent.map { codes[$0].isTotal ? "" : codes[$0].name } ?? ""), count(code, hosts),
          count(code, investors),
        ])
      })
  }

  /// Names bound in the session, then every code with data.
  fileprivate var listedNames: Table {
    var rows = memory.bindings.map { Table.Row([.text($0.name), .text(""), .text("bound by let")]) }
    rows += memory.groups.map { group in
      Table.Row([
        .text(group.name), .text(""),
        .text("group: " + group.members.map { codes[$0].name }.joined(separator: ", ")),
      ])
    }
    var roles: [CodeID: [String]] = [:]
    for role in [Role.investor, .host, .sector, .measure, .coverage, .source] {
      for entry in counts(role) { roles[entry.code, default: []].append(role.rawValue) }
    }
    for (code, used) in roles.sorted(by: { $0.key < $1.key })
    where !["none", "set"].contains(codes[code].level) {
      let entry = codes[code]
      rows.append(
        Table.Row([
          .text(entry.name), .text(([entry.id] + entry.aliases + entry.russian).joined(separator: ", ")),
          .text(used.joined(separator: ", ")),
        ]))
    }
    return Table(
      columns: [
        .init("Name", isNumeric: false), .init("Also", isNumeric: false),
        .init("Printed as", isNumeric: false),
      ], rows: rows)
  }

  /// How many numbers each table prints, with their rows.
  private func rows(_ publication: Int, _ table: String?) -> [Int] {
    let statements = figures.cube.statements
    return statements.indices.filter { row in
      let statement = statements[row]
      return statement.place.publication == publication && statement.place.table == table
        && !statement.isBlank
    }
  }

  fileprivate var listedTables: Table {
    var entries: [Table.Row] = []
    for (place, publication) in catalogue.publications.enumerated() {
      for table in publication.tables {
        let found = rows(place, table.id)
        entries.append(
          Table.Row([
            .text(publication.id), .text(table.id), .text(table.title), number(found.count),
            .text(periodText(found)),
          ]))
      }
    }
    return Table(
      columns: [
        .init("Document", isNumeric: false), .init("Table", isNumeric: false),
        .init("Caption", isNumeric: false),
        .init("Cells"), .init("Periods", isNumeric: false),
      ], rows: entries)
  }

  fileprivate var listedDocuments: Table {
    Table(
      columns: [
        .init("Document", isNumeric: false), .init("Title", isNumeric: false),
        .init("Author", isNumeric: false),
        .init("Year", isNumeric: false), .init("Tables"), .init("Numbers in prose"),
      ],
      rows: catalogue.publications.enumerated().map { place, publication in
        Table.Row([
          .text(publication.id), .text(publication.value("title")), .text(publication.value("author")),
          .text(publication.value("year")), number(publication.tables.count),
          number(printedNumbers(rows(place, nil)).count),
        ])
      })
  }

  private func number(_ count: Int) -> Table.Cell { .number(.count(count), mark: "", showsUnit: false) }
}

extension RefusalCode {
  /// What a refusal with this code says, for lists.
  var meaning: String {
    switch self {
    case .invalidText: "the text is not readable as UTF-8"
    case .syntax: "the line is not built as lines are"
    case .unfinished: "the line goes on: something is still open"
    case .tooDeep: "too many parentheses, signs or parts in one line"
    case .decimalComma: "a number is written with a decimal comma"
    case .thousandsMark: "a comma may be a thousands mark or a decimal comma"
    case .periodRange: "two years are joined by a hyphen"
    case .unknownWord: "a line begins with a word that does not exist"
    case .unknownName: "a name means nothing here"
    case .ambiguousName: "a name means several things"
    case .nameTaken: "a name cannot be given, since it means something already"
    case .unknownCell: "a cell that is asked for has no such answer"
    case .missingArgument: "a word lacks what it needs"
    case .surplusArgument: "a word has no use for something behind it"
    case .ambiguousReading: "the line can be read in several ways that have data"
    case .noData: "nothing printed answers the line"
    case .notAdditive: "numbers that may not be added"
    case .unitMismatch: "units that do not go together"
    case .differentBases: "shares of different wholes"
    case .notMeaningful: "a result that would mean nothing"
    case .notCheckable: "there is no single number to check"
    case .notPrinted: "a printed number is needed, and this one is computed"
    case .checkFailed: "a check does not hold"
    case .stepBudget: "the line takes too many steps"
    case .interrupted: "the line was stopped"
    case .unreadableData: "the data cannot be read"
    }
  }
}
