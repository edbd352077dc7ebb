internal import Texts

/// Replacements of spans, which do not overlap; what they do not name stays byte for byte.
struct Edits {
  private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

  var isEmpty: Bool { edits.isEmpty }

  mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) { edits.append((range, bytes)) }

  func applied(to bytes: [UInt8]) -> [UInt8] {
    if edits.isEmpty { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    for edit in edits.sorted(by: {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    })
    where edit.range.lowerBound >= index {
      result += bytes[index..<edit.range.lowerBound]
      result += edit.bytes
      index = edit.range.upperBound
    }
    return result + bytes[index...]
  }
}

/// A notebook with some outputs, numbers or its digest written anew.
struct Draft {
  let notebook: Notebook
  private(set) var edits = Edits()
  private let judge: Judge

  init(_ notebook: Notebook) {
    self.notebook = notebook
    judge = Judge(notebook: notebook)
  }

  /// The new text.
  var printed: [UInt8] { edits.applied(to: notebook.bytes) }

  /// Replaces the output of a cell, or inserts one after it.
  mutating func record(_ index: Int, _ outcome: CellOutcome, version: String) {
    let cell = notebook.cells[index]
    let text = judge.output(of: index, outcome).recorded
    let newline = notebook.newline(at: cell.range.lowerBound)
    let attributes = judge.provenance(of: index, outcome, version: version).attributes(
      outcome, keeping: cell.output?.attributes)
    let fence = OutputFence(text: text, attributes: attributes, newline: newline).bytes
    if let output = cell.output {
      edits.replace(output.range, with: fence + (notebook.endsLine(output.range.upperBound) ? newline : []))
      return
    }
    let end = cell.range.upperBound
    var bytes = notebook.endsLine(end) ? newline + fence + newline : newline + newline + fence
    if end < notebook.bytes.count, !notebook.bytes.isBlank(end..<notebook.bytes.line(from: end).end) {
      bytes += newline
    }
    edits.replace(end..<end, with: bytes)
  }

  /// Renews what is recorded beside an output that says the same of it: the cell's text, the data, the version. False where
  /// that is so already, or nothing was recorded. The output's own bytes stay.
  mutating func renew(_ index: Int, _ outcome: CellOutcome, version: String) -> Bool {
    guard let output = notebook.cells[index].output, let before = Provenance(output.attributes) else {
      return false
    }
    let now = judge.provenance(of: index, outcome, version: version)
    let opening = output.range.lowerBound..<notebook.bytes.line(from: output.range.lowerBound).end
    guard now != before,
      let start = notebook.bytes[opening].firstIndex(of: UInt8(ascii: "{")),
      let end = notebook.bytes[opening].lastIndex(of: UInt8(ascii: "}")), start < end
    else { return false }
    let attributes = now.attributes(outcome, keeping: output.attributes)
    edits.replace(start..<end + 1, with: Array(attributes.text.utf8))
    return true
  }

  /// Replaces a number of the prose.
  mutating func write(_ number: String, in check: ProseCheck) {
    guard let literal = check.literal else { return }
    edits.replace(literal, with: Array(number.utf8))
  }

  /// Writes the digest of the data into the front matter, after `data:` if there is none yet.
  mutating func write(digest: String) {
    guard let front = notebook.front, let data = front.key("data") else { return }
    let text = Array("sha256:\(digest.prefix(12))".utf8)
    if let key = front.key("digest") {
      guard !DataDigest.isSame(key.value, digest) else { return }
      let needsBlank =
        key.valueRange.lowerBound > 0 && notebook.bytes[key.valueRange.lowerBound - 1] == UInt8(ascii: ":")
      edits.replace(key.valueRange, with: (needsBlank ? [0x20] : []) + text)
    } else {
      let line =
        Array(notebook.bytes[data.indent]) + Array("digest: ".utf8) + text
        + notebook.newline(at: front.range.lowerBound)
      edits.replace(data.lineEnd..<data.lineEnd, with: line)
    }
  }
}

extension Notebook {
  /// The bytes with the output of a cell replaced or inserted.
  package func recording(_ outcome: CellOutcome, ofCell index: Int, version: String) -> [UInt8] {
    guard cells.indices.contains(index) else { return bytes }
    var draft = Draft(self)
    draft.record(index, outcome, version: version)
    return draft.printed
  }

  /// The bytes with the front matter's digest (64 hexadecimal digits) replaced, or inserted after `data:`.
  package func writing(digest: String) -> [UInt8] {
    var draft = Draft(self)
    draft.write(digest: digest)
    return draft.printed
  }

  /// The line ending of the line that begins at an offset; LF if it has none.
  func newline(at start: Int) -> [UInt8] {
    let line = bytes.line(from: start)
    return line.next > line.end ? Array(bytes[line.end..<line.next]) : [0x0A]
  }

  /// Whether the byte before an offset ends a line.
  func endsLine(_ offset: Int) -> Bool { offset > 0 && bytes[offset - 1].endsLine }
}

/// An output as it stands in a notebook: a fence longer than any run of backticks inside.
struct OutputFence {
  let text: [UInt8]
  let attributes: Attributes
  let newline: [UInt8]

  /// Without a line ending after the closing fence.
  var bytes: [UInt8] {
    let fence = Array(Backticks.around(text).utf8)
    var result = fence + Array("output".utf8)
    if !attributes.isEmpty { result += Array((" " + attributes.text).utf8) }
    result += newline
    if !text.isEmpty {
      for byte in text { if byte == 0x0A { result += newline } else { result.append(byte) } }
      result += newline
    }
    return result + fence
  }
}

extension Provenance {
  /// The braces of an output: what its writer put there, the refusal's code, the digests.
  func attributes(_ outcome: CellOutcome, keeping old: Attributes? = nil) -> Attributes {
    let kept = (old?.pairs ?? []).filter { !AttributeRules.outputKeys.contains($0.key) }
    var attributes = Attributes(
      id: old?.id, classes: (old?.classes ?? []).filter { $0 != "error" }, pairs: kept)
    if let code = outcome.code {
      attributes.add(class: "error")
      attributes.add("code", Attributes.safe(code))
    }
    for pair in pairs { attributes.add(pair.key, pair.value) }
    return attributes
  }
}
