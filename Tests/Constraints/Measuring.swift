import Claims
import Glibc
import Support

/// Measures the constraint system: `okrug-constraints planted COUNT`, `okrug-constraints growth`.
///
/// `planted` puts slips into that many generated cubes and counts what is found; `growth` times propagation over cubes of
/// 1,000, 10,000 and 100,000 cells and prints a line of JSON for each. Exit codes: 0, 1 if a clean cube was accused, 64.
@main enum Measuring {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "planted" where arguments.count == 2: exit(planted(Int(arguments[1]) ?? 1_000))
    case "growth": growth()
    default:
      print("okrug-constraints planted COUNT | growth")
      exit(64)
    }
  }

  private struct Tally {
    var planted = 0
    var shown = 0
    var ranks: [Int] = []
  }

  private static func planted(_ count: Int) -> Int32 {
    var accused = 0
    var tallies: [PlantedSlip.Kind: Tally] = [:]
    for seed in 0..<count {
      let clean = GeneratedCube(seed: seed)
      if !Constraints(clean.catalogue()).conflicts.isEmpty { accused += 1 }
      let kind = PlantedSlip.Kind.allCases[seed % PlantedSlip.Kind.allCases.count]
      guard let slip = PlantedSlip(kind, in: clean, seed: seed) else { continue }
      tallies[kind, default: Tally()].planted += 1
      let constraints = Constraints(slip.cube.catalogue())
      if constraints.conflicts.isEmpty { continue }
      tallies[kind, default: Tally()].shown += 1
      if let place = constraints.repairs.firstIndex(where: { $0.undoes(slip) }) {
        tallies[kind, default: Tally()].ranks.append(place + 1)
      }
    }
    print("\(count) cubes, \(accused) of them accused although they only round")
    for kind in PlantedSlip.Kind.allCases {
      guard let tally = tallies[kind] else { continue }
      let ranks = tally.ranks.sorted()
      let median = ranks.isEmpty ? 0 : ranks[ranks.count / 2]
      print(
        "\(kind.rawValue): \(tally.planted) planted, \(tally.shown) contradict something, \(ranks.count) among the repairs;"
          + " place \(median) in the middle, \(ranks.last ?? 0) at worst, first \(ranks.filter { $0 == 1 }.count) times"
      )
    }
    return accused == 0 ? 0 : 1
  }

  private static func growth() {
    let clock = ContinuousClock()
    for cells in [1_000, 10_000, 100_000] {
      let catalogue = GeneratedCube(seed: 1, .cells(cells)).catalogue()
      var system = ConstraintSystem(catalogue)
      let derived = clock.measure { system = ConstraintSystem(catalogue) }
      var looks = 0
      let propagated = clock.measure { looks = system.propagated().looks }
      print(
        "{\"cells\": \(system.cellCount), \"relations\": \(system.relationCount), \"looks\": \(looks),"
          + " \"derive\": \(seconds(derived)), \"propagate\": \(seconds(propagated))}")
    }
  }

  private static func seconds(_ time: Duration) -> Double {
    Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }
}
