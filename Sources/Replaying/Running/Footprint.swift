/// What a notebook read when it was recorded, held against what is there now.
package enum Footprint {
  /// Why its outputs may differ from what was recorded, one clause; nothing if the cells, the data they read and the version
  /// are what they were. What was not recorded is not known to be the same.
  package static func change(in notebook: Notebook, _ holdings: Holdings, version: String) -> String? {
    guard notebook.errors.isEmpty else { return "the notebook has an error" }
    let cells = notebook.cells.filter(\.isRun)
    if cells.isEmpty { return "the notebook has no cells" }
    if let finding = DataFinding.all(of: notebook, holdings).first { return finding.message }
    let hasDigest = notebook.front?.digest != nil && notebook.front?.data.isEmpty == false
    if !hasDigest, notebook.checks.contains(where: { !notebook.asksCellsAlone($0) }) {
      return "it is not recorded what a number of the prose read"
    }
    var known: [String: ReadDigest] = [:]
    for cell in cells {
      guard let output = cell.output, let recorded = Provenance(output.attributes) else {
        return "a cell has no recorded digests"
      }
      let now = Provenance(source: notebook.sourceBytes(of: cell), reads: [], version: version)
      if recorded.cell != now.cell { return "a cell is not the one that was recorded" }
      if recorded.version != now.version { return "the version is another" }
      if recorded.reads.isEmpty, !hasDigest { return "it is not recorded what a cell read" }
      for read in recorded.reads {
        if known[read.name] == nil { known[read.name] = held(read.name, holdings) }
        guard let held = known[read.name] else {
          // A digest of many tables says nothing of each; the front matter's covers them.
          if hasDigest, read.name.hasSuffix("-others") { continue }
          return "'\(read.name)' is not there"
        }
        if Digest.short(held.digest) != read.digest { return "'\(read.name)' changed" }
      }
    }
    return nil
  }

  /// What a table or a register holds now: `ershova-2014/1`.
  static func held(_ name: String, _ holdings: Holdings) -> ReadDigest? {
    guard let slash = name.lastIndex(of: "/") else { return nil }
    return holdings(String(name[..<slash]))?.first { $0.name == name } ?? holdings(name)?.first
  }
}

extension Notebook {
  /// Whether a number or an assertion of the prose rests on answers of cells (`@japan`) and on nothing else.
  fileprivate func asksCellsAlone(_ check: ProseCheck) -> Bool {
    expression(of: check).split { " +-*/()[],<>=%".contains($0) }.allSatisfy { word in
      word.first == "@" || word.allSatisfy { $0.isNumber || $0 == "." }
    }
  }
}
