// The laws that one Swift file keeps or breaks. Each takes what it judges, so that a test can hand it a bad example.

/// An `import` in a Swift file.
struct Import: Equatable {
  /// The module alone: of `import struct Texts.Span`, `Texts`.
  let module: String
  let line: Int
}

func imports(in tokens: [Token]) -> [Import] {
  let kinds: Set = ["typealias", "struct", "class", "enum", "protocol", "let", "var", "func"]
  return tokens.indices.compactMap { index in
    guard tokens[index].isWord("import"), index == 0 || !tokens[index - 1].isMark(".") else { return nil }
    var next = index + 1
    if next + 1 < tokens.count, tokens[next].kind == .word, kinds.contains(tokens[next].text) { next += 1 }
    guard next < tokens.count, tokens[next].kind == .word || tokens[next].kind == .quotedWord else {
      return nil
    }
    return Import(module: tokens[next].text, line: tokens[index].line)
  }
}

/// What every Swift file has without asking: the standard library's own modules.
let standardLibrary: Set = ["Swift", "_Concurrency", "_StringProcessing", "RegexBuilder"]

/// Arrows go one way: a file imports what its room's row allows.
func layeringFindings(in file: TextFile, table: RoomTable) -> [Finding] {
  let allowed = table.allowed(in: file.room).union(standardLibrary)
  return imports(in: swiftTokens(file.text))
    .filter { !allowed.contains($0.module) }
    .map { Finding(file: file.path, line: $0.line, what: "\(file.room) may not import \($0.module)") }
}

/// The rooms that touch what is outside the program; in every other one the same input gives the same answer.
let frontRooms: Set = ["Publications", "CLibEdit", "LineEditing", "okrug"]

/// Modules through which a file, a clock, the surroundings or chance could come in.
private let impureModules: Set = [
  "Foundation", "FoundationEssentials", "FoundationInternationalization", "FoundationNetworking",
  "FoundationXML",
  "Glibc", "Musl", "Darwin", "Dispatch", "System", "SystemPackage", "Observation", "Subprocess",
]

/// Names that reach outside wherever they stand.
private let impureNames: Set = [
  "FileManager", "FileHandle", "ProcessInfo", "CommandLine", "UserDefaults", "DateFormatter",
  "NumberFormatter",
  "ContinuousClock", "SuspendingClock", "SystemRandomNumberGenerator", "DispatchQueue", "DispatchTime",
  "URLSession",
  "getenv", "setenv", "setlocale", "fopen", "fread", "fwrite", "fputs", "clock_gettime", "gettimeofday",
  "arc4random", "drand48", "hashValue",
]

/// Functions of the standard library that reach outside when called by their bare name.
private let impureFunctions: Set = ["print", "debugPrint", "dump", "readLine"]

/// Methods that draw from the system's chance.
private let chanceMethods: Set = ["random", "randomElement", "shuffle", "shuffled"]

/// Numbers that cannot hold what was printed.
private let inexactNumbers: Set = ["Double", "Float", "Float16", "Float32", "Float64", "Float80", "CGFloat"]

/// The inside is pure: nothing comes in but through the arguments, and no decimal is held in binary.
func purityFindings(in file: TextFile) -> [Finding] {
  guard !frontRooms.contains(file.room) else { return [] }
  let tokens = swiftTokens(file.text)
  let imported = imports(in: tokens).filter { impureModules.contains($0.module) }
    .map { Finding(file: file.path, line: $0.line, what: "a pure room imports \($0.module)") }
  let used = tokens.indices.compactMap { index -> Finding? in
    let token = tokens[index]
    guard token.kind == .word else { return nil }
    let before = index > 0 ? tokens[index - 1].text : ""
    let after = index + 1 < tokens.count ? tokens[index + 1].text : ""
    let last = index + 2 < tokens.count ? tokens[index + 2].text : ""
    let isMember = before == "." && !(index > 1 && tokens[index - 2].isWord("Swift"))
    let isImpure =
      impureNames.contains(token.text)
      || (impureFunctions.contains(token.text) && after == "(" && !isMember && before != "func")
      || (chanceMethods.contains(token.text) && after == "(" && before == ".")
      || (token.text == "Date" && ((after == "(" && last == ")") || (after == "." && last == "now")))
      || (token.text == "Task" && after == "." && last == "sleep")
    if isImpure { return Finding(file: file.path, line: token.line, what: "a pure room uses \(token.text)") }
    if inexactNumbers.contains(token.text) {
      return Finding(file: file.path, line: token.line, what: "a pure room uses \(token.text) for a number")
    }
    return nil
  }
  return imported + used
}

/// No construct that ends the program where a refusal belongs.
func trapFindings(in file: TextFile) -> [Finding] {
  let tokens = swiftTokens(file.text)
  return tokens.indices.compactMap { index in
    let token = tokens[index]
    let before = index > 0 ? tokens[index - 1] : nil
    if ["fatalError", "preconditionFailure", "precondition"].contains(where: token.isWord),
      index + 1 < tokens.count, tokens[index + 1].isMark("(")
    {
      return Finding(file: file.path, line: token.line, what: "\(token.text) ends the program")
    }
    guard token.isMark("!"), token.isBoundLeft, let before else { return nil }
    if before.isWord("try") || before.isWord("as") {
      return Finding(
        file: file.path, line: token.line, what: "\(before.text)! ends the program when it fails")
    }
    return Finding(
      file: file.path, line: token.line, what: "'!' behind \(before.text) ends the program on nil")
  }
}

/// A module named like a type inside it hides itself.
func namesakeFindings(in file: TextFile) -> [Finding] {
  let kinds: Set = ["struct", "class", "enum", "actor", "protocol", "typealias"]
  let tokens = swiftTokens(file.text)
  return zip(tokens, tokens.dropFirst())
    .filter { $0.kind == .word && kinds.contains($0.text) && $1.text == file.room }
    .map { Finding(file: file.path, line: $1.line, what: "the type \(file.room) is named like its target") }
}

/// Room names that say nothing about what is inside.
func emptyNameFindings(rooms: [String]) -> [Finding] {
  let empty = [
    "Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Core", "Common", "Manager", "Managers",
  ]
  return rooms.filter { room in empty.contains { room == $0.lowercased() || room.hasSuffix($0) } }
    .map { Finding(file: "Sources/\($0)", line: 0, what: "the name says nothing about what is inside") }
}

/// The longest that a file about one thing gets without a reason.
let longestFile = 400

/// Files longer than `longestFile` lines that are not in `known`, and entries of `known` that are no longer needed.
func sizeFindings(in files: [TextFile], known: Set<String>) -> [Finding] {
  let long = files.filter { lineCount($0.text) > longestFile }
  let unlisted = long.filter { !known.contains($0.path) }
    .map { Finding(file: $0.path, line: lineCount($0.text), what: "longer than \(longestFile) lines") }
  let stale = known.subtracting(long.map(\.path)).sorted()
    .map { Finding(file: $0, line: 0, what: "listed as a long file, and is none") }
  return unlisted + stale
}

private func lineCount(_ text: String) -> Int {
  text.utf8.count { $0 == UInt8(ascii: "\n") } + (text.isEmpty || text.hasSuffix("\n") ? 0 : 1)
}
