/// THE list of words.
package enum Vocabulary {
  package static let all: [any Verb] = [
    Show(), Rank(), Top(), Max(), Min(), Count(), Total(), Ratio(), Compare(), Growth(), Trend(),
    Share(), Implied(),
    StructureOfWhole(), Concentration(), Diversification(), Inequality(), Stability(),
    Without(), Quotient(), SimilarityOfStructures(), Contribution(), Reconcile(),
    Check(), Let(), Group(), Use(), Suppose(),
    Why(), Cite(),
    ClaimList(), SingleClaim(), Bounds(), Conflicts(), Repairs(),
    Define(), List(), Find(), Statements(),
    Stages(), Projects(), Motives(), Requirements(), Prospects(), References(),
    Help(), Say(), Clear(),
  ]

  private static let names = FewWords(all.map(\.name))

  package static func verb(_ name: String) -> (any Verb)? { names.place(of: name).map { all[$0] } }
}
