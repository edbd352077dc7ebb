package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `concentration LEVEL …`: HHI and the shares of the largest; `concentration 3 LEVEL …`: the share of the three largest.
package struct Concentration: Verb {
  package let name = "concentration"
  package let summary = "how far a few members make up the whole: HHI, effective number, share of the largest"
  package let usage = "concentration [K] LEVEL NAMES [PERIOD] [without PART]"
  package let example = "concentration districts from japan 2012"

  package func need(hasLevel: Bool) -> Need { hasLevel ? .order : .anything }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let asked = try MembersCall(call, word: name, example: example, numbers: true, run)
    let k = try Concentration.largest(asked.question)
    let (members, solution) = try asked.parts()
    try asked.checkSeveral(members)
    guard let measures = Concentration.measures(members, k), let first = measures.first else {
      throw Diagnostic(.notMeaningful, "all of it may be zero", at: call.span)
    }
    var answer = Answer(headline: k.flatMap { Concentration.ratio(members, $0) } ?? first.quantity)
    let subject = asked.subject(members, solution)
    let level = Names.folded(asked.level.title)
    answer.sentence = Phrase(
      k.map { "\(subject), by \(level): the share of the \($0 == 1 ? "" : "\($0) ")largest" }
        ?? "concentration of \(Wording.lowered(subject)), by \(level): Herfindahl–Hirschman index, 0 to 1")
    answer.reading = asked.reading(solution, members.composition.role, number: k)
    answer.evidence = [asked.operands(members)].compactMap { $0 }
    answer.evidence += measures.map { measure in
      Evidence(
        .measure, label: measure.label, measure.quantity,
        detail: "\(ends: measure.quantity), \(measure.about)")
    }
    answer.cells = members.composition.cells
    answer.beyond = asked.beyond(members, allowsForRest: true)
    answer.notes = asked.scope(members) + Concentration.rest(members) + run.notes(on: answer.cells)
    return answer
  }

  private typealias Measure = (label: String, quantity: Quantity, about: String)

  /// HHI, its two other shapes, and the shares of the largest: of `k`, or of one, three and four.
  private static func measures(_ members: MemberParts, _ k: Int?) -> [Measure]? {
    let parts = members.parts
    guard let index = parts.herfindahl, let effective = parts.effectiveNumber else { return nil }
    let point = members.point(in: index) {
      members.isFull ? Parts.herfindahl($0, of: members.wholePoint) : nil
    }
    var measures: [Measure] = [("HHI", Quantity(index: index, point: point), "Σ s²")]
    if let normalised = parts.normalisedHerfindahl {
      let own = point.flatMap { Parts.normalised(Interval($0), parts.count)?.low }
      measures.append(
        (
          "normalised", Quantity(index: normalised, point: own), "(HHI − 1/n) ÷ (1 − 1/n), n = \(parts.count)"
        ))
    }
    measures.append(
      ("effective number", Quantity(index: effective, point: point?.reciprocal), "1 ÷ HHI"))
    for size in k.map({ [$0] }) ?? [1, 3, 4].filter({ $0 < max(2, parts.count) }) {
      guard let ratio = ratio(members, size) else { continue }
      measures.append(("CR\(size)", ratio, size == 1 ? "the largest" : "the \(size) largest"))
    }
    return measures
  }

  private static func largest(_ question: Question) throws(Diagnostic) -> Int? {
    guard let first = question.numbers.first else { return nil }
    guard question.numbers.count == 1, let number = Int(first.text), (1...999).contains(number) else {
      throw Diagnostic(
        .syntax, "\(quoted: first.text) is no number of members", at: first.span,
        hint: "write \(command: "concentration 3 districts from japan 2012")")
    }
    return number
  }

  private static func ratio(_ members: MemberParts, _ k: Int) -> Quantity? {
    members.parts.concentrationRatio(k).map { ratio in
      let point = members.point(in: ratio) {
        members.isFull ? Parts.concentrationRatio($0, k, of: members.wholePoint) : nil
      }
      return Quantity(index: ratio, point: point, unit: .percent)
    }
  }

  /// How what is not listed was reckoned, where it is more than rounding makes.
  private static func rest(_ members: MemberParts) -> [Phrase] {
    guard !members.isFull, let share = members.parts.restShare else { return [] }
    let quantity = Quantity(index: share, point: nil, unit: .percent)
    return [
      "what is not listed, \(ends: quantity), may be one more member or many small ones: hence both ends"
    ]
  }
}
