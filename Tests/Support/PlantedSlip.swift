package import Claims
internal import Observations

/// One slip put into a generated cube on purpose.
package struct PlantedSlip {
  package enum Kind: String, CaseIterable, Sendable {
    case digit, swap, multiplier
  }

  package let kind: Kind
  package let cube: GeneratedCube
  /// The numbers of the prints that were changed.
  package let prints: [Int]
  /// What they printed before, number and multiplier.
  package let before: [(number: String, multiplier: Int)]

  /// Nothing where the cube has no place for such a slip.
  package init?(_ kind: Kind, in clean: GeneratedCube, seed: Int) {
    var chance = SeededChance(seed &* 7919 &+ 13)
    var prints = clean.prints
    let open = prints.indices.filter {
      !prints[$0].isExact && prints[$0].number.contains { ("1"..."9").contains($0) }
    }
    guard let first = open.randomElement(using: &chance) else { return nil }
    var changed = [first]
    switch kind {
    case .digit:
      guard let number = PlantedSlip.changed(prints[first].number, &chance) else { return nil }
      prints[first].number = number
    case .swap:
      let others = open.filter { other in
        prints[other].place.table == prints[first].place.table && prints[first].place.table != nil
          && prints[other].place.column == prints[first].place.column
          && prints[other].number != prints[first].number
      }
      guard let second = others.randomElement(using: &chance) else { return nil }
      changed.append(second)
      (prints[first].number, prints[second].number) = (prints[second].number, prints[first].number)
    case .multiplier:
      let amounts = open.filter { prints[$0].multiplier > 0 }
      guard let amount = amounts.randomElement(using: &chance) else { return nil }
      changed = [amount]
      prints[amount].multiplier -= 3
    }
    self.kind = kind
    self.prints = changed.sorted()
    before = changed.sorted().map { (clean.prints[$0].number, clean.prints[$0].multiplier) }
    cube = clean.with(prints)
  }

  /// The number with another first or second digit.
  private static func changed(_ number: String, _ chance: inout SeededChance) -> String? {
    var characters = Array(number)
    let places = characters.indices.filter { ("1"..."9").contains(characters[$0]) }
    guard let place = places.prefix(2).randomElement(using: &chance) else { return nil }
    let others = "123456789".filter { $0 != characters[place] }
    guard let digit = others.randomElement(using: &chance) else { return nil }
    characters[place] = digit
    return String(characters)
  }
}

extension Repair {
  /// Whether it puts back what a slip changed.
  package func undoes(_ slip: PlantedSlip) -> Bool {
    edits.map(\.print) == slip.prints
      && zip(edits, slip.before).allSatisfy { $0.number == $1.number && $0.multiplier == $1.multiplier }
  }
}
