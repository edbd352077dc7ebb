package import Answers
import Claims
import Observations
import Quantities
import Texts

/// How the value of an address is spoken of.
extension Run {
  /// `Japan's direct investment stock in manufacturing in Russia, 2012`
  func sentence(_ frame: Frame, periods: [Period], leaving: Set<Role> = []) -> String {
    func choice(_ role: Role) -> Choice { structure.place(of: role).map { frame.address[$0] } ?? .any }
    func code(_ role: Role) -> CodeID? { if case .code(let code) = choice(role) { code } else { nil } }
    func words(_ role: Role) -> String? {
      if leaving.contains(role) { return nil }
      if let list = frame.lists[role] {
        return list.map { self.words($0, role: role) }.text(with: ", ")
      }
      return choice(role) == .any ? nil : self.words(choice(role), role: role)
    }
    let measure = leaving.contains(.measure) ? nil : code(.measure)
    let subject = subject(measure: measure, coverage: leaving.contains(.coverage) ? nil : code(.coverage))
    var text: String
    if code(.investor).map({ codes[$0].id != "_Z" }) ?? true, let investor = words(.investor) {
      text = Wording.possessive(Wording.capitalised(investor)) + " " + subject
    } else {
      text = Wording.capitalised(subject)
    }
    if code(.sector).map({ !codes[$0].isTotal }) ?? true, let sector = words(.sector) {
      text += " in " + sector
    }
    for role in [Role.host, .sector] {
      if let whole = frame.within[role] { text += " in " + self.words(.code(whole), role: role) }
    }
    if let host = words(.host) {
      text += code(.host).map { codes[$0].isTotal } == true ? " abroad" : " in " + host
    }
    if let when = when(periods) { text += ", " + when }
    return text
  }

  /// The whole of a share in words.
  package func sentence(of base: ShareBase) -> String {
    let frame = Frame(address: base.whole, roles: [])
    var periods: [Period] = []
    if let place = structure.place(of: .period), case .code(let code) = base.whole[place],
      let period = Period(codes[code].id)
    {
      periods = [period]
    }
    return sentence(frame, periods: periods)
  }

  func when(_ periods: [Period]) -> String? {
    if periods.isEmpty { return nil }
    return periods.count > 2 ? Run.typed(periods) : periods.map(\.phrase).text(with: " and ")
  }
}
