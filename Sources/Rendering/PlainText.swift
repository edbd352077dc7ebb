internal import Answers
internal import Claims
internal import Observations
internal import Texts

extension Format {
  /// Columns of text, for a terminal and for a notebook's recorded outputs.
  package static let plainText = Format(
    name: "text", summary: "aligned text, as in a terminal", fileExtension: "txt", mimeType: "text/plain",
    bundleType: "text/plain",
    answer: { answer, catalogue, options in
      PlainText(answer, catalogue, options).lines.text(colour: options.colour)
    },
    refusal: { refusal, options in
      Caret.lines(refusal, width: options.width).text(colour: options.colour)
    })
}

/// An answer in lines:
///
///     17.86 %   Japan's share of the investment stock in the Far Eastern Federal District, 2012
///       reading      share investor:JP …
///       published    17.86 %            ershova-2014, Table 1
///
/// A table, its footnotes, and the paragraphs stand between the sentence and the block, each set off by a blank line.
struct PlainText {
  private let answer: Answer
  private let catalogue: Catalogue
  private let options: RenderOptions

  init(_ answer: Answer, _ catalogue: Catalogue, _ options: RenderOptions) {
    self.answer = answer
    self.catalogue = catalogue
    self.options = options
  }

  var lines: [StyledText] {
    var lines = headline
    let parts = [table, paragraphs].filter { !$0.isEmpty }
    for part in parts {
      if !lines.isEmpty { lines.append(StyledText()) }
      lines += part
    }
    let block = PlainBlock(answer, catalogue)
    if !parts.isEmpty, !block.isEmpty { lines.append(StyledText()) }
    block.add(to: &lines, width: options.width)
    return lines
  }

  private var headline: [StyledText] {
    guard let quantity = answer.headline else {
      let sentence = PhraseText.styled(answer.sentence, .heading)
      return sentence.isEmpty ? [] : sentence.wrapped(to: options.width)
    }
    let number = StyledText(NumberText.headline(quantity), .headline, breaks: false)
    let sentence = PhraseText.styled(answer.sentence)
    if sentence.isEmpty { return number.wrapped(to: options.width) }
    if number.width * 2 > options.width {
      return number.wrapped(to: options.width) + sentence.hanging(from: .spaces(2), width: options.width)
    }
    return sentence.hanging(from: number + .spaces(3), width: options.width)
  }

  private var table: [StyledText] { answer.table.map { PlainTable($0, options).lines } ?? [] }

  private var paragraphs: [StyledText] {
    var lines: [StyledText] = []
    let labels = answer.paragraphs.map { paragraph -> Int in
      if case .entry(let label, _) = paragraph { StyledText(label).width } else { 0 }
    }
    for (place, paragraph) in answer.paragraphs.enumerated() {
      switch paragraph {
      case .heading(let heading):
        if !lines.isEmpty { lines.append(StyledText()) }
        lines += StyledText(heading, .heading).wrapped(to: options.width)
      case .text(let phrase):
        lines += PhraseText.styled(phrase).wrapped(to: options.width)
      case .entry(let label, let phrase):
        lines += entry(label, PhraseText.styled(phrase), column: widest(around: place, in: labels) + 3)
      case .verbatim(let text):
        lines += text.split(separator: "\n", omittingEmptySubsequences: false).map {
          StyledText(String($0), breaks: false)
        }
      }
    }
    return lines
  }

  /// A label and what stands beside it; below it, where the label is wider than its column.
  private func entry(_ label: String, _ text: StyledText, column: Int) -> [StyledText] {
    let prefix = .spaces(2) + StyledText(label, .label, breaks: false)
    if prefix.width < 2 + column {
      return text.hanging(from: prefix.padded(to: 2 + column), width: options.width)
    }
    let head = StyledText(label, .label).hanging(from: .spaces(2), width: options.width)
    return text.isEmpty ? head : head + text.hanging(from: .spaces(4), width: options.width)
  }

  /// The widest label among neighbouring entries, so that each run of them has its own column; a third of the line
  /// at most.
  private func widest(around place: Int, in labels: [Int]) -> Int {
    func isEntry(_ at: Int) -> Bool {
      guard labels.indices.contains(at), case .entry = answer.paragraphs[at] else { return false }
      return true
    }
    var first = place
    while isEntry(first - 1) { first -= 1 }
    var last = place
    while isEntry(last + 1) { last += 1 }
    return labels[first...last].filter { $0 <= options.width / 3 }.max() ?? 0
  }
}

/// The labelled lines of an answer, in three columns: label, number, and what is to be said of it.
struct PlainBlock {
  private struct Line {
    let label: StyledText
    /// Empty where the line has no number.
    let value: StyledText
    let detail: StyledText

    init(label: String, value: StyledText = StyledText(), detail: StyledText) {
      self.label = StyledText(label, .label, breaks: false)
      self.value = value
      self.detail = detail
    }
  }

  private var block: [Line] = []

  init(_ answer: Answer, _ catalogue: Catalogue) {
    if let reading = answer.reading {
      block.append(Line(label: "reading", detail: StyledText(reading, .command, breaks: false)))
    }
    if let check = answer.check {
      let word = StyledText(check.holds ? "holds" : "does not hold", check.holds ? .good : .bad)
      let verdict = check.verdict.isEmpty ? StyledText() : StyledText(": \(check.verdict)")
      block.append(Line(label: "check", detail: word + verdict))
    }
    if !answer.series.isEmpty {
      block.append(Line(label: "series", detail: StyledText(Sparkline.text(answer.series), breaks: false)))
    }
    for evidence in answer.evidence { block.append(PlainBlock.line(evidence, catalogue)) }
    for other in answer.others {
      let value = StyledText(NumberText.headline(other.quantity), breaks: false)
      var detail = StyledText(other.command, .command, breaks: false)
      if !other.source.isEmpty {
        detail += StyledText("   ") + StyledText("(\(other.source))", breaks: false)
      }
      block.append(Line(label: "also", value: value, detail: detail))
    }
    for note in answer.notes { block.append(Line(label: "note", detail: PhraseText.styled(note))) }
  }

  private static func line(_ evidence: Evidence, _ catalogue: Catalogue) -> Line {
    let number =
      switch evidence.kind {
      case .published, .measure: NumberText.headline(evidence.quantity)
      case .recomputed, .derived: NumberText.ends(evidence.quantity)
      }
    var detail = PhraseText.styled(evidence.detail)
    if let place = evidence.place {
      let text = PlaceText.short(place, in: catalogue)
      detail.add(detail.isEmpty ? text : " (\(text))")
    }
    if let verdict = evidence.verdict {
      if !detail.isEmpty { detail.add(": ") }
      detail.add(verdict.rawValue, verdict.ink)
    }
    return Line(label: evidence.label, value: StyledText(number, breaks: false), detail: detail)
  }

  var isEmpty: Bool { block.isEmpty }

  /// Adds its lines to others.
  func add(to lines: inout [StyledText], width: Int) {
    let label = max(10, block.map(\.label.width).max() ?? 0) + 3
    let value = block.map { $0.detail.isEmpty ? 0 : $0.value.width }.max() ?? 0
    for line in block {
      var prefix = StyledText.spaces(2)
      prefix += line.label
      prefix.appendSpaces(2 + label - prefix.width)
      if line.value.isEmpty || line.detail.isEmpty {
        (line.value.isEmpty ? line.detail : line.value).hang(from: prefix, width: width, into: &lines)
        continue
      }
      let column = 2 + label + value + 4
      let widest = line.detail.width > width - column ? line.detail.widestAtom : 0
      let isBetterBelow = widest > width - column && widest <= width - 4 - label
      if width - column >= 20, !isBetterBelow {
        prefix += line.value
        prefix.appendSpaces(column - prefix.width)
        line.detail.hang(from: prefix, width: width, into: &lines)
      } else {
        line.value.hang(from: prefix, width: width, into: &lines)
        line.detail.hang(from: .spaces(4 + label), width: width, into: &lines)
      }
    }
  }
}

/// The labels of the lines that explain an answer.
package enum AnswerLabel {
  private static let all: Set = [
    "reading", "check", "series", "published", "recomputed", "derived", "also", "note",
  ]

  /// Whether a line with this label explains an answer, and is no row of a table.
  package static func explains(_ label: String) -> Bool { all.contains(label) }
}
