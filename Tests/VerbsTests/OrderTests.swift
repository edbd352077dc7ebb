import Answers
import Evaluation
import Quantities
import Support
import Testing
import Texts

/// `rank`, `top`, `min` and `stability` have one idea of what rounding could exchange.
@Suite struct `an order says what rounding leaves open` {
  @Test(arguments: [
    ("subsectors in russia direct 2012", 2), ("sectors in CFD 2012", 5), ("sectors in FEFD 2012", 11),
    ("regions in CFD from japan 2012", 1), ("districts from japan 2012", 1),
    ("hosts for japan cumulative 1951..1989", 0),
  ])
  func `a rank is marked exactly if stability gives it several places`(members: String, pairs: Int) throws {
    let ranked = try #require(ask("rank \(members)").last?.table)
    let stability = try #require(ask("stability \(members)").last)
    #expect(stability.headline?.point == Rational(pairs))
    let places = try #require(stability.table?.rows).map { row in
      row.cells.prefix(3).compactMap { cell -> Rational? in
        if case .number(let quantity, _, _) = cell { quantity.point } else { nil }
      }
    }
    let marks = ranked.rows.map { row in
      if case .number(_, let mark, _) = row.cells[0] { !mark.isEmpty } else { false }
    }
    #expect(marks == places.map { $0[1] < $0[2] })
    #expect(marks.contains(true) == (pairs > 0))
    #expect(places.allSatisfy { $0[1] <= $0[0] && $0[0] <= $0[2] })
  }

  @Test func `a hedge without an end leaves all above it open`() throws {
    let rows = [("AL", "70", ""), ("BE", "60", "more-than"), ("GA", "50", "")].map {
      SmallWorld.Row(host: $0, measure: "stock", year: 2001, number: $1, hedge: $2)
    }
    #expect(try SmallWorld.reply(rows, "stability districts 2001").last?.headline?.point == .one)
    for word in ["rank", "min"] {
      let answer = try SmallWorld.reply(rows, "\(word) districts 2001").last
      let marks = (answer?.table?.rows ?? []).map { row in
        if case .number(_, let mark, _) = row.cells[0] { mark } else { "" }
      }
      #expect(marks == (word == "min" ? [""] : ["~", "~", ""]))
    }
  }

  @Test func `the rank among those listed says what it orders, and names a printed one beside it`() throws {
    let answer = try #require(ask("rank canada among hosts from japan").last)
    #expect(words(answer.sentence) == "rank of Canada: Japan's direct investment flow, 1989")
    #expect(answer.others.map(\.command) == ["rank canada among hosts from japan cumulative"])
    let other = try #require(answer.others.first)
    #expect(ask(other.command).last?.headline == other.quantity)
    #expect(ask(other.command).last?.others.isEmpty == true)
  }

  @Test func `an index changes no growth`() throws {
    for line in [
      "trend flow from japan in FEFD 2009..2012", "trend direct stock from japan in russia 2004..2012",
    ] {
      let first = line.contains("2009") ? "2009" : "2004"
      let plain = try #require(ask(line).last?.table).rows.map { $0.cells[2] }
      let indexed = try #require(ask("\(line) as index \(first)").last?.table).rows.map { $0.cells[2] }
      #expect(plain == indexed)
    }
  }

  @Test(arguments: [
    ("compare 2006, 2012 FEFD direct from japan", 0),
    ("compare 2003, 2005, 2006 direct stock from japan in russia", 1),
    ("compare 2001, 2005 direct stock from japan in russia", 1),
    ("ratio 1989 to 1986 canada from japan", 1),
    ("total FEFD from japan 2003", 2),
  ])
  func `a line that is offered for another period works`(line: String, count: Int) throws {
    let refusal = try #require(ask(line).refusal)
    #expect(refusal.commands.count == count)
    for command in refusal.commands { #expect(ask(command).refusal == nil, "\(command)") }
  }
}
