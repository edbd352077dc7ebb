import Observations

/// Who compiled the figures of a row: an unstated compiler is the only one that is stated for such figures, if there is one.
struct Compilers {
  private let cube: Cube
  private let source, side: Int?
  private let noSource, noSide: Int32
  private let kinds: [Int]
  /// The stated source and side of a kind of figures; −1 where there are several.
  private var sources: [[Int32]: Int32] = [:]
  private var sides: [[Int32]: Int32] = [:]

  init(_ catalogue: Catalogue) {
    cube = catalogue.cube
    let structure = cube.structure
    source = structure.place(of: .source)
    side = structure.place(of: .side)
    noSource = catalogue.codes.find("_U", in: "sources")?.index ?? -2
    noSide = catalogue.codes.find("_U", in: "sides")?.index ?? -2
    kinds = [.measure, .coverage, .period].compactMap { structure.place(of: $0) }
    for row in cube.rows {
      let kind = kinds.map { cube.columns[$0][row].index }
      if let source { Compilers.file(cube.columns[source][row].index, noSource, kind, &sources) }
      if let side { Compilers.file(cube.columns[side][row].index, noSide, kind, &sides) }
    }
  }

  /// Whether a row states no source, and there are several of such figures.
  func isOfAny(_ row: Int) -> Bool {
    guard let source, cube.columns[source][row].index == noSource else { return false }
    return sources[kinds.map { cube.columns[$0][row].index }] == -1
  }

  private static func file(_ code: Int32, _ none: Int32, _ kind: [Int32], _ stated: inout [[Int32]: Int32]) {
    if code == none { return }
    if let known = stated[kind] {
      if known != code { stated[kind] = -1 }
    } else {
      stated[kind] = code
    }
  }

  /// Puts the compiler into the codes of a key.
  func unify(_ codes: inout [Int32]) {
    let kind = kinds.map { codes[$0] }
    if let source, codes[source] == noSource, let only = sources[kind], only >= 0 { codes[source] = only }
    if let side, codes[side] == noSide, let only = sides[kind], only >= 0 { codes[side] = only }
  }
}
