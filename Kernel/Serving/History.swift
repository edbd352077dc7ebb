internal import Wire

/// The lines of this session, each with its number. The kernel keeps none for later ones.
package struct History: Sendable {
  /// The number of the session that goes on, for a front end that counts them.
  private let session = 1
  private var lines: [HistoryReply.Line] = []

  package init() {}

  mutating func add(_ code: String, number: Int, output: String?) {
    lines.append(HistoryReply.Line(session: session, number: number, code: code, output: output))
  }

  func lines(_ kind: HistoryRequest.Kind) -> [HistoryReply.Line] {
    switch kind {
    case .tail(let count): return Array(lines.suffix(max(0, count)))
    case .range(let asked, let start, let stop):
      let wanted = asked > 0 ? asked : session + asked
      return lines.filter { $0.session == wanted && $0.number >= start && $0.number < stop ?? .max }
    case .search(let pattern, let count, let isUnique):
      let glob = Glob(pattern)
      var found = lines.filter { glob.fits($0.code) }
      if isUnique {
        // Of several, the last one.
        var seen: Set<String> = []
        found = found.reversed().filter { seen.insert($0.code).inserted }.reversed()
      }
      return count.map { Array(found.suffix(max(0, $0))) } ?? found
    }
  }
}

/// A pattern over whole texts: `*` is any run of characters, `?` any one, `[a-f]` one of a set, `[^a-f]` one of no set.
struct Glob {
  private enum Part {
    case run
    case one
    case exactly(Unicode.Scalar)
    case set([ClosedRange<Unicode.Scalar>], isExcluded: Bool)

    func fits(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .run, .one: true
      case .exactly(let wanted): wanted == scalar
      case .set(let ranges, let isExcluded): ranges.contains { $0.contains(scalar) } != isExcluded
      }
    }
  }

  private var parts: [Part] = []

  init(_ pattern: String) {
    var rest = Array(pattern.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": parts.append(.run)
      case "?": parts.append(.one)
      case "[": parts.append(Glob.set(&rest) ?? .exactly("["))
      default: parts.append(.exactly(scalar))
      }
    }
  }

  /// What follows `[` up to its `]`; nothing where there is none.
  private static func set(_ rest: inout ArraySlice<Unicode.Scalar>) -> Part? {
    let isExcluded = rest.first == "^" || rest.first == "!"
    let inside = isExcluded ? rest.dropFirst() : rest
    guard let end = inside.dropFirst().firstIndex(of: "]") else { return nil }
    var members = inside[..<end]
    rest = inside[(end + 1)...]
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while let low = members.popFirst() {
      if members.first == "-", let high = members.dropFirst().first {
        members = members.dropFirst(2)
        if low <= high { ranges.append(low...high) }
      } else {
        ranges.append(low...low)
      }
    }
    return .set(ranges, isExcluded: isExcluded)
  }

  func fits(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var place = 0
    var part = 0
    // Where to go on when what follows the last run did not fit.
    var resume: (place: Int, part: Int)?
    while place < scalars.count {
      if part < parts.count, case .run = parts[part] {
        part += 1
        resume = (place, part)
      } else if part < parts.count, parts[part].fits(scalars[place]) {
        part += 1
        place += 1
      } else if let last = resume {
        place = last.place + 1
        part = last.part
        resume = (place, part)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { if case .run = $0 { true } else { false } }
  }
}
