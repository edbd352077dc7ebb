import Language
import Observations
import Texts

/// The words of refusals that several readers of items share.
enum Refusal {
  static func notAPeriod(_ text: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "\(quoted: text) is not a period", at: span,
      hint: "write \(command: "2012"), \(command: "2004..2012") or \(command: "1951/1989")")
  }

  static func badRange(_ first: String, _ last: String, _ span: Span) -> Diagnostic {
    Diagnostic(.syntax, "\(quoted: "\(first)..\(last)") is not a range of years", at: span)
  }

  static func surplusClause(of word: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      .surplusArgument, "\(quoted: word) has no use for this clause", at: span,
      hint: "\(command: "help \(word)") says how it is used")
  }

  static func latestAmongOthers(_ span: Span) -> Diagnostic {
    Diagnostic(
      .surplusArgument, "\(quoted: "latest") is a period of its own, and the line names another", at: span,
      hint: "leave one of them out")
  }

  static func missingPeriod(_ span: Span) -> Diagnostic {
    Diagnostic(.missingArgument, "a period is missing", at: span)
  }

  static func strayMark(_ sign: Symbol, _ span: Span) -> Diagnostic {
    Diagnostic(.syntax, "\(quoted: sign.rawValue) does not belong here", at: span)
  }

  static func noRole(_ text: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      .unknownName, "no role \(quoted: text)", at: span,
      hint: "roles are investor, host, sector, measure, coverage, period and source")
  }

  static func missingName(_ span: Span) -> Diagnostic {
    Diagnostic(.missingArgument, "a name is missing", at: span)
  }

  static func notAName(_ text: String, _ span: Span) -> Diagnostic {
    Diagnostic(.syntax, "\(quoted: text) is not a name", at: span)
  }

  static func mixedList(_ span: Span) -> Diagnostic {
    Diagnostic(.syntax, "names of different kinds cannot stand in one list", at: span)
  }

  static func notInSet(_ span: Span) -> Diagnostic {
    Diagnostic(.syntax, "only names can stand in a set", at: span, hint: "write \(command: "(FEFD, CFD)")")
  }

  static func emptySet(_ span: Span) -> Diagnostic {
    Diagnostic(.missingArgument, "the set is empty", at: span, hint: "write \(command: "(FEFD, CFD)")")
  }

  static func nothingToTakeFrom(_ span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "there is nothing to take that away from", at: span,
      hint: "name the whole: \(command: "russia except FEFD")")
  }

  static func missingLevel(_ span: Span) -> Diagnostic {
    Diagnostic(
      .missingArgument, "\(quoted: "by") needs a level", at: span,
      hint:
        "write \(command: "by district"), \(command: "by region"), \(command: "by country") or \(command: "by sector")"
    )
  }

  static func noLevel(_ text: String, _ span: Span, _ run: Run) -> Diagnostic {
    let near = Nearness.words(near: text, in: Level.words.flatMap { $0 })
    if let word = near.first, near.count == 1 || Set(near.map { $0.prefix(4) }).count == 1 {
      return Diagnostic(
        .unknownName, "no level \(quoted: text)", at: span, hint: "did you mean \(command: word)?")
    }
    return Diagnostic(
      .unknownName, "no level \(quoted: text)", at: span,
      hint: "levels are \(Level.words.compactMap(\.first).joined(separator: ", "))")
  }

  static func noExtra(_ text: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "\(quoted: "with") is followed by shares, totals or published, not by \(quoted: text)",
      at: span)
  }

  static func missingTable(_ span: Span) -> Diagnostic {
    Diagnostic(
      .missingArgument, "\(quoted: "table") needs a number", at: span,
      hint: "\(command: "list tables") shows them")
  }

  static func badWhere(_ span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "\(quoted: "where") needs a comparison", at: span,
      hint: "write \(command: "where > 100 mln USD")")
  }

  static func unused(_ item: Item, by word: String) -> Diagnostic {
    Diagnostic(.surplusArgument, "\(quoted: word) has no use for this", at: item.span)
  }
}
