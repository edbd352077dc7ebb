import Answers
import Claims
import Evaluation
import Quantities
import Support
import Testing
import Texts

/// Prints that are open at one end, in data of one's own.
@Suite struct OpenEndTests {
  private static let rows = [
    SmallWorld.Row(host: "AL", measure: "stock", year: 2001, number: "50"),
    SmallWorld.Row(host: "AL", measure: "stock", year: 2002, number: "60", hedge: "more-than"),
    SmallWorld.Row(host: "AL", measure: "stock", year: 2003, number: "70"),
  ]

  @Test func `a trend as an index leaves their places empty`() throws {
    let reply = try SmallWorld.reply(Self.rows, "trend stock alpha 2001..2003 as index 2001")
    #expect(reply.refusal == nil, "\(String(describing: reply.refusal))")
    let table = try #require(reply.last?.table)
    #expect(table.rows.count == 3)
    #expect(reply.last?.series.count == 3)
  }

  @Test func `growth to them is refused for what it is`() throws {
    let reply = try SmallWorld.reply(Self.rows, "growth stock alpha 2001..2002")
    #expect(reply.refusal?.message.plain.contains("without an end on one side") == true)
  }
}
