package import Observations

/// The parts of a whole that the code lists say are all there is of it: its children, where these are on one level and
/// none is a residual. A child on another level may lie inside one of the others.
struct WholeCut {
  let parts: [CodeID]
  /// The years in which all of them are there; nothing is no limit.
  private let from: Int?
  private let to: Int?

  /// Nothing where there is no such cut.
  init?(of whole: CodeID, _ codes: Codes) {
    guard codes[whole].isExhausted else { return nil }
    let parts = codes.children(of: whole).filter { !codes.isSet($0) }
    let entries = parts.map { codes[$0] }
    guard parts.count > 1, let level = entries.first?.level,
      entries.allSatisfy({ $0.level == level && !$0.isResidual })
    else { return nil }
    self.parts = parts
    from = entries.compactMap(\.from).max()
    to = entries.compactMap(\.to).min()
  }

  /// The parts, if all of them are there in that year; nothing says that the year is not known.
  func parts(in year: Int?) -> [CodeID]? {
    if from == nil, to == nil { return parts }
    guard let year else { return nil }
    return (from.map { $0 <= year } ?? true) && (to.map { year <= $0 } ?? true) ? parts : nil
  }
}

extension Figures {
  /// The parts of a whole that are all there is of it in the period of an address; nothing where that is not known.
  package func exhaustiveParts(of whole: CodeID, at address: Address) -> [CodeID]? {
    WholeCut(of: whole, codes)?.parts(in: year(of: address))
  }

  private func year(of address: Address) -> Int? {
    guard let place = structure.place(of: .period), let code = address.code(place) else { return nil }
    return Period(codes[code].id)?.onlyYear
  }
}

extension Period {
  /// The year that it is, or lies in.
  var onlyYear: Int? {
    switch self {
    case .year(let year), .month(let year, _): year
    case .span, .unstated: nil
    }
  }
}
