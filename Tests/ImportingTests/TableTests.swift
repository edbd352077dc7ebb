import Importing
import Observations
import Support
import Testing

/// The tables of the built-in documents.
@Suite struct TableTests {
  let catalogue: Catalogue

  init() throws { catalogue = try Asking.catalogue() }

  struct Shape: Sendable {
    let document: String
    let table: String
    let rows: Int
    let columns: Int
    let values: Int
    let blanks: Int
    let headers: Int
    let stubs: Int
    let empties: Int
  }

  @Test(arguments: [
    Shape(
      document: "ershova-2014", table: "1", rows: 14, columns: 6, values: 55, blanks: 1, headers: 7,
      stubs: 11,
      empties: 10),
    Shape(
      document: "ershova-2014", table: "2", rows: 11, columns: 5, values: 40, blanks: 0, headers: 4,
      stubs: 10,
      empties: 1),
    Shape(
      document: "ershova-2014", table: "3", rows: 9, columns: 3, values: 10, blanks: 6, headers: 2, stubs: 8,
      empties: 1),
    Shape(
      document: "ershova-2014", table: "4", rows: 9, columns: 6, values: 14, blanks: 26, headers: 5, stubs: 8,
      empties: 1),
    Shape(
      document: "ershova-2014", table: "5", rows: 3, columns: 10, values: 18, blanks: 0, headers: 9, stubs: 2,
      empties: 1),
    Shape(
      document: "japan-canada-1990", table: "1", rows: 12, columns: 2, values: 12, blanks: 0, headers: 0,
      stubs: 12,
      empties: 0),
  ])
  func `a table has the cells that are printed`(_ shape: Shape) throws {
    let publication = try #require(catalogue.publications.first { $0.id == shape.document })
    let table = try #require(publication.table(shape.table))
    func count(_ kind: PrintedTable.Kind) -> Int { table.cells.count { $0.kind == kind } }
    #expect(table.grid.map(\.count) == Array(repeating: shape.columns, count: shape.rows))
    #expect(count(.value) == shape.values && count(.blank) == shape.blanks)
    #expect(count(.header) == shape.headers && count(.stub) == shape.stubs && count(.empty) == shape.empties)
    let part = try #require(
      Digests.parts(of: catalogue).first { $0.publication == shape.document && $0.table == shape.table })
    #expect(part.numbers == shape.values && part.blanks == shape.blanks)
  }

  @Test func `there are no other tables, and so many statements`() {
    #expect(catalogue.publications.map(\.id) == ["ershova-2014", "japan-canada-1990"])
    #expect(catalogue.publications.map { $0.tables.map(\.id) } == [["1", "2", "3", "4", "5"], ["1"]])
    let prose = Digests.parts(of: catalogue).filter { $0.table == nil }
    #expect(prose.map(\.numbers) == [108, 16] && prose.map(\.blanks) == [0, 0])
    let ids = catalogue.publications.indices.map { place in
      Set(statements.filter { !$0.isTable && $0.place.publication == place }.map(\.id)).count
    }
    #expect(ids == [95, 16])
  }

  @Test func `a cell's text is the same in grid and cube, an empty one prints nothing`() throws {
    for (place, publication) in catalogue.publications.enumerated() {
      for table in publication.tables {
        let cells = table.cells.filter { $0.kind == .value || $0.kind == .blank }
        let printed = statements.filter { $0.place.publication == place && $0.place.table == table.id }
        #expect(cells.map(\.printed) == printed.map(\.printed))
        #expect(cells.map(\.line) == printed.map(\.place.line))
        #expect(
          cells.map(\.row) == printed.map(\.place.row) && cells.map(\.column) == printed.map(\.place.column))
        #expect(table.cells.allSatisfy { ($0.kind == .empty || $0.kind == .blank) == $0.printed.isEmpty })
      }
    }
  }

  @Test func `lines of a grid run down the page, one a row`() {
    for table in catalogue.publications.flatMap(\.tables) {
      let lines = table.grid.map { Set($0.map(\.line)) }
      #expect(lines.allSatisfy { $0.count == 1 })
      #expect(lines.compactMap(\.first) == Array((lines.first?.first ?? 0)...(lines.last?.first ?? 0)))
      #expect((lines.first?.first ?? 0) > table.line)
    }
  }

  @Test func `no key stands twice in a table, but for the cell printed a line too low`() {
    for (place, publication) in catalogue.publications.enumerated() {
      for table in publication.tables {
        let rows = catalogue.cube.rows.filter {
          statements[$0].place.publication == place && statements[$0].place.table == table.id
        }
        let twice = Dictionary(grouping: rows) { catalogue.cube.key(of: $0) }.values.filter { $0.count > 1 }
        let ids = twice.map { $0.map { statements[$0].id } }
        #expect(ids == (place == 0 && table.id == "1" ? [["t1-8-4", "t1-9-4"]] : []))
      }
    }
  }

  @Test func `a table's unit and multiplier are those of its headings`() throws {
    for row in catalogue.cube.rows {
      let statement = statements[row]
      guard let id = statement.place.table,
        let table = catalogue.publications[statement.place.publication].table(id)
      else { continue }
      let heading = (table.heading(ofColumn: statement.place.column) + [table.title]).joined(separator: "; ")
      let expected: (String, Int)? =
        if heading.contains("mln USD") {
          ("USD", 6)
        } else if heading.contains("bln USD") {
          ("USD", 9)
        } else if heading.contains("$ billions") {
          ("DOLLAR", 9)
        } else if heading.contains("%") {
          ("PT", 0)
        } else {
          nil
        }
      let unit = try #require(catalogue.cube.code(.unit, of: row))
      #expect(catalogue.codes[unit].id == expected?.0, "\(statement.id) under \(heading)")
      #expect(statement.multiplier == expected?.1, "\(statement.id) under \(heading)")
    }
  }

  @Test func `a table's marks for decimals and thousands are those it prints`() throws {
    for (place, publication) in catalogue.publications.enumerated() {
      let list = try #require(Asking.files.first { $0.name == "\(publication.id)/tables.csv" })
      let listed = try CommaSeparated(list)
      func words(_ column: String) throws -> [String] {
        let column = try #require(listed.column(column))
        return (0..<listed.count).map { listed.text($0, column) }
      }
      let printed = publication.tables.map { table in
        statements.filter { $0.place.publication == place && $0.place.table == table.id }.map(\.printed)
      }
      func has(_ sign: Character) -> [Bool] { printed.map { $0.contains { $0.contains(sign) } } }
      #expect(zip(has(","), has(".")).map { $0 ? "comma" : $1 ? "point" : "" } == (try words("decimal")))
      #expect(has(" ").map { $0 ? "space" : "" } == (try words("thousands")))
    }
  }

  @Test func `the districts stand in the order of the first table`() throws {
    let table = try #require(catalogue.publications.first?.table("1"))
    let districts = catalogue.codes.members(of: "areas").filter { catalogue.codes[$0].level == "district" }
    let printed = table.cells.filter { $0.kind == .stub }.map(\.printed)
    #expect(printed.filter { $0.hasSuffix("District") } == districts.map { catalogue.codes[$0].name })
    let russia = try #require(catalogue.codes.find("RU", in: "areas"))
    #expect(catalogue.codes.children(of: russia) == districts && catalogue.codes[russia].isExhausted)
  }

  private var statements: StatementList { catalogue.cube.statements }
}
