import Answers
import Claims
package import Language
import Observations
package import Texts

/// What the line of a register's word asks for: entries of one kind, narrowed down.
package struct RegisterQuery {
  private let word: any RegisterWord
  private let run: Run
  private var filters: [(filter: RegisterFilter, span: Span)] = []

  package init(_ call: Call, _ word: any RegisterWord, _ run: Run) throws(Diagnostic) {
    self.word = word
    self.run = run
    var reader = RegisterReading(call, word, RegisterNames(word, run), run)
    filters = try reader.filters()
  }

  // MARK: Entries

  /// The documents asked for that have a register, as places in the catalogue.
  var documents: [Int] {
    run.catalogue.publications.indices.filter { place in
      run.catalogue.publications[place].hasRegister
        && filters.allSatisfy { entry in
          entry.filter.kind != .document
            || entry.filter.choices.contains { if case .document(place) = $0 { true } else { false } }
        }
    }
  }

  /// The entries that fit, in the order of the documents.
  package var rows: [RegisterRow] { rows(of: filters.map(\.filter)) }

  private func rows(of filters: [RegisterFilter]) -> [RegisterRow] {
    RegisterNames.rows(word.entries, run).filter { row in filters.allSatisfy { $0.fits(row, run) } }
  }

  func found(_ call: Call) throws(Diagnostic) -> [RegisterRow] {
    try run.checkpoint()
    let found = rows
    if found.isEmpty { throw refusal(call) }
    return found
  }

  // MARK: Nothing found

  private func refusal(_ call: Call) -> Diagnostic {
    let all = RegisterNames.rows(word.entries, run)
    if all.isEmpty {
      return Diagnostic(
        .noData, "no document here names \(word.name)", at: call.word.span,
        hint: "\(command: "list documents") shows the documents")
    }
    for (filter, span) in filters where rows(of: [filter]).isEmpty {
      let what = RegisterWording(run).words(filter)
      if filter.kind == .document {
        let others = RegisterNames.documents(all).map { run.catalogue.publications[$0].id }
        return Diagnostic(
          .noData, "no \(word.noun) is named there", at: span, hint: "other documents name some",
          commands: others.map { "\(word.name) of \($0)" })
      }
      return Diagnostic(.noData, "no \(word.noun) \(what) is named", at: span, hint: hint(filter, all))
    }
    return Diagnostic(
      .noData, "no \(word.noun) has all of these", at: call.argumentSpan, hint: "leave one of them out")
  }

  private func hint(_ filter: RegisterFilter, _ all: [RegisterRow]) -> Message {
    guard filter.kind == .period else { return "\(command: word.name) lists all of them" }
    let periods = Set(all.map(\.entry.setting.period)).sorted()
    return "there are \(word.name) of \(periods.map(\.text).text(with: ", "))"
  }

  // MARK: In words

  /// The line in full.
  var reading: String {
    var parts = [word.name]
    for kind in word.filters {
      for entry in filters where entry.filter.kind == kind {
        parts.append(RegisterWording(run).typed(entry.filter))
      }
    }
    return parts.text(with: " ")
  }

  /// What the entries are narrowed down to; the documents left out.
  var words: String {
    filters.map(\.filter).filter { $0.kind != .document }.map { RegisterWording(run).words($0) }
      .text(with: " ")
  }

  /// Names of other companies that have the same word.
  var remarks: [Phrase] {
    filters.map(\.filter).filter { $0.kind == .company }.compactMap { filter in
      let others = RegisterNames(word, run).namesakes(of: filter)
      guard let first = others.first else { return nil }
      return
        "the word is in other names too, such as \(first): \(command: "\(word.name) by \"\(first)\"")"
    }
  }
}

/// Filters as a reader says them, and as they are typed.
struct RegisterWording {
  private let run: Run

  init(_ run: Run) { self.run = run }

  /// `in the Far Eastern Federal District`, `by Mitsui`
  func words(_ filter: RegisterFilter) -> String {
    let names = Wording.list(filter.choices.map { name($0, filter.kind) }, "or")
    return switch filter.kind {
    case .place, .sector: "in \(names)"
    case .company: "by \(names)"
    case .group: "for \(names)"
    case .search: "about \(names)"
    case .period: "of \(names)"
    case .document: "from \(names)"
    }
  }

  private func name(_ choice: RegisterFilter.Choice, _ kind: RegisterFilter.Kind) -> String {
    switch choice {
    case .code(let code):
      return kind == .company
        ? run.codes[code].name : run.words(.code(code), role: kind == .sector ? .sector : .host)
    case .name(let text): return text
    case .search(let text): return "“\(text)”"
    case .document(let place): return run.catalogue.publications[place].id
    case .period(let period): return period.text
    }
  }

  /// `host:RU_FEFD`, `by "Mitsui"`
  func typed(_ filter: RegisterFilter) -> String {
    let names = filter.choices.map { choice -> String in
      switch choice {
      case .code(let code) where filter.kind == .company: return "\"\(run.codes[code].name)\""
      case .code(let code): return run.codes[code].id
      case .name(let text), .search(let text): return "\"\(text)\""
      case .document(let place): return typed(document: run.catalogue.publications[place].id)
      case .period(let period): return period.text
      }
    }.text(with: ", ")
    return switch filter.kind {
    case .place: "host:\(names)"
    case .sector: "sector:\(names)"
    case .company: "by \(names)"
    case .group: "for \(names)"
    case .search: "about \(names)"
    case .document: "of \(names)"
    case .period: names
    }
  }

  private func typed(document id: String) -> String {
    let isPlain = id.utf8.allSatisfy { byte in
      byte == 0x2D || byte == 0x5F || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
    return isPlain && id.utf8.first.map { $0 > 0x39 } == true ? id : "\"\(id)\""
  }
}
