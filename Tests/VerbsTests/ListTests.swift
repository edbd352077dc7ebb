import Answers
import Evaluation
import Observations
import Quantities
import Support
import Testing
import Texts
import Verbs

@Suite struct `list shows what can be asked` {
  static let lists = [
    "investors", "hosts", "sectors", "countries", "districts", "regions", "measures", "coverages", "units",
    "sources",
    "periods", "names", "tables", "documents", "words", "hedges", "codes",
  ]

  @Test func `list alone shows every list with the number of its rows`() {
    let answer = ask("list").last
    #expect(rows(answer).map { $0[0] } == Self.lists.map { "list \($0)" })
    for row in rows(answer) { #expect(row[2] == String(rows(ask(row[0]).last).count), "\(row[0])") }
  }

  @Test(arguments: ["investors", "hosts", "sectors", "measures", "coverages", "sources", "units"])
  func `the counts of a role add up to all printed numbers that have it`(list: String) throws {
    let catalogue = try Asking.catalogue()
    let role = try #require(Role(rawValue: String(list.dropLast())))
    let printed = catalogue.cube.rows.filter { row in
      !catalogue.cube.statements[row].isBlank
        && catalogue.cube.code(role, of: row).map { catalogue.codes[$0].id } != "_Z"
    }
    let counts = rows(ask("list \(list)").last).compactMap { $0.last.flatMap { Int($0) } }
    #expect(counts.allSatisfy { $0 > 0 })
    #expect(counts.reduce(0, +) == printed.count)
  }

  @Test(arguments: ["investors", "hosts", "sectors", "measures", "coverages", "sources"])
  func `every code listed can be asked for with its role`(list: String) {
    for row in rows(ask("list \(list)").last) {
      let role = String(list.dropLast())
      let refusal = ask("statements \(role):\(row[1])").refusal
      #expect(refusal == nil, "\(role):\(row[1])")
    }
  }

  @Test func `codes stand in the order of their list`() {
    #expect(
      rows(ask("list measures").last).map { $0[1] } == [
        "stock", "flow", "cumulative", "ownership", "count", "rank", "intensity",
      ])
    #expect(
      rows(ask("list districts").last).map { $0[1] } == [
        "RU_CFD", "RU_NWFD", "RU_YUFD", "RU_NCFD", "RU_VFD", "RU_UFD", "RU_SIBFD", "RU_FEFD",
      ])
  }

  @Test func `periods stand in the order of time and can be typed`() {
    let periods = rows(ask("list periods").last).map { $0[0] }
    #expect(periods.contains("1951/1989") && periods.contains("2013-12") && periods.first == "unstated")
    for period in periods { #expect(ask("define \(period)").refusal == nil, "\(period)") }
  }

  @Test func `tables have document, number, caption, cells and periods`() {
    #expect(
      rows(ask("list tables").last).last == [
        "japan-canada-1990", "1", "Japanese Investment Abroad, Cumulative Totals (1951-1989) ($ billions)",
        "12", "1951/1989",
      ])
    #expect(rows(ask("list tables").last).map { $0[3] } == ["55", "40", "10", "14", "18", "12"])
  }

  @Test func `every word, hedge and refusal code is listed`() {
    #expect(rows(ask("list words").last).map { $0[0] } == Vocabulary.all.map(\.name))
    #expect(rows(ask("list hedges").last).map { $0[0] } == Hedge.all.map(\.name))
    #expect(rows(ask("list codes").last).map { $0[0] } == RefusalCode.allCases.map(\.rawValue))
    #expect(rows(ask("list codes").last).allSatisfy { !$0[1].isEmpty })
  }

  @Test func `names bound in the session come first`() {
    let answer = ask("let east = share FEFD in japan 2012", "group west = CFD, NWFD", "list names").last
    #expect(
      rows(answer).prefix(2) == [
        ["east", "", "bound by let"],
        ["west", "", "group: Central Federal District, North-Western Federal District"],
      ])
  }

  @Test(arguments: Self.lists)
  func `the singular lists the same`(list: String) throws {
    let singular = ["countries": "country", "names": "name"][list] ?? String(list.dropLast())
    #expect(ask("list \(singular)").last == ask("list \(list)").last)
  }

  @Test(arguments: [
    ("list foo", RefusalCode.unknownName, "no list of 'foo'", "list shows the lists"),
    ("list investrs", .unknownName, "no list of 'investrs'", "did you mean list investors?"),
    (
      "list moscow", .unknownName, "no list of 'moscow', which is a name",
      "write statements moscow or define moscow"
    ),
    (
      "list hosts 2012", .surplusArgument, "'list hosts' takes nothing more",
      "statements NAME narrows down what is printed"
    ),
  ])
  func `what is no list is refused`(line: String, code: RefusalCode, message: String, hint: String) {
    let refusal = ask(line).refusal
    #expect(refusal?.code == code)
    #expect(refusal?.message.plain == message)
    #expect(refusal?.hint?.plain == hint)
  }
}
