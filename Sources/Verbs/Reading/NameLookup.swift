import Answers
import Observations
import Texts

extension Run {
  /// Whether a text is a name, of the role's lists if one is given, or a group.
  func means(_ text: String, role: Role?) -> Bool {
    group(text) != nil || !codes(for: text, role: role).isEmpty
  }

  /// The members of a group by its name.
  func group(_ text: String) -> [CodeID]? {
    memory.groups.isEmpty ? nil : memory.group(Names.folded(text))
  }

  /// The codes a name fits. Units are no names; two-letter codes of the data's own lists go before those of ISO.
  func codes(for text: String, role: Role?) -> [CodeID] {
    let found = library.names.codes(for: Run.withoutPossessive(text))
    if found.isEmpty { return found }
    let place = role.flatMap { structure.place(of: $0) }
    return found.filter { id in
      let code = codes[id]
      if code.list == "units" || code.level == "none" && role == nil { return false }
      return place.map { structure.dimensions[$0].takes(code.list) } ?? true
    }
  }

  private static func withoutPossessive(_ text: String) -> String {
    guard text.utf8.last == UInt8(ascii: "s") else { return text }
    return text.hasSuffix("'s") || text.hasSuffix("\u{2019}s") ? String(text.dropLast(2)) : text
  }

  /// The one code of a name; a name that fits several is refused with each as a command.
  func code(_ text: String, _ span: Span, role: Role?) throws(Diagnostic) -> CodeID {
    try code(text, codes(for: text, role: role), span)
  }

  /// The same where the codes that have the name are known.
  func code(_ text: String, _ found: [CodeID], _ span: Span) throws(Diagnostic) -> CodeID {
    guard let first = found.first else { throw unknownName(text, span) }
    if found.count == 1 { return first }
    throw Diagnostic(
      .ambiguousName, "\(quoted: text) may be \(alternatives(found))", at: span,
      hint: "name the one you mean", commands: found.map { line.replacing(span, with: typed($0)) })
  }

  private func alternatives(_ found: [CodeID]) -> String {
    let names = found.map { Wording.withArticle(codes[$0].name) }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }

  /// A code's name as it can be typed and means only that code.
  func typed(_ id: CodeID) -> String {
    if !codes[id].members.isEmpty {
      return "(\(codes[id].members.map { typed($0) }.joined(separator: ", ")))"
    }
    if let whole = codes[id].parent, !codes[id].excluded.isEmpty {
      return "\(typed(whole)) except (\(codes[id].excluded.map { typed($0) }.joined(separator: ", ")))"
    }
    let name = codes[id].name
    guard library.names.codes(for: name) == [id] else { return codes[id].id }
    let isPlain = name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == " " || $0 == "-" }
    let words = name.split(separator: " ").map { Names.folded(String($0)) }
    let isFree =
      words.first.map { !ItemReader.prepositions.contains($0) && !ItemReader.clauseWords.contains($0) }
      ?? false
    return isPlain && isFree ? name : "\"\(name)\""
  }

  // MARK: Unknown names

  /// The refusal of a name that no code has, with the names near it.
  func unknownName(_ text: String, _ span: Span) -> Diagnostic {
    if let latin = Confusables.mended(text), means(latin, role: nil) {
      return Diagnostic(
        .unknownName, "no name \(quoted: text): some of its letters only look like those of \(quoted: latin)",
        at: span, hint: "did you mean \(command: latin)?", commands: [line.replacing(span, with: latin)])
    }
    if document(named: text) != nil {
      return Diagnostic(
        .unknownName, "\(quoted: text) is a document, not a name in one", at: span,
        hint:
          "\(command: "statements \(text)"), \(command: "claims \(text)") and \(command: "cite \(text)") take it"
      )
    }
    if let verb = Vocabulary.verb(Names.folded(text)) {
      return Diagnostic(
        .unknownName, "\(quoted: text) is a word of the language, and a name goes here", at: span,
        hint: "\(command: "help \(verb.name)") says how it is used")
    }
    // A line that is only completed is not shown what is near.
    if line.text.isEmpty { return Diagnostic(.unknownName, "no name \(quoted: text)", at: span) }
    let near = Nearness.names(near: text, in: library.names, codes)
    switch near.count {
    case 0:
      return Diagnostic(
        .unknownName, "no name \(quoted: text)", at: span,
        hint:
          "\(command: "list investors"), \(command: "list hosts") and \(command: "list sectors") show the names"
      )
    case 1:
      return Diagnostic(
        .unknownName, "no name \(quoted: text)", at: span, hint: "did you mean \(command: near[0])?")
    default:
      return Diagnostic(
        .unknownName, "no name \(quoted: text)", at: span,
        hint: "near it are \(command: near.prefix(6).joined(separator: ", "))")
    }
  }

  /// Refuses a set that holds a thing twice, or a thing and its own part.
  func checkDisjoint(_ members: [CodeID], _ span: Span) throws(Diagnostic) {
    for (place, member) in members.enumerated() {
      for other in members[..<place] {
        if member == other {
          throw Diagnostic(.notAdditive, "\(quoted: codes[member].name) is named twice", at: span)
        }
        for (part, whole) in [(member, other), (other, member)] where codes.isAncestor(whole, of: part) {
          throw Diagnostic(
            .notAdditive, "\(codes[part].name) is a part of \(codes[whole].name): it would be counted twice",
            at: span, hint: "leave one of them out")
        }
      }
    }
  }
}
