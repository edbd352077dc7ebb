import Claims
import Language
import Observations
import Texts

/// The names, the periods and the table that printed rows are asked by.
struct RowsAsked {
  private var names: [Named] = []
  private var periods: PeriodsAsked?
  private var periodSpan = Span(0, 0)
  private var table: (id: String, document: String?)?
  private let documents: DocumentsNamed
  private let span: Span

  /// `atoms` are what stands behind the word; nothing in them asks for every row, unless a name is needed.
  init(_ call: Call, atoms: [Atom]? = nil, needsName: Bool = true, _ run: Run) throws(Diagnostic) {
    span = call.span
    documents = DocumentsNamed(atoms ?? call.atoms, run)
    for item in try ItemReader.items(documents.rest, run) {
      switch item {
      case .named(let named): names.append(named)
      case .periods(let asked, let span):
        periods = asked
        periodSpan = span
      case .clause(.table(let id, let document), _): table = (id, document)
      case .preposition: continue
      case .level, .number, .clause: throw Refusal.unused(item, by: call.word.text)
      }
    }
    guard !needsName || !isOpen else {
      throw Diagnostic(
        .missingArgument, "\(quoted: call.word.text) needs a name", at: call.span,
        hint: "write \(command: "\(call.word.text) FEFD 2012")")
    }
  }

  /// Whether every row is asked for.
  var isOpen: Bool { names.isEmpty && table == nil && periods == nil && documents.isEmpty }

  /// `found` are the rows there are.
  func words(_ found: [Int], _ run: Run) -> String {
    let parts = names.map { named in
      Wording.list(named.choices.map { run.words($0, role: .host) }, "or")
    }
    var text = Wording.list(parts)
    if let table {
      text += (text.isEmpty ? "" : ", in ") + "table \(table.id)" + (table.document.map { " of \($0)" } ?? "")
    }
    if !documents.isEmpty { text += (text.isEmpty ? "" : ", in ") + documents.words(run) }
    if case .listed(let periods)? = periods, let when = Run.typed(periods) { text += ", \(when)" }
    if case .latest? = periods { text += ", \(run.periodText(found))" }
    return text
  }

  // MARK: Rows

  /// The rows whose key has every name, in any role it may play; of the periods asked.
  func rows(_ run: Run) throws(Diagnostic) -> [Int] {
    let found = run.inPrintOrder(try rows(of: names, run))
    guard let place = run.structure.place(of: .period), let periods else { return found }
    let column = run.figures.cube.columns[place]
    let wanted: [CodeID]
    switch periods {
    case .listed(let listed): wanted = listed.compactMap { run.code(of: $0) }
    case .latest:
      let last = found.compactMap { Period(run.codes[column[$0]].id) }.max()
      wanted = last.flatMap { run.code(of: $0) }.map { [$0] } ?? []
    }
    return found.filter { wanted.contains(column[$0]) }
  }

  private func rows(of names: [Named], _ run: Run) throws(Diagnostic) -> [Int] {
    let cube = run.figures.cube
    let tests = names.map { named in
      (columns: columns(named, run), codes: codes(named, run))
    }
    var found: [Int] = []
    for row in cube.rows {
      if row.isMultiple(of: 1024) { try run.checkpoint() }
      guard isInTable(cube.statements[row].place, run) else { continue }
      let fits = tests.allSatisfy { test in
        test.columns.contains { test.codes.contains(cube.columns[$0][row]) }
      }
      if fits { found.append(row) }
    }
    return found
  }

  private func isInTable(_ place: Place, _ run: Run) -> Bool {
    guard documents.contains(place) else { return false }
    guard let table else { return true }
    guard place.table == table.id else { return false }
    return table.document.map { run.document(named: $0) == place.publication } ?? true
  }

  /// The dimensions a name may stand in. `from` leaves the investor, `in` and `to` the host, of a place.
  private func columns(_ named: Named, _ run: Run) -> [Int] {
    var roles = named.roles(in: run.structure)
    if roles.count > 1, named.role == nil {
      switch named.preposition {
      case "from": roles = roles.filter { $0 == .investor }
      case "in", "to", "into": roles = roles.filter { $0 == .host }
      default: break
      }
    }
    return roles.compactMap { run.structure.place(of: $0) }
  }

  /// The codes that stand for a name in a key: its own, and those of the sets that name it.
  private func codes(_ named: Named, _ run: Run) -> Set<CodeID> {
    var wanted: Set<CodeID> = []
    for choice in named.choices {
      switch choice {
      case .any: continue
      case .except: if let code = run.figures.declared(choice) { wanted.insert(code) }
      case .code(let code): wanted.insert(code)
      case .set(let members): wanted.formUnion(members)
      }
    }
    let sets = run.codes.sets.filter { set in
      (run.codes[set].members + run.codes[set].excluded).contains { wanted.contains($0) }
    }
    return wanted.union(sets)
  }

  // MARK: Nothing found

  func refusal(_ run: Run) throws(Diagnostic) -> Diagnostic {
    for named in names where try rows(of: [named], run).isEmpty {
      return Diagnostic(
        .noData,
        "no number is printed on \(Wording.list(named.choices.map { run.words($0, role: .host) }, "or"))",
        at: named.span, hint: "\(command: "list names") shows the names with data")
    }
    let open = run.inPrintOrder(try rows(of: names, run))
    guard !open.isEmpty else {
      return Diagnostic(
        .noData, "no printed number has all of these names", at: span, hint: "leave one of them out")
    }
    return Diagnostic(
      .noData, "nothing is printed on this for that period", at: periodSpan,
      hint: "there are statements for \(run.periodText(open))")
  }
}
