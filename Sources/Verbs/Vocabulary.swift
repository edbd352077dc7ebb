/// THE list of words.
package enum Vocabulary {
  package static let all: [any Verb] = [
    Show(), Rank(), Top(), Max(), Min(), Count(), Total(), Ratio(), Compare(), Growth(), Trend(),
    Share(), Implied(), Check(), Let(), Group(), Use(), Suppose(),
    Why(), Cite(),
    Bounds(), Conflicts(), Repairs(),
    Define(), List(), Find(), Statements(),
    Help(), Say(), Clear(),
  ]

  package static func verb(_ name: String) -> (any Verb)? { all.first { $0.name == name } }
}
