package import Replaying
import Support

/// Reads, replays and updates bad notebooks and holds them to their laws.
package struct NotebookAttack: Sendable {
  private let parts: PublishedParts

  package init() throws { parts = PublishedParts(try Asking.catalogue()) }

  /// Printing gives back what was read, the pieces tile it, and every issue has a place.
  @discardableResult
  package static func read(_ bytes: [UInt8]) throws(Broken) -> Notebook {
    let notebook = Notebook(bytes)
    var at = 0
    for piece in notebook.pieces {
      try hold(
        piece.range.lowerBound == at && piece.range.upperBound > at,
        "the pieces do not tile the bytes at \(at)")
      at = piece.range.upperBound
    }
    try hold(at == bytes.count, "the pieces end at \(at) of \(bytes.count)")
    for cell in notebook.cells {
      try hold(
        cell.range.lowerBound <= cell.body.lowerBound && cell.body.upperBound <= cell.range.upperBound,
        "a cell's text lies outside the cell")
    }
    for issue in notebook.issues {
      try hold(issue.line >= 1 && issue.column >= 1 && !issue.code.isEmpty, "an issue has no place")
    }
    return notebook
  }

  /// A notebook that was read can be asked for everything a replay asks.
  package func replay(_ bytes: [UInt8]) throws(Broken) {
    try hold(try NotebookAttack.read(bytes).printed == bytes, "printing gives other bytes")
    let factory = SessionAnswerer.factory(for: Notebook(bytes), in: Asking.world, parts: parts)
    let report = Replay.run("attack.md", bytes, with: factory)
    for format in ReportFormats.all {
      let written = format.render([report], ReportStyle(isColoured: false))
      if format.name == "human" { try Shown.check(String(decoding: written, as: UTF8.self)) }
    }
    let update = Update.run("attack.md", bytes, with: factory, options: UpdateOptions(writesNumbers: true))
    guard let new = update.bytes else { return }
    let again = Update.run("attack.md", new, with: factory, options: UpdateOptions(writesNumbers: true))
    try hold(again.bytes == nil, "a second update writes again")
    let before = Notebook(bytes)
    let after = Notebook(new)
    try hold(
      before.cells.map { before.source(of: $0) } == after.cells.map { after.source(of: $0) },
      "an update changed what a cell asks")
    try hold(after.errors.isEmpty, "an update wrote a notebook that cannot be run")
  }
}
