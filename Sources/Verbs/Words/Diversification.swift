package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `diversification LEVEL …`: Shannon's entropy and evenness over the members.
package struct Diversification: Verb {
  package let name = "diversification"
  package let summary = "how widely a whole is spread over its members: entropy and evenness"
  package let usage = "diversification LEVEL NAMES [PERIOD] [without PART]"
  package let example = "diversification sectors in CFD 2012"

  package func need(hasLevel: Bool) -> Need { hasLevel ? .order : .anything }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let asked = try MembersCall(call, word: name, example: example, run)
    let (members, solution) = try asked.parts()
    try asked.checkSeveral(members)
    let parts = members.parts
    guard let entropy = parts.entropy, let evenness = parts.evenness,
      let limit = Rational(parts.count).logarithm(decimals: 12)
    else { throw Diagnostic(.notMeaningful, "all of it may be zero", at: call.span) }
    let point = members.point(in: entropy) { Parts.entropy($0)?.midpoint }
    let headline = Quantity(index: entropy, point: point)
    let share = Quantity(index: evenness, point: point?.divided(by: limit.midpoint).map { min($0, .one) })
    var answer = Answer(headline: headline)
    answer.evidence = [asked.operands(members)].compactMap { $0 }
    answer.evidence += [
      Evidence(.measure, label: "entropy", headline, detail: "\(ends: headline), −Σ s ln s"),
      Evidence(
        .measure, label: "evenness", share, detail: "\(ends: share), entropy ÷ ln n, n = \(parts.count)"),
    ]
    let subject = Wording.lowered(asked.subject(members, solution))
    let level = Names.folded(asked.level.title)
    answer.sentence = Phrase(
      "diversification of \(subject), by \(level): Shannon's entropy, 0 to ln \(parts.count)")
    answer.reading = asked.reading(solution, members.composition.role)
    answer.cells = members.composition.cells
    answer.beyond = asked.beyond(members, allowsForRest: false)
    answer.notes = asked.scope(members) + run.notes(on: answer.cells)
    return answer
  }
}
