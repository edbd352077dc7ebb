/// Finds passages that a text shares with documents it should not copy.
///
/// A passage is a run of words of one paragraph: letters only, in lower case; numbers and signs between words do not
/// count. Tables are read cell by cell. Fenced blocks of Markdown are not prose, and code in backquotes ends a passage.
struct OwnWords {
  /// From this many words on, a run that is the same is a copy.
  static let passageLength = 12

  private var numbers: [String: Int] = [:]
  private var passages: [[Int]: String] = [:]

  /// `free`: phrases that may be printed all the same, as the captions and labels of tables are.
  init(documents: [(name: String, text: String)], free phrases: [String] = []) {
    for (name, text) in documents {
      for paragraph in paragraphs(of: text) {
        for passage in passages(in: numbered(paragraph)) { passages[passage] = name }
      }
    }
    for phrase in phrases {
      for passage in known(phrase).flatMap({ passages(in: $0.map(\.number)) }) { passages[passage] = nil }
    }
  }

  /// How many passages there are to look for.
  var count: Int { passages.count }

  /// The first words of every copied run in `text`, with the line it begins on.
  func findings(in text: String, of file: String) -> [Finding] {
    known(text).flatMap { run -> [Finding] in
      var found: [Finding] = []
      var next = 0
      while next + Self.passageLength <= run.count {
        let passage = run[next..<next + Self.passageLength]
        guard let name = passages[passage.map(\.number)] else {
          next += 1
          continue
        }
        let words = passage.map(\.word).joined(separator: " ")
        found.append(Finding(file: file, line: run[next].line, what: "repeats \(name): “\(words) …”"))
        next += Self.passageLength
      }
      return found
    }
  }

  private struct Word {
    let word: String
    let number: Int
    let line: Int
  }

  private mutating func numbered(_ paragraph: String) -> [Int] {
    words(of: paragraph).map { word, _ in
      let number = numbers[word] ?? numbers.count
      numbers[word] = number
      return number
    }
  }

  /// The runs of `text` whose every word occurs in the documents; shorter ones than a passage are left out.
  private func known(_ text: String) -> [[Word]] {
    var runs: [[Word]] = []
    var run: [Word] = []
    for (word, line) in words(of: text) {
      if let number = numbers[word] {
        run.append(Word(word: word, number: number, line: line))
      } else {
        if run.count >= Self.passageLength { runs.append(run) }
        run = []
      }
    }
    if run.count >= Self.passageLength { runs.append(run) }
    return runs
  }

  private func passages(in numbers: [Int]) -> [[Int]] {
    guard numbers.count >= Self.passageLength else { return [] }
    return (0...numbers.count - Self.passageLength).map { Array(numbers[$0..<$0 + Self.passageLength]) }
  }
}

/// The words of a text with the lines they stand on: runs of letters, in lower case.
func words(of text: String) -> [(word: String, line: Int)] {
  var found: [(word: String, line: Int)] = []
  var word = String.UnicodeScalarView()
  var line = 1
  for scalar in text.unicodeScalars {
    if scalar.properties.isAlphabetic {
      word.append(scalar)
      continue
    }
    if !word.isEmpty { found.append((String(word).lowercased(), line)) }
    word.removeAll(keepingCapacity: true)
    if scalar == "\n" { line += 1 }
  }
  if !word.isEmpty { found.append((String(word).lowercased(), line)) }
  return found
}

/// The paragraphs of a Markdown or plain text; each item of a list, each heading and each cell of a table is one.
func paragraphs(of text: String) -> [String] {
  var found: [String] = []
  var open = ""
  var fence: Substring?
  func isListItem(_ line: Substring) -> Bool {
    let mark = line.prefix { !$0.isWhitespace }
    return ["-", "*", "+"].contains(mark)
      || (mark.dropLast().allSatisfy(\.isNumber) && [".", ")"].contains(mark.last))
  }
  func close() {
    found.append(open)
    open = ""
  }
  for whole in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
    let line = whole.drop(while: \.isWhitespace)
    let ticks = line.prefix { $0 == "`" }
    if let opened = fence {
      if ticks.count >= opened.count, line.dropFirst(ticks.count).allSatisfy(\.isWhitespace) { fence = nil }
    } else if ticks.count >= 3 {
      close()
      fence = ticks
    } else if line.first == "|" || line.contains("\t") {
      close()
      found += line.split { $0 == "|" || $0 == "\t" }.map(String.init)
    } else if line.isEmpty || line.first == "#" || isListItem(line) {
      close()
      open = String(line)
    } else {
      open += " " + line
    }
  }
  close()
  return found.flatMap(outsideCode)
}

/// The parts of a paragraph around its code: `say "x" by hand` in backquotes is left out.
private func outsideCode(_ paragraph: String) -> [String] {
  paragraph.split(separator: "`", omittingEmptySubsequences: false).enumerated()
    .filter { $0.offset.isMultiple(of: 2) }
    .map { String($0.element) }
}

/// The rows of a CSV file, as RFC 4180 has it; line ends are LF or CRLF.
func csvRows(_ text: String) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var field = ""
  var isQuoted = false
  var characters = text.makeIterator()
  var next = characters.next()
  while let character = next {
    next = characters.next()
    if isQuoted {
      if character != "\"" {
        field.append(character)
      } else if next == "\"" {
        field.append("\"")
        next = characters.next()
      } else {
        isQuoted = false
      }
    } else if character == "\"" {
      isQuoted = true
    } else if character == "," || character.isNewline {
      row.append(field)
      field = ""
      if character.isNewline {
        rows.append(row)
        row = []
      }
    } else {
      field.append(character)
    }
  }
  if !field.isEmpty || !row.isEmpty { rows.append(row + [field]) }
  return rows
}
