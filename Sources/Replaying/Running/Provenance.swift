/// What an output was made from: short digests of the cell's text and of the data it read, and the language's version.
///
///     {cell="6d1f0c5b" data="ershova-2014/1:9f2c01ab" version="0.1.0"}
struct Provenance: Hashable, Sendable {
  let cell: String
  /// Sorted by name; of many, the first `mostNamed` and one for the rest.
  let reads: [ReadDigest]
  let version: String

  static let mostNamed = 12

  init(source: [UInt8], reads: [ReadDigest], version: String) {
    cell = Digest.short(Digest.sha256(source))
    self.reads = Self.named(reads)
    self.version = Attributes.safe(version.utf8.count <= 40 ? version : Digest.short(Digest.sha256(version)))
  }

  /// What an output's braces recorded, or nothing.
  init?(_ attributes: Attributes) {
    guard let cell = attributes.value("cell") else { return nil }
    self.cell = cell
    version = attributes.value("version") ?? ""
    reads = (attributes.value("data") ?? "").split(separator: " ").map { item in
      guard let colon = item.lastIndex(of: ":") else { return ReadDigest("", String(item)) }
      return ReadDigest(String(item[..<colon]), String(item[item.index(after: colon)...]))
    }
  }

  private static func named(_ reads: [ReadDigest]) -> [ReadDigest] {
    let pairs = Set(reads.map { ReadDigest(name($0.name), Digest.short($0.digest)) })
    let sorted = pairs.sorted { ($0.name, $0.digest) < ($1.name, $1.digest) }
    guard sorted.count > mostNamed else { return sorted }
    let rest = sorted[(mostNamed - 1)...]
    let digest = Digest.sha256(rest.map { "\($0.name):\($0.digest)\n" }.joined())
    return sorted[..<(mostNamed - 1)] + [ReadDigest("\(rest.count)-others", Digest.short(digest))]
  }

  /// A name as braces hold it: blanks too are escaped, since they separate names.
  private static func name(_ name: String) -> String {
    let text = name.utf8.count <= 80 ? name : Digest.short(Digest.sha256(name))
    return Attributes.safe(text).split(separator: " ", omittingEmptySubsequences: false).joined(
      separator: "%20")
  }

  /// The keys of an output's braces.
  var pairs: [Attributes.Pair] {
    let data = reads.map { "\($0.name):\($0.digest)" }.joined(separator: " ")
    return [.init(key: "cell", value: cell)] + (data.isEmpty ? [] : [.init(key: "data", value: data)])
      + [.init(key: "version", value: version)]
  }

  /// Why an output made from `now` may differ from one made from this.
  func causes(of now: Provenance, _ holdings: Holdings) -> [Cause] {
    var causes: [Cause] = []
    if cell != now.cell { causes.append(.cell) }
    if version != now.version { causes.append(.version(was: version, now: now.version)) }
    let others = Set(reads).symmetricDifference(now.reads)
    let changed = others.filter { isChanged($0.name, now, holdings) }
    if !changed.isEmpty { causes.append(.data(Set(changed.map(\.name)).sorted())) }
    if !causes.isEmpty { return causes }
    // What is refused has read nothing to its end.
    return others.isEmpty || now.reads.isEmpty ? [.answer] : [.reads(others.map(\.name).sorted())]
  }

  /// Whether what was read holds something else now, or is there no more; what is only read no more, or was not read before,
  /// may be what it was.
  private func isChanged(_ name: String, _ now: Provenance, _ holdings: Holdings) -> Bool {
    guard let before = reads.first(where: { $0.name == name }) else { return false }
    let after = now.reads.first { $0.name == name }?.digest
    return (after ?? Footprint.held(name, holdings).map { Digest.short($0.digest) }) != before.digest
  }
}

/// What a difference is laid to.
package enum Cause: Hashable, Sendable {
  case cell
  case version(was: String, now: String)
  /// The names of the tables or cells that changed.
  case data([String])
  /// The names (`@japan`, or one bound by `let`) of cells that say something else, and that the cell uses.
  case cells([String])
  /// The names of what it reads and did not, or read and does not.
  case reads([String])
  /// Neither cell, nor version, nor the data recorded beside the output changed.
  case answer
  /// The output was recorded without digests.
  case unrecorded

  /// One clause.
  package var text: String {
    switch self {
    case .cell: "the cell's text changed"
    case .version(let was, let now): "the version changed: \(was.isEmpty ? "none" : was) → \(now)"
    case .data(let names): "the data it read changed: \(names.joined(separator: ", "))"
    case .cells(let names): "a cell it uses says something else: \(names.joined(separator: ", "))"
    case .reads(let names): "it reads other tables than it did: \(names.joined(separator: ", "))"
    case .answer:
      "not known: the cell, the version and the data recorded beside it are the same, so look at the lines before it, at other data and at the output itself"
    case .unrecorded: "not known: the output was recorded without digests"
    }
  }

  package var code: String {
    switch self {
    case .cell: "cell"
    case .version: "version"
    case .data: "data"
    case .cells: "cells"
    case .reads: "reads"
    case .answer: "answer"
    case .unrecorded: "unrecorded"
    }
  }
}
