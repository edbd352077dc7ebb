/// A handful of words, looked for by comparing.
struct FewWords {
  let all: [String]
  private let longest: Int

  init(_ all: [String]) {
    self.all = all
    longest = all.map(\.utf8.count).max() ?? 0
  }

  func contains(_ word: String) -> Bool { place(of: word) != nil }

  func place(of word: String) -> Int? {
    let length = word.utf8.count
    return length > longest ? nil : all.firstIndex { $0.utf8.count == length && $0 == word }
  }
}
