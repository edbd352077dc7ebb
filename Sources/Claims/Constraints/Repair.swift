import Observations

/// What one slip of the pen or the press may have done to a print.
package enum SlipKind: Int, Hashable, Comparable, Sendable, CaseIterable {
  case numbersSwapped, multiplier, digitsSwapped, pointMoved, digitDropped, digitChanged, digitInserted,
    cellsSwapped

  package static func < (left: SlipKind, right: SlipKind) -> Bool { left.rawValue < right.rawValue }
}

/// A print as it would read with one slip undone.
package struct EditedPrint: Hashable, Sendable {
  /// The number of the print.
  package let print: Int
  /// The text it would have.
  package let printed: String
  package let number: String
  package let high: String
  package let multiplier: Int
}

/// One edit, of one print or of two that change places, that would reconcile prints; nothing says that it is true.
package struct Repair: Hashable, Sendable {
  package let kind: SlipKind
  package let edits: [EditedPrint]
  /// How many conflict sets it clears.
  package let cleared: Int
  /// Whether those are all that its prints are in, directly or by others of their groups.
  package let clearsAll: Bool
}

/// The number in a printed text, character by character.
struct PrintedToken {
  enum Role { case sign, digit, mark, other }

  var characters: [(character: Character, role: Role)]

  /// The number as it is counted with.
  var canonical: String {
    var text = ""
    for (character, role) in characters {
      switch role {
      case .digit: text.append(character)
      case .sign: text.append("-")
      case .mark: text.append(".")
      case .other: continue
      }
    }
    return text
  }

  var printed: String { String(characters.map(\.character)) }

  var digits: [Int] { characters.indices.filter { characters[$0].role == .digit } }

  /// Whether the text is a number that somebody may print: no zero before other whole digits.
  var isPlausible: Bool {
    let text = canonical.drop { $0 == "-" }
    let whole = text.prefix { $0 != "." }
    return !whole.isEmpty && (whole.count == 1 || whole.first != "0") && text.last != "."
  }

  /// The number `canonical` found in a text; nothing if it is not there, digit for digit.
  init?(_ text: Substring, canonical: String) {
    var rest = canonical[...]
    characters = []
    for character in text {
      guard let next = rest.first else {
        characters.append((character, .other))
        continue
      }
      if character == next, character.isASCII, character.isNumber {
        characters.append((character, .digit))
        rest.removeFirst()
      } else if next == "-", ["-", "\u{2212}", "\u{2013}"].contains(character) {
        characters.append((character, .sign))
        rest.removeFirst()
      } else if next == ".", character == "," || character == "." {
        characters.append((character, .mark))
        rest.removeFirst()
      } else if character.isASCII && character.isNumber {
        return nil
      } else {
        characters.append((character, .other))
      }
    }
    if !rest.isEmpty { return nil }
  }
}

extension PrintedToken {
  /// Every text that one slip may have made of another number.
  var slips: [(kind: SlipKind, token: PrintedToken)] {
    var found: [(kind: SlipKind, token: PrintedToken)] = []
    func add(_ kind: SlipKind, _ token: PrintedToken) {
      if token.isPlausible, token.canonical != canonical { found.append((kind, token)) }
    }
    let places = digits
    for (place, next) in zip(places, places.dropFirst()) { add(.digitsSwapped, swapping(place, next)) }
    for place in places {
      for digit in "0123456789" { add(.digitChanged, replacing(place, digit)) }
    }
    if places.count > 1 { for place in places { add(.digitDropped, dropping(place)) } }
    for place in places + [(places.last ?? -1) + 1] {
      for digit in "0123456789" { add(.digitInserted, inserting(digit, at: place)) }
    }
    for token in pointsMoved { add(.pointMoved, token) }
    return found
  }

  private func swapping(_ a: Int, _ b: Int) -> PrintedToken {
    var copy = self
    copy.characters.swapAt(a, b)
    return copy
  }

  private func replacing(_ place: Int, _ digit: Character) -> PrintedToken {
    var copy = self
    copy.characters[place].character = digit
    return copy
  }

  private func dropping(_ place: Int) -> PrintedToken {
    var copy = self
    copy.characters.remove(at: place)
    return copy
  }

  private func inserting(_ digit: Character, at place: Int) -> PrintedToken {
    var copy = self
    copy.characters.insert((digit, .digit), at: min(place, copy.characters.count))
    return copy
  }

  /// The mark at every other place, or taken away.
  private var pointsMoved: [PrintedToken] {
    var bare = self
    let mark = characters.first { $0.role == .mark }
    bare.characters.removeAll { $0.role == .mark }
    let places = bare.digits
    var found = mark == nil ? [] : [bare]
    for place in places.dropFirst() {
      var copy = bare
      copy.characters.insert(mark ?? (".", .mark), at: place)
      found.append(copy)
    }
    return found
  }
}
