import Claims
import Observations

// Parts and the wholes that hold them.
extension Run {
  /// The addresses of a frame, one for each name of its list.
  func addresses(_ frame: Frame) -> [Address] {
    for (role, list) in frame.lists {
      guard let place = structure.place(of: role) else { continue }
      return list.map { frame.address.with(place, $0) }
    }
    return [frame.address]
  }

  /// The wholes a part may be released to, the widest first; a total is its own whole.
  func tops(of part: Choice, role: Role) -> [CodeID] {
    var members: [CodeID]
    switch part {
    case .any: return []
    case .code(let code): members = codes.members(of: code)
    case .set(let codes): members = codes
    case .except(let whole, _): return Array(codes.ancestors(of: whole).reversed()) + [whole]
    }
    guard let first = members.first else { return [] }
    if members.count == 1, codes[first].isTotal { return [first] }
    members.removeFirst()
    var found = codes.ancestors(of: first).filter { whole in
      members.allSatisfy { codes.isAncestor(whole, of: $0) }
    }
    if role == .investor || role == .host, let world = library.landmarks.world, !found.contains(world) {
      found.append(world)
    }
    return found.reversed()
  }

  func isPart(_ part: Choice, of whole: Choice) -> Bool {
    func codesOf(_ choice: Choice) -> [CodeID] {
      switch choice {
      case .any: []
      case .code(let code): codes.members(of: code)
      case .set(let members): members
      case .except(let whole, _): [whole]
      }
    }
    if case .except(_, let taken) = whole, !taken.allSatisfy({ isApart($0, from: part) }) { return false }
    let wholes = codesOf(whole)
    return codesOf(part).allSatisfy { piece in
      wholes.contains {
        $0 == piece || codes.isAncestor($0, of: piece) || codes[piece].parent == nil && !codes[piece].isTotal
      }
    }
  }

  /// Whether a code and a choice have nothing in common.
  private func isApart(_ code: CodeID, from choice: Choice) -> Bool {
    switch choice {
    case .any: return true
    case .code(let own): return !codes.members(of: own).contains { codes.meet($0, code) }
    case .set(let members):
      return !members.flatMap { codes.members(of: $0) }.contains { codes.meet($0, code) }
    case .except(let own, let taken):
      return !codes.meet(own, code) || taken.contains { $0 == code || codes.isAncestor($0, of: code) }
    }
  }

  /// The widest whole of a frame's part in a role.
  func released(_ frame: Frame, _ role: Role) -> Choice {
    guard let place = structure.place(of: role) else { return .any }
    for top in tops(of: frame.address[place], role: role) {
      if figures.value(frame.address.with(place, .code(top)), derive: false) != nil { return .code(top) }
    }
    return tops(of: frame.address[place], role: role).first.map { .code($0) } ?? .any
  }
}
