import Answers
import Claims
import Observations
import Texts

/// The part a name plays in `share PART in WHOLE` or `ratio A to B`.
enum Side: Hashable {
  case part, whole
}

/// A line's names, levels and periods, sorted out and ready to be matched against the data.
struct Question {
  struct Entry {
    let named: Named
    let side: Side
  }

  enum Unnamed {
    /// Several investors or hosts with data are refused.
    case refused
    /// The printed total where it has data, else the only one that has.
    case released
  }

  enum Series {
    /// One figure a period; a missing period must be the only one.
    case single
    /// All periods that have data, at least two.
    case several
  }

  var entries: [Entry] = []
  var levels: [(level: Level, span: Span)] = []
  var periods: PeriodsAsked?
  var periodSpan: Span?
  /// The period on the other side of `ratio 2012 to 2004`, which is none of `periods`.
  var otherPeriod: Period?
  /// How few periods leave an answer.
  var fewestPeriods = 1
  var clauses: [(clause: Clause, span: Span)] = []
  var numbers: [(text: String, span: Span)] = []
  var unnamed = Unnamed.refused
  /// Whether a name of the whole must hold the part's, as in a share; in a ratio it need not.
  var nests = true
  /// Whether `without NAME` leaves members of the level out.
  var leavesOut = false
  var series = Series.single
  /// Where words can be put into the line.
  var insertion: Int
  var span: Span

  init(_ items: [Item], side: Side = .part, span: Span, _ run: Run) {
    self.span = span
    insertion = items.last?.span.end ?? span.end
    add(items, side: side)
    addContext(run)
  }

  /// For `share`: what stands before the first `in`, and what stands after it.
  init(part: [Item], whole: [Item], span: Span, _ run: Run) {
    self.span = span
    insertion = whole.last?.span.end ?? part.last?.span.end ?? span.end
    let qualifiers = Question.qualifiers(in: part)
    add(part.filter { !qualifiers.contains($0.span) }, side: .part)
    add(part.filter { qualifiers.contains($0.span) } + whole, side: .whole)
    addContext(run)
  }

  /// Measures, coverages and sources that stand with a name in the part: they qualify the whole line.
  private static func qualifiers(in part: [Item]) -> Set<Span> {
    var qualifiers: Set<Span> = []
    var hasName = false
    for item in part {
      guard case .named(let named) = item else { continue }
      if ["measures", "coverages", "sources"].contains(named.list) {
        qualifiers.insert(named.span)
      } else {
        hasName = true
      }
    }
    return hasName ? qualifiers : []
  }

  private mutating func add(_ items: [Item], side: Side) {
    if entries.isEmpty { entries.reserveCapacity(items.count) }
    for item in items {
      switch item {
      case .named(let named): entries.append(Entry(named: named, side: side))
      case .level(let level, let span): levels.append((level, span))
      case .periods(let asked, let span):
        if case .listed(let old)? = periods, case .listed(let new) = asked {
          periods = .listed(old + new.filter { !old.contains($0) })
        } else {
          periods = asked
        }
        if periodSpan == nil { insertion = span.start }
        periodSpan = periodSpan?.joined(to: span) ?? span
      case .preposition: break
      case .number(let text, let span): numbers.append((text, span))
      case .clause(let clause, let span):
        if periodSpan == nil, clauses.isEmpty { insertion = min(insertion, span.start) }
        clauses.append((clause, span))
      }
    }
  }

  /// What `use` fixed and the line leaves open.
  private mutating func addContext(_ run: Run) {
    let context = run.memory.context
    for entry in context.choices {
      let role = entry.role
      let taken =
        entries.contains { Set($0.named.roles(in: run.structure)) == [role] }
        || levels.contains { $0.level.roles == [role] }
      if taken { continue }
      let list = run.structure.place(of: role).flatMap { run.structure.dimensions[$0].lists.first } ?? ""
      let named = Named(choices: [entry.choice], list: list, role: role, span: span, preposition: nil)
      entries.append(Entry(named: named, side: .whole))
      contextual.append(entries.count - 1)
    }
    if periods == nil, !context.periods.isEmpty { periods = .listed(context.periods) }
    readSpans(run)
  }

  /// Cumulative figures are printed for spans only: `cumulative 1951..1989` is one span, and years with gaps are not.
  private mutating func readSpans(_ run: Run) {
    guard let cumulative = run.library.landmarks.cumulative,
      case .listed(let periods)? = periods, periods.count > 1,
      entries.contains(where: { $0.named.choices == [.code(cumulative)] }),
      case .year(let first)? = periods.first, case .year(let last)? = periods.last,
      Period.areConsecutive(periods)
    else { return }
    self.periods = .listed([.span(first, last)])
  }

  /// Entries that come from `use`; they give way to names that turn out to play their role.
  private(set) var contextual: [Int] = []

  func has(_ extra: String) -> Bool {
    clauses.contains { entry in
      if case .with(let words) = entry.clause { words.contains(extra) } else { false }
    }
  }

  var shown: (words: [String], span: Span)? {
    for entry in clauses { if case .shown(let words) = entry.clause { return (words, entry.span) } }
    return nil
  }
}

/// A value found for a frame, with the cells it rests on.
struct Hit<Value> {
  let value: Value
  let cells: [Int]
  /// Whether one printed table among the cells makes the whole count as from a table.
  var anyTable = false
}

/// A frame that has data.
struct Candidate<Value> {
  let frame: Frame
  let rank: (measure: Int, coverage: Int, prose: Int)
  let hits: [(period: Period, hit: Hit<Value>)]
}

/// The reading taken, and those that were not.
struct Solution<Value> {
  let chosen: Candidate<Value>
  let others: [Candidate<Value>]

  var frame: Frame { chosen.frame }
  var periods: [Period] { chosen.hits.map(\.period) }
  var values: [Value] { chosen.hits.map(\.hit.value) }
}
