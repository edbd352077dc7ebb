package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `inequality LEVEL …`: Gini, Theil and Hoover over the members.
package struct Inequality: Verb {
  package let name = "inequality"
  package let summary = "how unequal the members are: Gini, Theil, Hoover"
  package let usage = "inequality LEVEL NAMES [PERIOD] [without PART]"
  package let example = "inequality districts from japan 2012"

  package func need(hasLevel: Bool) -> Need { hasLevel ? .order : .anything }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let asked = try MembersCall(call, word: name, example: example, run)
    let (members, solution) = try asked.parts()
    try asked.checkSeveral(members)
    let parts = members.parts
    guard let gini = parts.gini, let theil = parts.theil, let hoover = parts.hoover else {
      throw Diagnostic(.notMeaningful, "all of it may be zero", at: call.span)
    }
    let headline = Quantity(index: gini, point: members.point(in: gini) { Parts.gini($0) })
    let even = Rational(parts.count).logarithm(decimals: 12)
    let theilPoint = members.point(in: theil) { points in
      guard let even, let entropy = Parts.entropy(points) else { return nil }
      return (even - entropy).midpoint
    }
    var answer = Answer(headline: headline)
    let measures = [
      ("Gini", headline, "Σ (2k − n − 1) x ÷ (n Σ x), n = \(parts.count)"),
      ("Theil", Quantity(index: theil, point: theilPoint), "Σ s ln (n s)"),
      (
        "Hoover", Quantity(index: hoover, point: members.point(in: hoover) { Parts.hoover($0) }),
        "½ Σ |s − 1/n|"
      ),
    ]
    answer.evidence = [asked.operands(members)].compactMap { $0 }
    answer.evidence += measures.map { label, quantity, about in
      Evidence(.measure, label: label, quantity, detail: "\(ends: quantity), \(about)")
    }
    let subject = Wording.lowered(asked.subject(members, solution))
    answer.sentence = Phrase(
      "inequality of \(subject), by \(Names.folded(asked.level.title)): Gini coefficient, 0 to 1")
    answer.reading = asked.reading(solution, members.composition.role)
    answer.cells = members.composition.cells
    answer.beyond = asked.beyond(members, allowsForRest: false)
    answer.notes = asked.scope(members) + run.notes(on: answer.cells)
    return answer
  }
}
