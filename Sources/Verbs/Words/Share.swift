package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `share PART in WHOLE`: the part's value over the value of the whole with the part's role released.
package struct Share: Verb {
  package let name = "share"
  package let summary = "what part of a whole something is, in per cent"
  package let usage = "share PART in WHOLE [PERIOD] [without PART]"
  package let example = "share japan in FEFD 2012"

  package func need(hasLevel: Bool) -> Need { .share }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let question = try PartInWhole.question(call, word: name, example: example, run)
    try Share.checkClauses(question)
    let lists = question.entries.filter { $0.named.choices.count > 1 }
    if let second = lists.dropFirst().first {
      throw Diagnostic(
        .surplusArgument, "\(quoted: "share") takes one list", at: second.named.span,
        hint: "\(command: "show … with shares") makes a table of two")
    }
    let solution = try self.solution(question, run)
    if solution.values.count == 1, let only = solution.values.first, only.count == 1, let share = only.first {
      return answer(share, solution, question, run)
    }
    return table(solution, question, run)
  }

  private func solution(_ question: Question, _ run: Run) throws(Diagnostic) -> Solution<[ShareValue]> {
    do throws(Diagnostic) {
      return try Readings(question, run) { frame, _ throws(Diagnostic) in
        try frame.taking(away: question, run).flatMap { frame throws(Diagnostic) in
          try ShareValue.find(frame, run)
        }.map { Hit(value: $0, cells: $0.flatMap(\.figure.formula.cells)) }
      }.solve().taking(away: question, run)
    } catch {
      guard error.code == .noData, let span = question.withoutSpan else { throw error }
      try checkAnswered(question.withNothingTaken, run)
      throw Diagnostic(
        .noData, "what is printed does not give the share without that", at: span,
        hint: "with it: \(command: run.line.replacing(span, with: ""))")
    }
  }

  /// A line that has no answer either where nothing is taken away has another fault; what that fault offers would still
  /// take it away.
  private func checkAnswered(_ whole: Question, _ run: Run) throws(Diagnostic) {
    do throws(Diagnostic) {
      _ = try solution(whole, run)
    } catch {
      var fault = error
      fault.commands = []
      throw fault
    }
  }

  private static func checkClauses(_ question: Question) throws(Diagnostic) {
    if let number = question.numbers.first {
      throw Diagnostic(
        .syntax, "\(quoted: number.text) is neither a year nor a name", at: number.span,
        hint: "years have four digits")
    }
    for entry in question.clauses {
      switch entry.clause {
      case .shown, .without: break
      default:
        throw Refusal.surplusClause(of: "share", entry.span)
      }
      if case .shown(let words) = entry.clause, words != ["%"], words.map({ Names.folded($0) }) != ["percent"]
      {
        throw Diagnostic(.unitMismatch, "a share is in per cent", at: entry.span)
      }
    }
    if let level = question.levels.first {
      throw Diagnostic(
        .surplusArgument, "\(quoted: "share") answers for names, not for a level", at: level.span,
        hint: "\(command: "show … by \(Names.folded(level.level.title)) with shares") lists them")
    }
  }

  private func answer(
    _ share: ShareValue, _ solution: Solution<[ShareValue]>, _ question: Question, _ run: Run
  ) -> Answer {
    let frame = solution.frame
    let quantity = share.quantity(run)
    var answer = Answer(headline: quantity)
    let periods = solution.periods
    answer.sentence = Phrase(Share.sentence(share, frame, periods, run))
    answer.reading = Share.reading(share, frame, periods, run)
    answer.cells = share.figure.formula.cells
    if case .cell(let row) = share.figure.formula, share.figure.kind == .printed {
      let recomputed = share.recomputed(run)
      answer.evidence = run.evidence(printed: row, rows: share.rows(run), recomputed: recomputed)
      answer.cells += recomputed?.formula.cells ?? []
    } else {
      answer.evidence = [run.derivation(share.figure, quantity)]
    }
    answer.others = run.others(solution, question) { shares in
      shares.first.map { ($0.quantity(run), $0.figure) }
    }
    answer.notes = run.notes(on: answer.cells)
    return answer
  }

  /// Several periods or several parts: a table.
  private func table(_ solution: Solution<[ShareValue]>, _ question: Question, _ run: Run) -> Answer {
    var rows: [Table.Row] = []
    var cells: [Int] = []
    for hit in solution.chosen.hits {
      for share in hit.hit.value {
        cells += share.figure.formula.cells
        rows.append(
          Table.Row([
            .text(share.label(solution.frame, run)), .text(hit.period.text),
            .number(share.quantity(run), mark: "", showsUnit: false),
          ]))
      }
    }
    let first = solution.values.first?.first
    let sentence = first.map { Share.sentence($0, solution.frame, solution.periods, run) } ?? ""
    var answer = Answer(
      sentence: Phrase(sentence),
      table: Table(
        columns: [
          .init("Part", isNumeric: false), .init("Period", isNumeric: false), .init("Share", unit: "%"),
        ],
        rows: rows))
    answer.reading = first.map { Share.reading($0, solution.frame, solution.periods, run) }
    answer.cells = cells
    answer.notes = run.notes(on: cells)
    return answer
  }

  // MARK: Words

  static func sentence(_ share: ShareValue, _ frame: Frame, _ periods: [Period], _ run: Run) -> String {
    func place(_ role: Role) -> Choice { run.structure.place(of: role).map { frame.address[$0] } ?? .any }
    func code(_ role: Role) -> CodeID? { if case .code(let code) = place(role) { code } else { nil } }
    let listed = frame.lists[share.role].map { list in
      list.map { run.words($0, role: share.role) }.joined(separator: ", ")
    }
    let part = Wording.possessive(Wording.capitalised(listed ?? run.words(share.part, role: share.role)))
    let coverage = share.role == .coverage ? share.whole.single : code(.coverage)
    let subject = run.subject(measure: code(.measure), coverage: coverage)
    var whole = ""
    let investor = share.role == .investor ? share.whole : place(.investor)
    if case .code(let owner) = investor, share.role == .investor, run.codes[owner].isTotal {
      whole = "the \(subject)"
    } else {
      whole = "\(Wording.possessive(run.words(investor, role: .investor))) \(subject)"
    }
    let sector = share.role == .sector ? share.whole : place(.sector)
    if case .code(let kind) = sector, !run.codes[kind].isTotal {
      whole += " in \(run.words(sector, role: .sector))"
    }
    if case .set = sector { whole += " in \(run.words(sector, role: .sector))" }
    if case .except(_, let taken) = sector {
      whole += " without \(run.words(.set(taken), role: .sector))"
    }
    let host = share.role == .host ? share.whole : place(.host)
    if let hosts = frame.lists[.host], share.role != .host {
      whole += " in " + hosts.map { run.words($0, role: .host) }.joined(separator: ", ")
    } else if host != .any {
      if case .code(let at) = host, run.codes[at].isTotal {
        whole += " abroad"
      } else {
        whole += " in \(run.words(host, role: .host))"
      }
    }
    let when = periods.count > 2 ? Run.typed(periods) ?? "" : periods.map(\.phrase).text(with: ", ")
    return "\(part) share of \(whole), \(when)"
  }

  static func reading(
    _ share: ShareValue, _ frame: Frame, _ periods: [Period], _ run: Run, word: String = "share"
  ) -> String {
    var part: [String] = []
    for role in frame.partRoles {
      guard let place = run.structure.place(of: role) else { continue }
      part.append(
        frame.lists[role].map { list in
          var other = Frame(address: Address(run.structure), roles: [])
          other.assign { $0.lists = [role: list] }
          return run.items(other, periods: []).joined(separator: " ")
        } ?? run.typed(frame.address[place], role: role))
    }
    var replacing = frame.wholeChoices
    if frame.partRoles.count == 1 { replacing[share.role] = share.whole }
    for role in frame.partRoles where replacing[role] == nil {
      replacing[role] = role == share.role ? share.whole : run.released(frame, role)
    }
    let whole = run.items(frame, periods: periods, replacing: replacing)
    return "\(word) \(part.text(with: " ")) in \(whole.text(with: " "))"
  }
}
