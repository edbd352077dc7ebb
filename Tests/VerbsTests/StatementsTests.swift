import Answers
import Evaluation
import Observations
import Support
import Testing
import Texts

@Suite struct `statements lists what is printed on a thing` {
  @Test func `the sentence counts tables and prose apart`() {
    #expect(
      words(ask("statements FEFD 2012").last?.sentence)
        == "24 statements on the Far Eastern Federal District, 2012: 15 in tables, 9 in prose")
  }

  @Test func `every row has the name in its key, and no row with it is missing`() throws {
    let catalogue = try Asking.catalogue()
    let cube = catalogue.cube
    let japan = try #require(catalogue.codes.find("JP", in: "areas"))
    let with = cube.rows.filter { row in cube.columns.contains { $0[row] == japan } }
    #expect(Set(ask("statements japan").last?.cells ?? []) == Set(with))
  }

  @Test func `parts of a place are other places`() throws {
    let catalogue = try Asking.catalogue()
    let moscow = try #require(catalogue.codes.find("RU_MOW", in: "areas"))
    let cells = try #require(ask("statements CFD").last?.cells)
    #expect(cells.allSatisfy { catalogue.cube.code(.host, of: $0) != moscow })
  }

  @Test func `a set that names the place is about the place`() {
    #expect(rows(ask("statements khabarovsk").last).map { $0[0] } == ["90%", "80%"])
  }

  @Test func `several names must all be in the key, names with commas may be either`() {
    let both = ask("statements FEFD manufacturing").last
    #expect(rows(both).map { $0[0] } == ["0.5%", "0,47"])
    let one = ask("statements CFD").last?.cells.count ?? 0
    let other = ask("statements FEFD").last?.cells.count ?? 0
    let either = Set(ask("statements CFD, FEFD").last?.cells ?? [])
    #expect(either.count < one + other && either.count > one)
  }

  @Test func `a preposition or a role picks the role of a place`() {
    #expect(
      rows(ask("statements in japan").last).map { $0[2] } == [
        "Japan's energy use per unit of output is the yardstick, one"
      ])
    #expect(ask("statements host:japan").last?.cells == ask("statements in japan").last?.cells)
    #expect(ask("statements from japan").last?.cells == ask("statements investor:japan").last?.cells)
  }

  @Test func `rows stand in the order of print`() throws {
    let statements = try Asking.catalogue().cube.statements
    let cells = try #require(ask("statements japan").last?.cells)
    let order = cells.map { [statements[$0].place.publication, statements[$0].place.line] }
    #expect(order == order.sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test func `a blank cell is a statement too`() {
    #expect(
      rows(ask("statements moscow rubber").last) == [
        [
          "·", "", "Japan's investment stock in rubber production in Moscow, % of all sectors", "2012",
          "ershova-2014, Table 4",
        ]
      ])
  }

  @Test func `a hedge stands in words beside the print`() {
    #expect(
      rows(ask("statements sakhalin projects 2012").last).first == [
        "98%", "around", "Sakhalin holds some 98 per cent of Japan's stock in the Far East", "2012",
        "ershova-2014, line 117",
      ])
  }

  @Test(arguments: [
    ("statements", RefusalCode.missingArgument, "'statements' needs a name"),
    ("statements germany", .noData, "no number is printed on Germany"),
    ("statements moscow glass", .noData, "no printed number has all of these names"),
    ("statements FEFD 1999", .noData, "nothing is printed on this for that period"),
    ("statements FEFD with shares", .surplusArgument, "'statements' has no use for this"),
  ])
  func `what has no statements is refused`(line: String, code: RefusalCode, message: String) {
    let refusal = ask(line).refusal
    #expect(refusal?.code == code)
    #expect(refusal?.message.plain == message)
  }

  @Test func `a period without statements is refused with those that have some`() {
    #expect(
      ask("statements FEFD 1999").refusal?.hint?.plain
        == "there are statements for 2006, 2009, 2010, 2011, 2012")
  }
}
