import Claims
import Observations
import Texts

// `without NAME` beside a share: of the whole, or of a place, an investor or a sector that both are in.
extension Frame {
  /// The frame without what the question takes away; nothing where it reads the names so that this cannot be taken away.
  func taking(away question: Question, _ run: Run) throws(Diagnostic) -> Frame? {
    var frame = self
    for entry in question.clauses {
      guard case .without(let codes, let list) = entry.clause else { continue }
      let roles = run.structure.roles(of: list)
      let own = roles.filter { partRoles.contains($0) }
      for role in own {
        guard let place = run.structure.place(of: role) else { continue }
        for choice in lists[role] ?? [address[place]] where run.meets(choice, codes) {
          throw Diagnostic(
            .notMeaningful, "\(run.words(choice, role: role)) is taken away itself, in whole or in part",
            at: entry.span, hint: "take away another part of the whole")
        }
      }
      let near = (own + roles.filter { !own.contains($0) }).compactMap { role in
        distance(codes, role, run).map { (role: role, distance: $0) }
      }
      guard let role = near.min(by: { $0.distance < $1.distance })?.role,
        let place = run.structure.place(of: role)
      else { return nil }
      if own.contains(role) {
        frame.assign { $0.taken[role, default: []] += codes }
      } else if let rest = run.taking(codes, from: address[place]) {
        frame.address[place] = rest
      }
    }
    return frame
  }

  /// How far up the whole is that some codes would be taken from in a role; nothing where they are no part of it.
  private func distance(_ codes: [CodeID], _ role: Role, _ run: Run) -> Int? {
    guard let place = run.structure.place(of: role), let first = codes.first else { return nil }
    var wholes = [address[place]]
    if partRoles.contains(role) {
      let part = lists[role]?.first ?? address[place]
      wholes = wholeChoices[role].map { [$0] } ?? run.tops(of: part, role: role).map { .code($0) }
    }
    let found = wholes.filter { run.taking(codes, from: $0) != nil }.compactMap(\.single)
    return found.compactMap { run.codes.ancestors(of: first).firstIndex(of: $0) }.min()
  }
}

extension Run {
  /// A code without some of its parts; nothing where they are none of its parts.
  func taking(_ parts: [CodeID], from whole: Choice) -> Choice? {
    guard case .code(let code) = whole, parts.allSatisfy({ codes.isAncestor(code, of: $0) }) else {
      return nil
    }
    return .except(code, parts)
  }

  /// Whether a choice has something in common with one of some codes.
  fileprivate func meets(_ choice: Choice, _ others: [CodeID]) -> Bool {
    let own: [CodeID] =
      switch choice {
      case .any: []
      case .code(let code): codes.members(of: code)
      case .set(let members): members
      case .except(let whole, _): [whole]
      }
    return own.contains { code in others.contains { codes.meet($0, code) } }
  }
}

extension Solution {
  /// The same with the frame that its answer is of.
  func taking(away question: Question, _ run: Run) throws(Diagnostic) -> Solution {
    guard let frame = try chosen.frame.taking(away: question, run) else { return self }
    return Solution(
      chosen: Candidate(frame: frame, rank: chosen.rank, hits: chosen.hits), others: others)
  }
}

extension Codes {
  /// Whether two codes have something in common: they are the same, or one is a part of the other.
  func meet(_ one: CodeID, _ other: CodeID) -> Bool {
    one == other || isAncestor(one, of: other) || isAncestor(other, of: one)
  }
}
