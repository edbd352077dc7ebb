import Observations

/// What the hierarchy says of codes, looked up once a code.
final class CodeFacts {
  struct Facts {
    /// Parent, grandparent and so on.
    let ancestors: [Int32]
    let level: String
    let isResidual: Bool
    let isTotal: Bool
    /// An ad-hoc set or a complement.
    let isSet: Bool
  }

  private let codes: Codes
  private var known: [Facts?]
  private var levels: [Int32: String] = [:]
  private var cuts: [Int32: WholeCut?] = [:]

  init(_ codes: Codes) {
    self.codes = codes
    known = Array(repeating: nil, count: codes.all.count)
  }

  subscript(_ code: Int32) -> Facts {
    if known.indices.contains(Int(code)), let facts = known[Int(code)] { return facts }
    let id = CodeID(Int(code))
    let entry = codes[id]
    let isSet = !entry.members.isEmpty || !entry.excluded.isEmpty
    let facts = Facts(
      ancestors: isSet ? [] : codes.ancestors(of: id).map(\.index), level: entry.level,
      isResidual: entry.isResidual, isTotal: entry.isTotal, isSet: isSet)
    if known.indices.contains(Int(code)) { known[Int(code)] = facts }
    return facts
  }

  func code(_ code: Int32) -> Code { codes[CodeID(Int(code))] }

  func children(_ code: Int32) -> [Int32] { codes.children(of: CodeID(Int(code))).map(\.index) }

  /// The level of the parts that a whole is cut into; parts at another level straddle those.
  func partLevel(_ whole: Int32) -> String {
    if let level = levels[whole] { return level }
    let level = children(whole).first.map { self[$0].level } ?? ""
    levels[whole] = level
    return level
  }

  /// Whether a part lies under a whole in cuts that do not overlap.
  func isRegular(_ part: Int32, under whole: Int32) -> Bool {
    var at = part
    for ancestor in self[part].ancestors {
      let facts = self[at]
      if facts.isResidual || facts.level != partLevel(ancestor) { return false }
      if ancestor == whole { return true }
      at = ancestor
    }
    return false
  }

  /// The children of a whole, if they are all there is of it in that year.
  func exhaustiveParts(_ whole: Int32, year: Int?) -> [Int32]? {
    let cut: WholeCut?
    if let known = cuts[whole] {
      cut = known
    } else {
      cut = WholeCut(of: CodeID(Int(whole)), codes)
      cuts[whole] = .some(cut)
    }
    return cut?.parts(in: year)?.map(\.index)
  }

  /// Whether one of some codes lies under another.
  func overlap(_ some: [Int32]) -> Bool {
    some.contains { code in self[code].ancestors.contains { some.contains($0) } }
  }
}
