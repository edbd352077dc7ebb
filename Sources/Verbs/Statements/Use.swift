package import Answers
import Claims
package import Language
import Observations
package import Texts

/// `use NAMES`: what later lines may leave out.
package struct Use: Verb {
  package let name = "use"
  package let summary = "fix names or a period that later lines leave out"
  package let usage = "use NAME, PERIOD … | use nothing"
  package let example = "use from japan, 2012"
  package let kind = VerbKind.statement

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer { throw run.statementOnly(call) }

  package static func answer(
    _ atoms: [Atom], _ span: Span, _ run: Run, _ memory: inout Memory
  ) throws(Diagnostic) -> Answer {
    if atoms.count == 1, atoms[0].bareWord.map({ Names.folded($0) }) == "nothing" {
      memory.context = Memory.Context()
      return Answer(sentence: "nothing is fixed any more")
    }
    var context = Memory.Context()
    var words: [String] = []
    for item in try items(atoms, span, run) {
      switch item {
      case .named(let named):
        guard named.choices.count == 1, let choice = named.choices.first else {
          throw Refusal.mixedList(named.span)
        }
        let role = try role(of: named, choice, run)
        guard !context.choices.contains(where: { $0.role == role }) else {
          throw Diagnostic(
            .surplusArgument, "two names for one role", at: named.span,
            hint: "a set takes several: \(command: "(FEFD, CFD)")")
        }
        context.choices.append(Memory.Context.Entry(role: role, choice: choice))
        words.append("\(role.rawValue) \(run.words(choice, role: role))")
      case .periods(.listed(let periods), _):
        context.periods = periods
        words.append("period \(Run.typed(periods) ?? "")")
      case .preposition: continue
      case .level, .number, .clause, .periods(.latest, _):
        throw Refusal.unused(item, by: "use")
      }
    }
    guard !words.isEmpty else {
      throw Diagnostic(
        .missingArgument, "\(quoted: "use") needs names or a period", at: span,
        hint: "write \(command: "use from japan, 2012"), or \(command: "use nothing")")
    }
    context.text = words.joined(separator: ", ")
    memory.context = context
    return Answer(sentence: "from here on: \(context.text)")
  }

  /// In `use` a comma separates items of any kind.
  private static func items(_ atoms: [Atom], _ span: Span, _ run: Run) throws(Diagnostic) -> [Item] {
    var items: [Item] = []
    var part: [Atom] = []
    for atom in atoms + [.symbol(.comma, span)] {
      guard atom.isSymbol(.comma) else {
        part.append(atom)
        continue
      }
      items += try ItemReader.items(part, run)
      part = []
    }
    return items
  }

  /// The one role in which the data has figures for the name.
  private static func role(of named: Named, _ choice: Choice, _ run: Run) throws(Diagnostic) -> Role {
    let roles = named.roles(in: run.structure)
    if roles.count == 1, let only = roles.first { return only }
    if let word = named.preposition {
      if word == "from", roles.contains(.investor) { return .investor }
      if word == "in" || word == "to", roles.contains(.host) { return .host }
    }
    let used = roles.filter { role in
      guard let place = run.structure.place(of: role) else { return false }
      return run.figures.cube.columns[place].contains { code in named.codes.contains(code) }
    }
    if used.count == 1, let only = used.first { return only }
    let name = named.codes.first.map { run.typed($0) } ?? ""
    throw Diagnostic(
      .ambiguousReading, "\(quoted: name) may be investor or host", at: named.span, hint: "say which",
      commands: ["use from \(name)", "use in \(name)"])
  }
}
