import Claims
import Observations
import Quantities
import Support
import Testing

/// The value of a cell, printed or derived, and the same value from other cells.
struct FiguresTests {
  private let figures: Figures
  private let structure: Structure

  init() throws {
    let catalogue = try Asking.catalogue()
    figures = Figures(catalogue)
    structure = catalogue.cube.structure
  }

  private func address(_ codes: [(Role, String, String)]) throws -> Address {
    var address = Address(structure)
    for (role, id, list) in codes {
      let place = try #require(structure.place(of: role))
      address[place] = .code(try #require(figures.codes.find(id, in: list)))
    }
    return address
  }

  private func stock(_ investor: String, _ host: String, _ sector: String = "_T") throws -> Address {
    try address([
      (.investor, investor, "areas"), (.host, host, "areas"), (.sector, sector, "sectors"),
      (.measure, "stock", "measures"),
      (.coverage, "all", "coverages"), (.period, "2012", "periods"), (.source, "rosstat", "sources"),
    ])
  }

  @Test func `a printed cell is its own value`() throws {
    let figure = try #require(figures.value(try stock("JP", "RU")))
    #expect(figure.kind == .printed)
    #expect(figure.point == Rational(decimal: "10778900000"))
  }

  @Test func `a recomputed cell never uses its own statements`() throws {
    for host in ["RU", "RU_FEFD", "RU_CFD", "RU_MOW"] {
      let own = try stock("JP", host)
      let rows = Set(figures.rows(own, base: nil))
      let recomputed = try #require(figures.recomputed(own))
      #expect(rows.isDisjoint(with: recomputed.formula.cells))
    }
  }

  @Test func `a figure that was found before is the one found anew`() throws {
    let catalogue = figures.catalogue
    for asked in 0..<2 {
      for host in ["RU", "RU_FEFD", "RU_CFD", "RU_MOW"] {
        let own = try stock("JP", host)
        let base = Base(
          dimension: try #require(structure.place(of: .investor)),
          whole: try #require(figures.codes.find("W1", in: "areas")))
        let fresh = Figures(catalogue)
        #expect(figures.value(own) == fresh.value(own), "\(host), \(asked)")
        #expect(figures.derived(own) == Figures(catalogue).derived(own))
        #expect(figures.recomputed(own) == Figures(catalogue).recomputed(own))
        #expect(figures.share(own, base: base) == Figures(catalogue).share(own, base: base))
        #expect(
          figures.recomputedShare(own, base: base) == Figures(catalogue).recomputedShare(own, base: base))
      }
    }
  }

  @Test func `what is supposed or withheld is not answered from what was found before`() throws {
    let own = try stock("JP", "RU_FEFD")
    let found = try #require(figures.recomputed(own))
    let row = try #require(found.formula.cells.first)
    var withheld = figures
    withheld.withheld = [row]
    #expect(withheld.recomputed(own)?.formula.cells.contains(row) != true)
    let number = try #require(PrintedNumber(text: "1", number: "1"))
    let kept = FiguresKept()
    let plain = Figures(figures.catalogue, kept: kept)
    #expect(plain.recomputed(own) == found)
    let supposing = Figures(figures.catalogue, suppositions: [row: number], kept: kept)
    #expect(supposing.recomputed(own)?.point != found.point)
  }

  @Test func `amounts go before shares, then the fewest operands`() throws {
    let whole = try #require(figures.recomputed(try stock("JP", "RU")))
    #expect(!whole.usesShares)
    #expect(whole.formula.cells.count == 8)
  }

  @Test func `a share of a whole gives the amount`() throws {
    let figure = try #require(figures.value(try stock("JP", "RU_CFD", "MANUF")))
    #expect(figure.kind == .derived)
    #expect(figure.usesShares)
    #expect(figure.point == Rational(decimal: "397771250"))
  }

  @Test func `every printed share with both amounts is recomputed from them`() throws {
    let host = try #require(structure.place(of: .host))
    let whole = try #require(figures.codes.find("RU", in: "areas"))
    var count = 0
    for district in figures.codes.children(of: whole) {
      let own = try stock("JP", figures.codes[district].id)
      guard figures.share(own, base: Base(dimension: host, whole: whole), derive: false) != nil else {
        continue
      }
      #expect(figures.recomputedShare(own, base: Base(dimension: host, whole: whole)) != nil)
      count += 1
    }
    #expect(count == 8)
  }

  @Test func `a whole in itself has no second value`() throws {
    let set = Choice.set(figures.codes.children(of: try #require(figures.codes.find("RU", in: "areas"))))
    let host = try #require(structure.place(of: .host))
    let sum = try #require(figures.value(try stock("JP", "RU").with(host, set)))
    #expect(sum.kind == .sum)
    #expect(sum.point == Rational(decimal: "10779000000"))
  }
}
