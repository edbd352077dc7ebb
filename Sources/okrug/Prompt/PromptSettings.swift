import Answers
import Evaluation
import LineEditing
import Verbs

/// How the prompt behaves, and how a line looks while it is typed.
extension Prompt {
  /// `:set`, `:set hint`, `:set hint off`.
  func set(_ argument: String) {
    let words = argument.split(maxSplits: 1) { $0 == " " || $0 == "=" }.map(String.init)
    guard let key = words.first else { return showSettings(settings.all) }
    guard let name = Settings.Name(rawValue: key.lowercased()) else {
      let near = Nearness.words(near: key, in: Settings.Name.allCases.map(\.rawValue))
      return say(
        "no setting '\(key)'\nhint: \(near.count == 1 ? "did you mean :set \(near[0])?" : ":set lists them")")
    }
    let typed = (words.count > 1 ? words[1] : "").drop { $0 == " " || $0 == "=" }
    if typed.isEmpty { return showSettings(settings.all.filter { $0.name == name }) }
    guard let value = name.value(String(typed)) else {
      return say("'\(name.rawValue)' cannot be '\(typed)'\nhint: :set \(name.rawValue) off")
    }
    settings.take(name, value, .prompt)
    do throws(FileFault) {
      try ConfigurationFile.write(name, value)
      let isOverruled = Environment[name.variable].map { !$0.isEmpty } ?? false
      say(
        "\(name.rawValue) is \(value), here and in sessions to come"
          + (isOverruled ? "; there \(name.variable) overrules it" : ""))
    } catch {
      say("\(name.rawValue) is \(value) in this session only: \(error.message)")
    }
    if name == .hint, value == "on", !output.colour {
      say("without colour no hint is shown: it could not be told from what you type")
    }
  }

  private func showSettings(_ settings: [Settings.Setting]) {
    say(
      Answer(
        sentence: "how the prompt behaves; \(command: ":set NAME VALUE") changes it",
        table: Table(
          columns: ["Setting", "Value", "Said by", "What it is"].map { .init($0, isNumeric: false) },
          rows: settings.map { setting in
            Table.Row([
              .text(setting.name.rawValue), .text(setting.value),
              .text(setting.origin.words(for: setting.name)),
              .text(setting.name.summary),
            ])
          })))
  }

  // MARK: The line being typed

  func styles(of buffer: String) -> [StyledSpan] {
    guard settings.isOn(.highlight) else { return [] }
    if let word = ColonWord.typed(buffer) { return colonStyles(word, buffer) }
    guard let highlighting else { return [] }
    return highlighting.parts(of: buffer, in: conversation.session).compactMap { part in
      part.kind.style.map { StyledSpan(part.range, style: $0) }
    }
  }

  private func colonStyles(_ word: String, _ buffer: String) -> [StyledSpan] {
    let start = buffer.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count
    let end = start + word.utf8.count
    let isTyping =
      end == buffer.utf8.count && ColonWord.allCases.contains { (":" + $0.rawValue).hasPrefix(word) }
    let kind: Highlighting.Kind = ColonWord(typed: word) != nil ? .word : .error
    if isTyping, kind == .error { return [] }
    return kind.style.map { [StyledSpan(start..<end, style: $0)] } ?? []
  }

  /// What a line that nobody typed before may go on with: the one thing that may stand there.
  func rest(of buffer: String) -> String {
    guard let last = buffer.utf8.last, last != 0x20, !buffer.contains("\n") else { return "" }
    live.beginLine()
    let found = PromptCompletion(self).completion(of: buffer, at: buffer.utf8.count)
    let typed = String(decoding: buffer.utf8.dropFirst(found.replacing.lowerBound), as: UTF8.self)
    guard found.candidates.count == 1, let only = found.candidates.first, !typed.isEmpty,
      only.text.utf8.starts(with: typed.utf8)
    else { return "" }
    let rest = String(decoding: only.text.utf8.dropFirst(typed.utf8.count), as: UTF8.self)
    return rest == " " ? "" : rest
  }
}

extension Settings.Origin {
  fileprivate func words(for name: Settings.Name) -> String {
    switch self {
    case .standard: "nobody"
    case .file: "the file"
    case .environment: name.variable
    case .prompt: "you"
    }
  }
}

extension Highlighting.Kind {
  /// The parameters of an SGR sequence; nothing for what stays plain.
  fileprivate var style: String? {
    switch self {
    case .word: "1"
    case .name: "36"
    case .level: "35"
    case .number, .period: "32"
    case .clause: "33"
    case .comment: "2"
    case .error: "4;31"
    }
  }
}
