/// What names mean, by Unicode case folding and canonical equivalence, never by locale.
package struct Names: Sendable {
  private var codes: [String: [CodeID]] = [:]
  /// The most words any name has.
  package private(set) var longest = 1

  package init(_ all: Codes) {
    codes.reserveCapacity(all.all.count * 4)
    for (index, code) in all.all.enumerated()
    where code.members.isEmpty && code.excluded.isEmpty && !Names.nameless.contains(code.list) {
      for spelling in code.spellings { add(spelling, CodeID(index)) }
    }
  }

  /// Lists whose codes are no names: they are typed as periods, or follow from the rest.
  private static let nameless: Set<String> = ["sides", "periods", "bases"]

  private mutating func add(_ spelling: String, _ id: CodeID) {
    let folded = Names.folded(spelling)
    if folded.isEmpty { return }
    var spaces = 1
    for byte in folded.utf8 where byte == 0x20 { spaces += 1 }
    if spaces > longest { longest = spaces }
    if codes[folded]?.contains(id) != true { codes[folded, default: []].append(id) }
  }

  /// The codes a name fits, in the order of the code lists.
  package func codes(for name: String) -> [CodeID] { codes[Names.folded(name)] ?? [] }

  /// Hands over every name, folded, with its codes, in no order.
  package func visit(_ body: (String, [CodeID]) -> Void) {
    for (name, ids) in codes { body(name, ids) }
  }

  /// All names, folded, in alphabetical order.
  package var all: [(name: String, codes: [CodeID])] {
    codes.sorted { $0.key < $1.key }.map { (name: $0.key, codes: $0.value) }
  }

  /// Case-folded, with runs of spaces and no-break spaces as one space and typographic hyphens and apostrophes plain.
  package static func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20, 0x09, 0xA0, 0x202F, 0x2009:
        pendingSpace = !folded.isEmpty
        continue
      default: break
      }
      if pendingSpace {
        folded.append(" ")
        pendingSpace = false
      }
      switch scalar.value {
      case 0x41...0x5A: folded.append(Unicode.Scalar(scalar.value + 32) ?? scalar)
      case 0..<0x80: folded.append(scalar)
      case 0x2010, 0x2011: folded.append("-")
      case 0x2019: folded.append("'")
      default: folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(folded)
  }
}
