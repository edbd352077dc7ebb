import Evaluation
import LineEditing
import Observations
import Rendering
import Verbs

/// What Tab offers at the prompt: words with a colon and file names; the rest is the language's.
struct PromptCompletion {
  private let prompt: Prompt

  init(_ prompt: Prompt) { self.prompt = prompt }

  func completion(of buffer: String, at place: Int) -> Completion {
    let cursor = PromptCompletion.end(ofWordAt: place, in: buffer)
    let row = PromptCompletion.row(of: buffer, before: cursor)
    if row.text.drop(while: { $0 == " " }).hasPrefix(":") { return colon(row.text, start: row.start, cursor) }
    let found = Completions.candidates(for: buffer, at: cursor, in: prompt.conversation.session)
    return Completion(
      replacing: found.replacing,
      candidates: found.candidates.map {
        Candidate(
          text: $0.text, display: $0.display, value: $0.worth.map(PromptCompletion.text) ?? "",
          description: $0.description)
      })
  }

  /// Where the word ends that a cursor stands inside of: the whole word is completed, so that nothing of it is left behind.
  private static func end(ofWordAt cursor: Int, in buffer: String) -> Int {
    let bytes = Array(buffer.utf8)
    func isInWord(_ place: Int) -> Bool {
      guard bytes.indices.contains(place) else { return false }
      let byte = bytes[place]
      return byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
    guard isInWord(cursor - 1) else { return cursor }
    var end = cursor
    while isInWord(end) { end += 1 }
    return end
  }

  /// `9,415.9 mln USD, 2012`, `87 mln USD, direct`
  private static func text(_ worth: Worth) -> String {
    ([NumberText.headline(worth.quantity)] + (worth.period.map { [$0.text] } ?? [])
      + (worth.kind.isEmpty ? [] : [worth.kind])).joined(separator: ", ")
  }

  private static func row(of buffer: String, before cursor: Int) -> (text: String, start: Int) {
    let bytes = Array(buffer.utf8.prefix(cursor))
    let start = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return (String(decoding: bytes[start...], as: UTF8.self), start)
  }

  private func colon(_ row: String, start: Int, _ cursor: Int) -> Completion {
    let typed = row.drop { $0 == " " }
    let head = start + row.utf8.count - typed.utf8.count
    guard let blank = typed.firstIndex(of: " ") else {
      let words = ColonWord.allCases.filter { (":" + $0.rawValue).hasPrefix(typed) }
      return Completion(
        replacing: head..<cursor,
        candidates: words.map { word in
          Candidate(
            text: ":" + word.rawValue + (word.takesArgument ? " " : ""), display: word.usage,
            description: word.summary)
        })
    }
    let nothing = Completion(replacing: cursor..<cursor, candidates: [])
    guard let word = ColonWord(typed: String(typed[..<blank])) else { return nothing }
    let argument = typed[typed.index(after: blank)...].drop { $0 == " " }
    switch word {
    case .edit, .try, .recover, .forget: return numbers(word, String(argument), cursor)
    case .set: return setting(String(argument), cursor)
    case .save, .load: break
    default: return nothing
    }
    let path = argument.hasPrefix("--all ") ? argument.dropFirst(6) : argument
    return PromptCompletion.files(String(path), cursor)
  }

  private func numbers(_ word: ColonWord, _ typed: String, _ cursor: Int) -> Completion {
    Completion(
      replacing: (cursor - typed.utf8.count)..<cursor,
      candidates: prompt.numbered(word).filter { $0.number.hasPrefix(typed) }.map {
        Candidate(text: $0.number, description: $0.line)
      })
  }

  private func setting(_ typed: String, _ cursor: Int) -> Completion {
    guard let blank = typed.firstIndex(of: " ") else {
      return Completion(
        replacing: (cursor - typed.utf8.count)..<cursor,
        candidates: prompt.settings.all.filter { $0.name.rawValue.hasPrefix(typed) }.map {
          Candidate(
            text: $0.name.rawValue + " ", display: $0.name.rawValue, value: $0.value,
            description: $0.name.summary)
        })
    }
    let begun = typed[blank...].drop { $0 == " " }
    let values = Settings.Name(rawValue: String(typed[..<blank])) == nil ? [] : ["on", "off"]
    return Completion(
      replacing: (cursor - begun.utf8.count)..<cursor,
      candidates: values.filter { $0.hasPrefix(begun) }.map { Candidate(text: $0) })
  }

  /// Files and folders that begin so and whose names can be typed; hidden ones only after a typed dot.
  private static func files(_ typed: String, _ cursor: Int) -> Completion {
    let slash = typed.lastIndex(of: "/")
    let folder = slash.map { String(typed[...$0]) } ?? ""
    let begun = slash.map { String(typed[typed.index(after: $0)...]) } ?? typed
    let path = Prompt.expanded(folder.isEmpty ? "." : folder)
    let names = ((try? Files.names(in: path)) ?? []).filter {
      $0.hasPrefix(begun) && ($0.first != "." || begun.first == ".") && isTypable($0)
    }
    return Completion(
      replacing: (cursor - begun.utf8.count)..<cursor,
      candidates: names.map { name in
        let whole = Files.isFolder("\(path)/\(name)") ? name + "/" : name
        return Candidate(text: whole, display: ShownText.shown(whole))
      })
  }

  /// Whether a name is UTF-8 without control characters.
  private static func isTypable(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != "\u{FFFD}" }
  }
}
