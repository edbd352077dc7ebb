import Answers
import Claims
import Observations
import Texts

/// A line in full: every name with its role, nothing left out.
extension Run {
  /// `investor:JP`, `host:(RU_FEFD, RU_CFD)`, `host:RU except (RU_FEFD)`
  func typed(_ choice: Choice, role: Role) -> String {
    switch choice {
    case .any: return ""
    case .code(let code):
      let entry = codes[code]
      if !entry.members.isEmpty { return typed(.set(entry.members), role: role) }
      if !entry.excluded.isEmpty, let whole = entry.parent {
        return typed(.except(whole, entry.excluded), role: role)
      }
      if role == .measure || role == .coverage { return entry.id }
      return "\(role.rawValue):\(identifier(code, role))"
    case .set(let members):
      return "\(role.rawValue):(\(members.map { identifier($0, role) }.joined(separator: ", ")))"
    case .except(let whole, let parts):
      let taken = parts.map { identifier($0, role) }.joined(separator: ", ")
      return "\(role.rawValue):\(identifier(whole, role)) except (\(taken))"
    }
  }

  private func identifier(_ code: CodeID, _ role: Role) -> String {
    guard codes[code].isTotal else { return codes[code].id }
    switch role {
    case .investor: return "\"all investors\""
    case .host: return "\"all hosts\""
    case .sector: return "\"all sectors\""
    default: return codes[code].id
    }
  }

  private func typed(_ list: [Choice], role: Role) -> String {
    let words = list.map { typed($0, role: role) }
    guard role != .measure, role != .coverage else { return words.joined(separator: ", ") }
    let prefix = "\(role.rawValue):"
    return prefix
      + words.map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }.joined(separator: ", ")
  }

  /// The items of a frame in canonical order; `sector:` only where it is not the total.
  func items(
    _ frame: Frame, periods: [Period], replacing: ByRole<Choice> = [:], leaving: Set<Role> = []
  ) -> [String] {
    var items: [String] = []
    items.reserveCapacity(10)
    for role in [Role.investor, .host, .sector] {
      if let whole = frame.within[role] { items.append(typed(.code(whole), role: role)) }
    }
    for role in [Role.investor, .host, .sector] where !leaving.contains(role) && !frame.opened.contains(role)
    {
      if let list = frame.lists[role], replacing[role] == nil {
        items.append(typed(list, role: role))
        continue
      }
      guard let place = structure.place(of: role) else { continue }
      let choice = replacing[role] ?? frame.address[place]
      if role == .sector, replacing[role] == nil, case .code(let code) = choice, codes[code].isTotal,
        !memory.context.choices.contains(where: { $0.role == .sector })
      {
        continue
      }
      if choice != .any { items.append(typed(choice, role: role)) }
    }
    for place in structure.others {
      if case .code(let code) = frame.address[place] {
        items.append("\(structure.dimensions[place].id):\(codes[code].id)")
      }
    }
    for role in [Role.coverage, .measure] where !leaving.contains(role) && !frame.opened.contains(role) {
      if let list = frame.lists[role] {
        items.append(typed(list, role: role))
        continue
      }
      guard let place = structure.place(of: role) else { continue }
      let choice = replacing[role] ?? frame.address[place]
      if case .code(let code) = choice, codes[code].id == "_Z" { continue }
      if choice != .any { items.append(typed(choice, role: role)) }
    }
    if !frame.opened.contains(.period), let text = Self.typed(periods) { items.append(text) }
    if let place = structure.place(of: .source), case .code(let code) = frame.address[place] {
      items.append("source:\(codes[code].id)")
    }
    return items
  }

  /// `2004..2012`, `2004, 2012`, `1951/1989`
  static func typed(_ periods: [Period]) -> String? {
    guard let first = periods.first, let last = periods.last else { return nil }
    if periods.count == 1 { return first.text }
    let years = periods.compactMap { if case .year(let year) = $0 { year } else { nil } }
    if years.count == periods.count, years.count > 1, let low = years.first, let high = years.last,
      years == Array(low...max(low, high))
    {
      return "\(first.text)..\(last.text)"
    }
    return periods.map(\.text).text(with: ", ")
  }
}

extension Run {
  /// The clauses of a question as they are typed in a reading.
  func clauses(_ question: Question) -> [String] {
    question.clauses.map { entry in
      switch entry.clause {
      case .with(let words): "with " + words.text(with: ", ")
      case .shown(let words): "as " + words.text(with: " ")
      case .table(let id, let document): "table \(id)" + (document.map { " of \($0)" } ?? "")
      case .whereAbove(let above, let number, let unit):
        (["where", above ? ">" : "<", number] + unit).joined(separator: " ")
      case .average: "avg"
      case .without(let taken, _): "without " + taken.map { codes[$0].id }.joined(separator: ", ")
      }
    }
  }
}
