/// One thing that may stand where the cursor is.
package struct Candidate: Equatable {
  /// What replaces: `"japan "`.
  package var text: String
  /// What the list shows: `"japan"`.
  package var display: String
  /// What it is worth there, or nothing: `"9,415.9 mln USD"`.
  package var value: String
  /// What the list says of it, or nothing: `"country, 1990–2014"`.
  package var description: String

  package init(text: String, display: String? = nil, value: String = "", description: String = "") {
    self.text = text
    self.display = display ?? text
    self.value = value
    self.description = description
  }
}

/// Everything that may stand where the cursor is.
package struct Completion: Equatable {
  /// What a candidate replaces: UTF-8 offsets into the buffer.
  package var replacing: Range<Int>
  package var candidates: [Candidate]

  package init(replacing: Range<Int>, candidates: [Candidate]) {
    self.replacing = replacing
    self.candidates = candidates
  }

  /// What Tab does: `jap` with the candidates `japan` and `japanese` becomes `japan`, and the next Tab lists both.
  enum Step: Equatable {
    case nothing
    case replace(Range<Int>, with: String)
    case list([Candidate])
  }

  func step(in buffer: String) -> Step {
    guard let first = candidates.first else { return .nothing }
    let range = replacing.clamped(to: 0..<buffer.utf8.count)
    let typed = String(decoding: buffer.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
    if candidates.allSatisfy({ $0.text == first.text }) {
      return .replace(range, with: first.text)
    }
    let common = candidates.dropFirst().reduce(first.text[...]) { common, candidate in
      common.prefix(zip(common, candidate.text).prefix { $0 == $1 }.count)
    }
    if common.count >= typed.count && common != typed {
      return .replace(range, with: String(common))
    }
    return .list(candidates)
  }
}
