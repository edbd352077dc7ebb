import Claims
import Observations
import Quantities
import Support
import Testing

/// Cubes from a seed, whose true values are known: whatever is derived from their prints holds the truth.
struct DerivedTruthTests {
  /// What an address asks for in one dimension.
  private typealias Part = (of: [CodeID], without: [CodeID])

  @Test(arguments: 0..<24) func `a derived amount or share holds the true one`(seed: Int) throws {
    let cube = GeneratedCube(seed: seed, .tiny)
    let catalogue = cube.catalogue()
    let figures = Figures(catalogue)
    var chance = SeededChance(seed)
    var derived = 0
    for _ in 0..<60 {
      let parts = self.parts(catalogue.codes, &chance)
      let address = address(parts, catalogue)
      let truth = cube.value(parts)
      if let amount = figures.derived(address) {
        #expect(amount.interval.contains(truth), "\(parts)")
        derived += 1
      }
      for base in catalogue.bases.all {
        var whole = parts
        whole[base.dimension] = ([base.whole], [])
        guard isPart(parts[base.dimension], of: base.whole, catalogue.codes),
          let share = figures.recomputedShare(address, base: base),
          let expected = (truth * .hundred).divided(by: cube.value(whole))
        else { continue }
        #expect(share.interval.contains(expected), "\(parts) of \(base)")
        derived += 1
      }
    }
    #expect(derived > 10)
  }

  // MARK: Addresses

  private func parts(_ codes: Codes, _ chance: inout SeededChance) -> [Part] {
    ["areas", "areas", "sectors"].enumerated().map { dimension, list in
      let all = codes.members(of: list).filter { code in
        (dimension == 0) == (codes[code].id.hasPrefix("INVESTOR") || codes[code].id == "W1")
      }
      let one = all.randomElement(using: &chance) ?? CodeID(0)
      let children = all.filter { codes[$0].parent == one }
      let siblings = all.filter {
        $0 != one && codes[$0].parent == codes[one].parent && codes[one].parent != nil
      }
      if chance.isLucky(25), let other = siblings.randomElement(using: &chance) { return ([one, other], []) }
      if chance.isLucky(40), let child = children.randomElement(using: &chance) { return ([one], [child]) }
      return ([one], [])
    }
  }

  private func address(_ parts: [Part], _ catalogue: Catalogue) -> Address {
    var address = Address(catalogue.cube.structure)
    for (dimension, part) in parts.enumerated() {
      if part.of.count > 1 {
        address[dimension] = .set(part.of)
      } else if let one = part.of.first {
        address[dimension] = part.without.isEmpty ? .code(one) : .except(one, part.without)
      }
    }
    return address
  }

  private func isPart(_ part: Part, of whole: CodeID, _ codes: Codes) -> Bool {
    part.of.allSatisfy { $0 == whole || codes.isAncestor(whole, of: $0) }
  }
}
