import Importing
import Observations
import Support
import Testing

/// What a printed number says by rules alone: the check of what was typed beside it.
struct ReadNumber: Equatable {
  var number: String
  var high = ""
  var multiplier: Int?
  /// The unit, as far as the print shows one.
  var unit: String?

  /// Words for numbers, and what stands for them in the data.
  static let words = [
    "half": "50", "Half": "50", "one third": "33.3", "two thirds": "66.7", "quarter": "25", "second": "2",
    "third": "3", "eighth": "8", "twelfth": "12",
  ]

  private static let scales = [
    ("bn", 9), (" billion", 9), (" million", 6), (" mln. Rubles", 6), ("m", 6), ("%", 0), (" percent", 0),
    ("th", 0),
  ]

  /// `$700-800m`, `50 mln. Rubles`, `11th`, `1 percent`; a comma is taken as the mark of decimals or of thousands.
  init(prose printed: String, hasDecimalComma: Bool) {
    number = printed
    unit =
      printed.hasPrefix("$")
      ? "$" : printed.hasSuffix("Rubles") ? "RUB" : printed.hasSuffix("th") ? "RANK" : nil
    if number.hasPrefix("$") { number.removeFirst() }
    for (word, power) in Self.scales where number.hasSuffix(word) {
      number.removeLast(word.count)
      multiplier = power
      if word == "%" || word == " percent" { unit = "PT" }
      break
    }
    if hasDecimalComma { number = number.replacing(",", with: ".") }
    let ends = number.split(separator: "-").map(String.init)
    if ends.count == 2 { (number, high) = (ends[0], ends[1]) }
    number = Self.words[printed] ?? number
  }

  /// `10 778,9`, `62,13*`, `0,`: a comma for decimals, blanks between thousands, a star for a note.
  init(cell printed: String) {
    number = printed.replacing(" ", with: "").replacing(",", with: ".").replacing("*", with: "")
    if number.hasSuffix(".") { number.removeLast() }
  }
}

@Suite struct NumberTests {
  let catalogue: Catalogue

  init() throws { catalogue = try Asking.catalogue() }

  @Test func `the number of a cell is its printed text`() {
    let cells = catalogue.cube.statements.filter(\.isTable)
    #expect(cells.count == 182)
    for cell in cells { #expect(cell.number == ReadNumber(cell: cell.printed).number, "\(cell.id)") }
  }

  @Test func `a cell that lost its digits or has a star says so`() {
    for cell in catalogue.cube.statements where cell.isTable {
      #expect(cell.printed.hasSuffix(",") == (cell.note == "digits-lost"))
      #expect(cell.printed.hasSuffix("*") == (cell.note == "starred"))
    }
  }

  @Test func `the number of a sentence is its printed text`() {
    let sentences = catalogue.cube.statements.filter { !$0.isTable }
    #expect(sentences.count == 124)
    for (row, statement) in catalogue.cube.statements.enumerated() where !statement.isTable {
      let notes = statement.note.split(separator: "|")
      let read = ReadNumber(prose: statement.printed, hasDecimalComma: notes.contains("decimal-comma"))
      #expect(statement.number == read.number && statement.high == read.high, "\(statement.id)")
      let unit = catalogue.cube.code(.unit, of: row).map { catalogue.codes[$0].id } ?? ""
      let expected = catalogue.publications[statement.place.publication].value("currency")
      if let printed = read.unit { #expect(unit == (printed == "$" ? expected : printed), "\(statement.id)") }
      // The one print without its scale has none in the data either, and says so.
      #expect(statement.multiplier == read.multiplier ?? 0, "\(statement.id)")
      #expect(notes.contains("unit-missing") == (statement.printed == "$77"))
      #expect(notes.contains("decimal-comma") == (statement.printed == "$10,8bn"))
      #expect(notes.contains("fraction-word") == (unit == "PT" && ReadNumber.words[statement.printed] != nil))
    }
  }

  @Test func `every number has its value, every blank none`() {
    for statement in catalogue.cube.statements {
      #expect((statement.value == nil) == statement.isBlank)
      #expect((statement.status == .missing) == statement.isBlank)
      #expect(!statement.isBlank || statement.isTable)
    }
  }

  @Test func `every share, rank and index has a base, no amount or count has one`() throws {
    for row in catalogue.cube.rows {
      let unit = try #require(catalogue.cube.code(.unit, of: row))
      let base = try #require(catalogue.cube.code(.base, of: row))
      let isRelative = ["PT", "RANK", "INDEX"].contains(catalogue.codes[unit].id)
      #expect((catalogue.bases[base] != nil) == isRelative, "\(catalogue.cube.statements[row].id)")
    }
  }

  @Test func `what a base releases is the whole or a part of it`() throws {
    var groups: Set<String> = []
    for row in catalogue.cube.rows {
      guard let code = catalogue.cube.code(.base, of: row), let base = catalogue.bases[code] else { continue }
      let own = catalogue.cube.columns[base.dimension][row]
      let parts = catalogue.codes[own].excluded.isEmpty ? catalogue.codes.members(of: own) : [own]
      for part in parts where part != base.whole && !catalogue.codes.isAncestor(base.whole, of: part) {
        groups.insert("\(catalogue.codes[part].id) of \(catalogue.codes[base.whole].id)")
      }
    }
    // Groups of countries have no parent, and one country is the yardstick of others.
    #expect(
      groups.sorted() == [
        "ASIA of W1", "CN of JP", "EC12 of W1", "EU of JP", "JP of DEVCAP", "NORTHAM of W1", "RU of JP",
        "US of JP",
      ])
  }

  @Test func `a place is not asked about years in which it did not exist`() throws {
    for row in catalogue.cube.rows {
      let period = try #require(catalogue.cube.code(.period, of: row)).index
      guard let period = Period(catalogue.codes.all[Int(period)].id) else { continue }
      let years: ClosedRange<Int>
      switch period {
      case .year(let year), .month(let year, _): years = year...year
      case .span(let first, let last): years = first...last
      case .unstated: continue
      }
      for role in [Role.investor, .host] {
        let own = try #require(catalogue.cube.code(role, of: row))
        for code in catalogue.codes.members(of: own).map({ catalogue.codes[$0] }) {
          #expect(
            code.from ?? 0 <= years.lowerBound && years.upperBound <= code.to ?? 9999,
            "\(code.id) in \(years)")
        }
      }
    }
  }

  @Test func `rows of one statement share their print, and statements are numbered along their line`() {
    for place in catalogue.publications.indices {
      let rows = catalogue.cube.statements.filter { !$0.isTable && $0.place.publication == place }
      var last: Statement?
      for statement in rows {
        defer { last = statement }
        if let last, last.id == statement.id {
          let isSame =
            last.place == statement.place && last.phrase == statement.phrase
            && last.printed == statement.printed
            && last.number == statement.number && last.high == statement.high && last.hedge == statement.hedge
            && last.paraphrase == statement.paraphrase && last.multiplier == statement.multiplier
          #expect(isSame, "\(statement.id)")
          continue
        }
        let isNext = last?.place.line == statement.place.line
        let before = isNext ? Int(last?.id.split(separator: "-").last ?? "") ?? 0 : 0
        #expect(statement.id == "p\(statement.place.line)-\(before + 1)")
        #expect(isNext || last?.place.line ?? 0 < statement.place.line)
      }
    }
  }

  @Test func `a phrase is a few words that hold the number`() {
    for statement in catalogue.cube.statements where !statement.isTable {
      #expect(statement.phrase.split(separator: " ").count <= 6, "\(statement.id)")
      #expect(statement.phrase.contains(statement.printed), "\(statement.id)")
      #expect(!statement.paraphrase.isEmpty && statement.paraphrase != statement.phrase)
    }
  }

  @Test func `a hedge stands in the phrase it hedges`() {
    for statement in catalogue.cube.statements where !statement.hedge.isEmpty {
      let said = Names.folded(statement.phrase).replacing("-", with: " ")
      let isSaid = statement.hedge.split(separator: "|").allSatisfy {
        said.contains($0.replacing("-", with: " "))
      }
      // "the top 10" and "an approximate" are said in other words; "did not attain" is shortened.
      #expect(isSaid || ["p265-2", "p50-6"].contains(statement.id), "\(statement.id): \(statement.hedge)")
    }
  }
}
