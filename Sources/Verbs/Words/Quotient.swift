package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `quotient PART in A to B`: the share of a part in one place over its share in another.
package struct Quotient: Verb {
  package let name = "quotient"
  package let summary = "how strongly a part is represented in one whole, measured by another"
  package let usage = "quotient PART in A to B [PERIOD]"
  package let example = "quotient manufacturing in CFD to russia from japan 2012"

  package func need(hasLevel: Bool) -> Need { .share }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let question = try self.question(call, run)
    let solution = try Readings<[ShareValue]>(question, run) { frame, _ throws(Diagnostic) in
      guard frame.lists.keys.allSatisfy({ !frame.partRoles.contains($0) }),
        let shares = try ShareValue.find(frame, run), shares.count == 2
      else { return nil }
      return Hit(value: shares, cells: shares.flatMap(\.figure.formula.cells))
    }.solve()
    guard let shares = solution.values.first, solution.values.count == 1 else {
      throw Diagnostic(
        .surplusArgument, "\(quoted: name) is of one period", at: question.periodSpan ?? call.span,
        hint: "name one year")
    }
    guard
      let figure = run.figures.figure(
        .quotient(shares[0].figure.formula, shares[1].figure.formula), unit: .ratio)
    else {
      throw Diagnostic(
        .notMeaningful, "the share that it would be measured by may be zero", at: call.span,
        hint: "\(command: "compare") shows the two shares")
    }
    return answer(figure, shares, solution, run)
  }

  /// The names on both sides of `to` are one list.
  private func question(_ call: Call, _ run: Run) throws(Diagnostic) -> Question {
    let items = try ItemReader.items(call.atoms, pairs: true, run)
    let hint: Message = "write \(command: example)"
    guard let cut = items.firstIndex(where: { Quotient.isPreposition("in", $0) }), cut > 0 else {
      throw Diagnostic(
        .missingArgument, "\(quoted: name) needs a part and what it is in", at: call.span, hint: hint)
    }
    var whole = Array(items[(cut + 1)...])
    guard let to = whole.firstIndex(where: { Quotient.isPreposition("to", $0) }),
      let before = whole[..<to].lastIndex(where: { Quotient.named($0) != nil }),
      let after = whole[to...].firstIndex(where: { Quotient.named($0) != nil }),
      var first = Quotient.named(whole[before]), let second = Quotient.named(whole[after])
    else {
      throw Diagnostic(
        .missingArgument, "\(quoted: name) needs what it is measured by, after \(quoted: "to")",
        at: items[cut].span.joined(to: call.span), hint: hint)
    }
    guard first.choices.count == 1, second.choices.count == 1, first.list == second.list else {
      throw Diagnostic(
        .surplusArgument, "\(quoted: name) sets one name against another of its kind", at: second.span,
        hint: hint)
    }
    first.choices += second.choices
    first.span = first.span.joined(to: second.span)
    whole[before] = .named(first)
    whole.remove(at: after)
    let question = Question(part: Array(items[..<cut]), whole: whole, span: call.span, run)
    try run.allow(question, by: name, lists: true) { _ in false }
    return question
  }

  private static func isPreposition(_ word: String, _ item: Item) -> Bool {
    if case .preposition(word, _) = item { true } else { false }
  }

  private static func named(_ item: Item) -> Named? {
    if case .named(let named) = item { named } else { nil }
  }

  private func answer(
    _ figure: Figure, _ shares: [ShareValue], _ solution: Solution<[ShareValue]>, _ run: Run
  ) -> Answer {
    let frame = solution.frame
    let quantity = run.quantity(figure)
    var answer = Answer(headline: quantity)
    let labels = shares.map { $0.label(frame, run) }
    answer.sentence = Phrase(
      "times: \(Share.sentence(shares[0], single(shares[0], frame), solution.periods, run)), over that in \(words(shares[1], frame, run))"
    )
    answer.reading = reading(shares, solution, run)
    answer.evidence = [run.derivation(figure, quantity)]
    for (share, label) in zip(shares, labels) {
      let own = share.quantity(run)
      if case .cell(let row) = share.figure.formula {
        answer.evidence.append(
          Evidence(.published, label: label, own, place: run.figures.cube.statements[row].place))
      } else {
        answer.evidence.append(
          Evidence(.derived, label: label, own, detail: run.phrase(share.figure.formula)))
      }
    }
    answer.cells = figure.formula.cells
    answer.notes = run.notes(on: answer.cells)
    return answer
  }

  /// The frame of one of the two.
  private func single(_ share: ShareValue, _ frame: Frame) -> Frame {
    var frame = frame
    frame.address = share.address
    frame.assign { $0.lists = [:] }
    return frame
  }

  private func words(_ share: ShareValue, _ frame: Frame, _ run: Run) -> String {
    guard let role = frame.lists.first?.key,
      let place = run.structure.place(of: role)
    else { return "" }
    return run.words(share.address[place], role: role)
  }

  private func reading(
    _ shares: [ShareValue], _ solution: Solution<[ShareValue]>, _ run: Run
  ) -> String {
    let frame = solution.frame
    guard let role = frame.lists.first?.key,
      let place = run.structure.place(of: role)
    else { return "" }
    let part = frame.partRoles.compactMap { role in
      run.structure.place(of: role).map { run.typed(frame.address[$0], role: role) }
    }
    var replacing = frame.wholeChoices
    for role in frame.partRoles where replacing[role] == nil {
      replacing[role] = role == shares[0].role ? shares[0].whole : run.released(frame, role)
    }
    let sides = shares.map { run.typed($0.address[place], role: role) }.text(with: " to ")
    let rest = run.items(frame, periods: solution.periods, replacing: replacing, leaving: [role])
    return "\(name) \(part.text(with: " ")) in \(sides) \(rest.text(with: " "))"
  }
}
