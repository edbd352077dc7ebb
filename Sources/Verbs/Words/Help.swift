package import Answers
import Claims
package import Language
import Observations
package import Texts

/// `help`: the words of the language; `help share`: one of them.
package struct Help: Verb {
  package let name = "help"
  package let summary = "the words of the language, or one of them with an example"
  package let usage = "help [WORD]"
  package let example = "help share"
  package let kind = VerbKind.plain

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    guard !call.atoms.isEmpty else { return contents }
    let text = call.atoms.count == 1 ? call.atoms.first?.plainText : nil
    if let text, let verb = Vocabulary.verb(Names.folded(text)) { return page(verb, run) }
    if let text, let part = Help.part(Names.folded(text)) {
      return Answer(
        sentence: "\(part.word): \(part.summary)",
        paragraphs: [.entry("usage", Phrase(part.usage)), .entry("example", "\(command: part.example)")])
    }
    throw unknown(call, run)
  }

  // MARK: All words

  private static let groups: [(kind: VerbKind, title: String)] = [
    (.selection, "Ask for numbers"), (.statement, "Check, keep and suppose"),
    (.wrapper, "See what is behind an answer"), (.plain, "Look things up, and the rest"),
  ]

  private var contents: Answer {
    var paragraphs: [Paragraph] = []
    for group in Help.groups {
      let words = Vocabulary.all.filter { $0.kind == group.kind }
      if words.isEmpty { continue }
      paragraphs.append(.heading(group.title))
      paragraphs += words.map { .entry($0.name, Phrase($0.summary)) }
    }
    paragraphs.append(.heading("Inside a line"))
    paragraphs += Help.parts.map { .entry($0.word, Phrase($0.summary)) }
    paragraphs.append(.heading("More"))
    paragraphs.append(.entry("a word's page", "\(command: "help share")"))
    paragraphs.append(.entry("what can be asked", "\(command: "list")"))
    return Answer(
      sentence: "a line begins with a word; names, a period and clauses follow", paragraphs: paragraphs)
  }

  // MARK: One word

  private func page(_ verb: any Verb, _ run: Run) -> Answer {
    var paragraphs: [Paragraph] = [
      .entry("usage", Phrase(verb.usage)), .entry("example", "\(command: verb.example)"),
    ]
    if verb.name != name, let expected = Help.expected(verb, run) {
      paragraphs.append(.entry("it gives", expected))
    }
    return Answer(sentence: "\(verb.name): \(verb.summary)", paragraphs: paragraphs)
  }

  /// What the example answers: its number and its sentence; nothing if it is refused as things stand.
  private static func expected(_ verb: any Verb, _ run: Run) -> Phrase? {
    do throws(Diagnostic) {
      guard let answer = try answer(verb.example, run) else { return nil }
      if let effect = answer.effect { return effect == .clear ? "an empty screen" : nil }
      if let headline = answer.headline {
        return answer.sentence.segments.isEmpty ? "\(headline)" : "\(headline): \(answer.sentence)"
      }
      if !answer.sentence.segments.isEmpty { return answer.sentence }
      for case .text(let phrase) in answer.paragraphs { return phrase }
      return nil
    } catch {
      return nil
    }
  }

  /// The answer of a line; what the session remembers is left alone.
  private static func answer(_ line: String, _ outer: Run) throws(Diagnostic) -> Answer? {
    let run = Run(
      library: outer.library, memory: outer.memory, line: LineText(line), checkpoint: outer.checkpoint,
      evaluate: outer.evaluate, answerAlone: outer.answerAlone)
    var memory = run.memory
    return try Parser.statement(line)?.answer(run, &memory) { expression throws(Diagnostic) in
      if case .call(let call) = expression, let verb = Vocabulary.verb(Names.folded(call.word.text)) {
        return try verb.run(call, run)
      }
      return try run.evaluate(expression)
    }
  }

  // MARK: Words inside a line

  private struct Part {
    let word: String
    /// Words that mean the same.
    var others: [String] = []
    let summary: String
    let usage: String
    let example: String
  }

  private static func part(_ word: String) -> Part? {
    parts.first { $0.word == word || $0.others.contains(word) }
  }

  private static let parts: [Part] = [
    Part(
      word: "in", summary: "the place an investment goes to, or the whole of a share", usage: "in NAME",
      example: "share japan in FEFD 2012"),
    Part(
      word: "from", summary: "the investor", usage: "from NAME", example: "total FEFD from japan 2012"),
    Part(
      word: "to", summary: "what a ratio is set against, a last year, or where money goes",
      usage: "to NAME",
      example: "ratio FEFD to CFD from japan 2012"),
    Part(
      word: "among", summary: "the level that a name is ranked in", usage: "among LEVEL",
      example: "rank moscow among regions from japan 2012"),
    Part(
      word: "for", others: ["of", "and", "on", "at", "into"],
      summary: "it only makes a line read well, as of, and, on, at and into do", usage: "for NAME",
      example: "total for FEFD from japan 2012"),
    Part(
      word: "by", summary: "one row for each name of a level", usage: "by LEVEL [, LEVEL]",
      example: "show japan 2012 by district"),
    Part(
      word: "with", summary: "more columns", usage: "with shares | totals | published",
      example: "show japan 2012 by district with shares"),
    Part(
      word: "as", summary: "another unit or form", usage: "as UNIT", example: "total FEFD 2012 as mln USD"),
    Part(
      word: "except", summary: "a whole without some of its parts", usage: "NAME except NAME",
      example: "total russia except FEFD 2012"),
    Part(
      word: "source", summary: "one compiler's numbers only", usage: "source NAME",
      example: "statements FEFD 2012 source rosstat"),
    Part(
      word: "table", summary: "one printed table", usage: "table N [of DOCUMENT]",
      example: "show table 1 of ershova-2014"),
    Part(
      word: "where", summary: "rows above or below a number",
      usage: "where > NUMBER UNIT | where < NUMBER UNIT",
      example: "show japan 2012 by district where > 100 mln USD"),
    Part(
      word: "avg", summary: "the mean of several years, instead of each", usage: "avg",
      example: "total flow from japan in FEFD 2010..2012 avg"),
    Part(
      word: "latest", summary: "the last period with data", usage: "latest",
      example: "share FEFD in japan latest"),
  ]

  // MARK: Unknown words

  private func unknown(_ call: Call, _ run: Run) -> Diagnostic {
    let text = run.text(of: call.argumentSpan)
    let near = Nearness.words(near: text, in: Vocabulary.all.map(\.name) + Help.parts.map(\.word))
    if !near.isEmpty {
      return Diagnostic(
        .unknownWord, "no word \(quoted: text)", at: call.argumentSpan,
        hint: near.count == 1
          ? "did you mean \(command: near[0])?" : "near it are \(command: near.joined(separator: ", "))")
    }
    if !Definitions(text, nil, run).all.isEmpty {
      return Diagnostic(
        .unknownWord, "\(quoted: text) is a name, not a word", at: call.argumentSpan,
        hint: "\(command: "define \(text)") says what it means")
    }
    return Diagnostic(
      .unknownWord, "no word \(quoted: text)", at: call.argumentSpan,
      hint: "\(command: "help") lists the words")
  }
}
