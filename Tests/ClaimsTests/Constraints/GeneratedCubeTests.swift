import Claims
import Observations
import Quantities
import Support
import Testing

/// Cubes from a seed, whose true values are known: a publication that only rounds is never accused.
struct GeneratedCubeTests {
  private static let seeds = Array(0..<10)

  @Test(arguments: seeds) func `true values lie within the bounds that other prints leave them`(seed: Int) {
    let cube = GeneratedCube(seed: seed, .tiny)
    let rows = Array(cube.prints.indices)
    let bounds = Constraints(cube.catalogue()).boundsWithoutOwn(rows)
    #expect(bounds.count == rows.count)
    for (row, found) in zip(rows, bounds) {
      let truth = cube.prints[row].truth
      #expect(found?.isCut == false, "print \(row)")
      if let low = found?.low?.value { #expect(low <= truth, "print \(row)") }
      if let high = found?.high?.value { #expect(truth <= high, "print \(row)") }
    }
  }

  @Test(arguments: seeds) func `what rounding explains is never accused`(seed: Int) {
    for size in [GeneratedCube.Size.tiny, .small] {
      #expect(Constraints(GeneratedCube(seed: seed, size).catalogue()).conflicts.isEmpty)
    }
  }

  @Test func `bounds say more than the prints do`() {
    var narrower = 0
    for seed in Self.seeds {
      let cube = GeneratedCube(seed: seed, .tiny)
      let catalogue = cube.catalogue()
      for (row, found) in zip(
        cube.prints.indices, Constraints(catalogue).boundsWithoutOwn(Array(cube.prints.indices)))
      {
        guard let own = catalogue.cube.statements[row].value?.interval, let other = found?.interval else {
          continue
        }
        if own.contains(other), own != other { narrower += 1 }
      }
    }
    #expect(narrower > 50)
  }

  @Test(arguments: seeds.prefix(6)) func `a number withheld never makes a bound tighter`(seed: Int) throws {
    var chance = SeededChance(seed)
    let cube = GeneratedCube(seed: seed, .tiny)
    let constraints = Constraints(cube.catalogue())
    let rows = Array(cube.prints.indices)
    for _ in 0..<4 {
      let withheld = Set(rows.filter { _ in chance.isLucky(20) })
      for row in rows.filter({ _ in chance.isLucky(10) }) {
        let cell = try #require(constraints.cell(ofRow: row))
        let all = try #require(constraints.bounds(of: cell))
        let fewer = try #require(constraints.bounds(of: cell, withheld: withheld))
        if let low = fewer.low?.value {
          let tighter = try #require(all.low?.value)
          #expect(low <= tighter)
        }
        if let high = fewer.high?.value {
          let tighter = try #require(all.high?.value)
          #expect(tighter <= high)
        }
        let used = (fewer.low?.rows ?? []) + (fewer.high?.rows ?? [])
        #expect(withheld.isDisjoint(with: used))
      }
    }
  }

  @Test(arguments: seeds.prefix(8)) func `bounds are the same in whatever order numbers are printed`(
    seed: Int
  ) {
    var chance = SeededChance(seed)
    let cube = GeneratedCube(seed: seed, .tiny)
    let rows = Array(cube.prints.indices)
    let order = rows.shuffled(using: &chance)
    let first = Constraints(cube.catalogue()).boundsWithoutOwn(rows)
    let second = Constraints(cube.catalogue(order: order)).boundsWithoutOwn(rows)
    for (place, row) in order.enumerated() {
      #expect(first[row]?.low?.value == second[place]?.low?.value)
      #expect(first[row]?.high?.value == second[place]?.high?.value)
    }
  }

  @Test(arguments: seeds.prefix(4)) func `bounds without a row's own print are those of asking for it alone`(
    seed: Int
  )
    throws
  {
    let cube = GeneratedCube(seed: seed, .tiny)
    let constraints = Constraints(cube.catalogue())
    let rows = Array(cube.prints.indices)
    for (row, together) in zip(rows, constraints.boundsWithoutOwn(rows)) where row.isMultiple(of: 7) {
      let cell = try #require(constraints.cell(ofRow: row))
      let alone = try #require(constraints.bounds(of: cell, withheld: [row]))
      #expect(alone.low?.value == together?.low?.value)
      #expect(alone.high?.value == together?.high?.value)
    }
  }

  // MARK: Planted slips

  /// A dozen slips: what is found is counted exactly, so that nothing gets worse unseen. `okrug-constraints planted`
  /// counts as many as one likes.
  @Test func `a planted slip that shows is among the repairs`() {
    var shown = 0
    var first = 0
    for seed in 0..<12 {
      let kind = PlantedSlip.Kind.allCases[seed % PlantedSlip.Kind.allCases.count]
      guard let slip = PlantedSlip(kind, in: GeneratedCube(seed: seed, .tiny), seed: seed) else { continue }
      let constraints = Constraints(slip.cube.catalogue())
      if constraints.conflicts.isEmpty { continue }
      shown += 1
      let place = constraints.repairs.firstIndex { $0.undoes(slip) }
      #expect(place != nil, "\(kind) of seed \(seed)")
      if place == 0 { first += 1 }
    }
    #expect(shown == 10)
    #expect(first == 10)
  }

  @Test func `without any one of its members a conflict set can be right`() {
    var sets = 0
    defer { #expect(sets > 3) }
    for seed in 0..<6 {
      guard let slip = PlantedSlip(.digit, in: GeneratedCube(seed: seed, .tiny), seed: seed) else { continue }
      let constraints = Constraints(slip.cube.catalogue())
      sets += constraints.conflicts.flatMap(\.sets).count
      for set in constraints.conflicts.flatMap(\.sets) {
        #expect(!constraints.system.isConsistent(set.prints))
        for print in set.prints {
          #expect(constraints.system.isConsistent(set.prints.filter { $0 != print }))
        }
      }
    }
  }
}
