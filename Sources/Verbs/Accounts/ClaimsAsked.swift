import Claims
import Language
import Observations
import Texts

/// Which claims a line asks for: by document, by table or prose, by names and periods, by verdict.
struct ClaimsAsked {
  private(set) var verdicts: [Verdict] = []
  private(set) var obstacles: [Obstacle] = []
  private var wantsConflicts = false
  private var document: Int?
  private var isProse: Bool?
  private let rows: RowsAsked
  private let span: Span

  init(_ call: Call, _ run: Run) throws(Diagnostic) {
    span = call.argumentSpan
    var rest: [Atom] = []
    for atom in call.atoms {
      guard let word = atom.bareWord.map({ Names.folded($0) }) else {
        rest.append(atom)
        continue
      }
      let follows = rest.last?.bareWord.map { Names.folded($0) } == "of"
      if let verdict = Verdict(rawValue: word) {
        verdicts.append(verdict)
      } else if let obstacle = Obstacle(rawValue: word) {
        obstacles.append(obstacle)
      } else if word == "conflict" {
        wantsConflicts = true
      } else if word == "prose" || word == "tables" {
        isProse = word == "prose"
      } else if !follows, let place = run.catalogue.publications.firstIndex(where: { $0.id == word }) {
        document = place
      } else {
        rest.append(atom)
      }
    }
    rows = try RowsAsked(call, atoms: rest, needsName: false, run)
  }

  /// The claims that lie where the line asks, whatever their verdict.
  func claims(_ run: Run) throws(Diagnostic) -> [PrintedClaim] {
    let wanted = rows.isOpen ? nil : Set(try rows.rows(run))
    return run.printedClaims().filter { claim in
      if let document, claim.place.publication != document { return false }
      if let isProse, (claim.place.table == nil) != isProse { return false }
      guard let wanted else { return true }
      let rows =
        claim.relation.map { RelationSides($0, run).assessment.recomputed?.cells ?? [] } ?? claim.rows
      return rows.contains { wanted.contains($0) }
    }
  }

  /// Whether a verdict is among those asked for.
  func admits(_ claim: AssessedClaim, _ run: Run) -> Bool {
    if wantsConflicts, claim.isInConflict { return true }
    if verdicts.isEmpty, obstacles.isEmpty { return !wantsConflicts }
    if obstacles.contains(.figureNotReproduced), claim.restsOnFigure(run) { return true }
    return verdicts.contains(claim.verdict)
      || claim.assessment.obstacle.map { obstacles.contains($0) } == true
  }

  /// `of ershova-2014, in prose, on FEFD`
  func words(_ run: Run) -> String {
    var parts: [String] = []
    if let document { parts.append("of \(run.catalogue.publications[document].id)") }
    if let isProse { parts.append(isProse ? "in prose" : "in tables") }
    if !rows.isOpen { parts.append("on \(rows.words([], run))") }
    return parts.text(with: ", ")
  }

  func refusal(_ run: Run) throws(Diagnostic) -> Diagnostic {
    if !rows.isOpen, try rows.rows(run).isEmpty { return try rows.refusal(run) }
    return Diagnostic(
      .noData, "no claim is there with all of this", at: span, hint: "\(command: "claims") lists them all")
  }
}
