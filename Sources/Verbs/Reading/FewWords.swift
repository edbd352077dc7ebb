/// A handful of words, looked for by comparing.
struct FewWords {
  let all: [String]

  init(_ all: [String]) { self.all = all }

  func contains(_ word: String) -> Bool {
    let length = word.utf8.count
    return all.contains { $0.utf8.count == length && $0 == word }
  }
}
