import Testing

@testable import Replaying

struct TableDiffTests {
  private func cells(_ old: String, _ new: String) -> [String] {
    TableDiff(bytes(old), bytes(new)).cells.map(\.text)
  }

  private let table = """
    Japan's investment stock, 2012

                      Central  North-Western
                      Federal        Federal
                     District       District
      Sector                %              %
      ─────────────  ────────  ─────────────
      Manufacturing     36.25          99.71
      Real estate        6.4            ·
      and lease

      reading      show investor:JP all stock 2012 by sector, district
      published    36.25 %            ershova-2014, Table 2
    """

  @Test func `a cell is named by its row and its whole heading`() {
    #expect(
      cells(table, table.replacing("99.71", with: "99.72"))
        == ["row Manufacturing, column North-Western Federal District %: 99.71 → 99.72"])
    #expect(
      cells(table, table.replacing("·", with: "1"))
        == ["row Real estate, column North-Western Federal District %: · → 1"])
  }

  @Test func `a column that became wider is no difference of its cells`() {
    let wide = table.replacing("  Sector    ", with: "  Sector      ").replacing(
      "─────────────  ────────", with: "───────────────  ────────"
    )
    .replacing("Manufacturing     36.25", with: "Manufacturing       36.26")
    #expect(
      cells(table, wide) == ["row Manufacturing, column Central Federal District %: 36.25 → 36.26"])
  }

  @Test(arguments: [
    ("36.25 %            ershova", "36.26 %            ershova"), ("stock 2012 by", "flow 2012 by"),
  ])
  func `the lines that explain an answer are no rows`(was: String, now: String) {
    let new = table.replacing(was, with: now)
    #expect(TableDiff(bytes(table), bytes(new)).changes.count == 1)
    #expect(cells(table, new) == [])
  }

  @Test func `a number's own lines are no rows`() {
    let old = """
      17.86 %   Japan's share of it, 2012
        reading      share japan in FEFD 2012
        published    17.86 %            ershova-2014, Table 1
        recomputed   17.59 … 17.94 %    9,415.9 mln USD of 53 bln USD: agrees
      """
    #expect(cells(old, old.replacing("17.59", with: "17.60").replacing("of it", with: "of all")) == [])
  }
}
