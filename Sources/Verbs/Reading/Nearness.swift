import Observations
import Texts

/// Which known words are near a mistyped one.
package enum Nearness {
  static func names(near text: String, in names: Names, _ codes: Codes) -> [String] {
    let begun = Names.folded(text) + " "
    var longer: [String] = []
    var search = NearSearch(text)
    names.visit { name, ids in
      let isLonger = name.utf8.starts(with: begun.utf8)
      guard isLonger || search.isNear(name),
        ids.contains(where: { codes[$0].list != "units" && !isStandardCode(name, codes[$0]) })
      else { return }
      if isLonger { longer.append(name) }
      search.take(name)
    }
    let found = (longer.isEmpty ? search.found : longer).sorted()
    var seen: Set<CodeID> = []
    var near: [String] = []
    for name in found {
      let fresh = names.codes(for: name).filter { seen.insert($0).inserted }
      if !fresh.isEmpty { near.append(name) }
    }
    return near
  }

  /// ISO codes are near everything and meant by nobody who mistypes.
  private static func isStandardCode(_ name: String, _ code: Code) -> Bool {
    code.iso.contains { Names.folded($0) == name } || (name.count == 2 && Names.folded(code.id) == name)
  }

  /// The words at the least distance that counts as near: one edit for up to four letters, else two.
  package static func words(near text: String, in words: [String]) -> [String] {
    var search = NearSearch(text)
    for word in words { search.take(word) }
    return search.found
  }
}

/// The words found so far at the least distance from a text.
private struct NearSearch {
  private let wanted: [Unicode.Scalar]
  private var best: Int
  private(set) var found: [String] = []

  init(_ text: String) {
    wanted = Array(Names.folded(text).unicodeScalars)
    best = wanted.count < 2 || wanted.count > 64 ? -1 : wanted.count <= 4 ? 1 : 2
  }

  /// Whether the word is no farther than what was found.
  func isNear(_ word: String) -> Bool { distance(to: word) != nil }

  mutating func take(_ word: String) {
    guard let distance = distance(to: word) else { return }
    if distance < best { found = [] }
    best = distance
    found.append(word)
  }

  private func distance(to word: String) -> Int? {
    let count = word.unicodeScalars.count
    guard count >= 3, abs(count - wanted.count) <= best else { return nil }
    let distance = NearSearch.distance(wanted, Array(word.unicodeScalars), limit: best)
    return distance <= best ? distance : nil
  }

  /// Edits (insert, drop, change, swap neighbours) from one text to another; more than `limit` may be reported as any
  /// number above it.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int {
    var before = Array(repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for row in 1...max(1, a.count) {
      var current = [row] + Array(repeating: 0, count: b.count)
      var least = row
      for column in stride(from: 1, through: b.count, by: 1) {
        let same = a[row - 1] == b[column - 1]
        current[column] = min(
          previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (same ? 0 : 1))
        if row > 1, column > 1, a[row - 1] == b[column - 2], a[row - 2] == b[column - 1] {
          current[column] = min(current[column], before[column - 2] + 1)
        }
        least = min(least, current[column])
      }
      if least > limit { return limit + 1 }
      before = previous
      previous = current
    }
    return previous[b.count]
  }
}
