import Claims
import Language
import Observations
import Texts

/// Which claims a line asks for: by document, by table or prose, by names and periods, by verdict.
struct ClaimsAsked {
  private(set) var verdicts: [Verdict] = []
  private(set) var obstacles: [Obstacle] = []
  private var wantsConflicts = false
  private let documents: DocumentsNamed
  private var isProse: Bool?
  private var section: String?
  private let rows: RowsAsked
  private let span: Span

  init(_ call: Call, _ run: Run) throws(Diagnostic) {
    span = call.argumentSpan
    documents = DocumentsNamed(call.atoms, run)
    var rest: [Atom] = []
    var isNaming = false
    for atom in documents.rest {
      if isNaming {
        isNaming = false
        section = try ClaimsAsked.section(atom, run)
        continue
      }
      guard let word = atom.bareWord.map({ Names.folded($0) }) else {
        rest.append(atom)
        continue
      }
      if let verdict = Verdict(rawValue: word) {
        verdicts.append(verdict)
      } else if let obstacle = Obstacle(rawValue: word) {
        obstacles.append(obstacle)
      } else if word == "section" {
        isNaming = true
      } else if word == "conflict" {
        wantsConflicts = true
      } else if word == "prose" || word == "tables" {
        isProse = word == "prose"
      } else {
        rest.append(atom)
      }
    }
    if isNaming { throw ClaimsAsked.unknown("", call.argumentSpan, run) }
    rows = try RowsAsked(call, atoms: rest, needsName: false, run)
  }

  /// A section by its number or its name, as the documents have it.
  private static func section(_ atom: Atom, _ run: Run) throws(Diagnostic) -> String {
    let text =
      switch atom {
      case .number(let text, _), .word(let text, _), .quoted(let text, _), .period(let text, _): text
      case .symbol, .set: ""
      }
    for section in run.catalogue.publications.flatMap(\.sections)
    where [section.name, section.title].contains(where: { Names.folded($0) == Names.folded(text) }) {
      return section.name
    }
    throw unknown(text, atom.span, run)
  }

  private static func unknown(_ text: String, _ span: Span, _ run: Run) -> Diagnostic {
    let names = run.catalogue.publications.flatMap(\.sections).map(\.name)
    return Diagnostic(
      .unknownName, text.isEmpty ? "a section has a name" : "no section \(quoted: text)", at: span,
      hint: "there are \(number: names.text(with: ", "))")
  }

  /// The claims that lie where the line asks, whatever their verdict.
  func claims(_ run: Run) throws(Diagnostic) -> [PrintedClaim] {
    let wanted = rows.isOpen ? nil : Set(try rows.rows(run))
    var claims: [PrintedClaim] = []
    for claim in run.printedClaims() where lies(claim, run) {
      let rows = wanted == nil ? [] : try run.sides(of: claim)?.assessment.recomputed?.cells ?? claim.rows
      if wanted.map({ rows.contains(where: $0.contains) }) ?? true { claims.append(claim) }
    }
    return claims
  }

  /// Whether a claim is in the document, the kind of place and the section that are asked for.
  private func lies(_ claim: PrintedClaim, _ run: Run) -> Bool {
    guard documents.contains(claim.place) else { return false }
    if let isProse, (claim.place.table == nil) != isProse { return false }
    guard let section else { return true }
    return run.publication(claim.place)?.isLine(claim.place.line, in: section) == true
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
    if !documents.isEmpty { parts.append("of \(documents.words(run))") }
    if let isProse { parts.append(isProse ? "in prose" : "in tables") }
    if let section { parts.append("in section \(section)") }
    if !rows.isOpen { parts.append("on \(rows.words([], run))") }
    return parts.text(with: ", ")
  }

  func refusal(_ run: Run) throws(Diagnostic) -> Diagnostic {
    if !rows.isOpen, try rows.rows(run).isEmpty { return try rows.refusal(run) }
    return Diagnostic(
      .noData, "no claim is there with all of this", at: span, hint: "\(command: "claims") lists them all")
  }
}
