/// A unified diff that `patch` applies, byte for byte.
enum UnifiedDiff {
  private static let context = 3

  /// The diff between two versions of a file, empty if they are the same. `patch -p1` applies it in `folder`, and that of a file
  /// with an absolute name that lies elsewhere in `/`.
  static func text(_ name: String, from old: [UInt8], to new: [UInt8], in folder: String = "") -> [UInt8] {
    if old == new { return [] }
    let (oldLines, newLines) = (lines(old), lines(new))
    let changes = LineDiff.changes(from: oldLines, to: newLines)
    let place = relative(name, to: folder)
    var result = Array("--- \(quoted("a/" + place))\n+++ \(quoted("b/" + place))\n".utf8)
    var index = 0
    while index < changes.count {
      var end = index + 1
      while end < changes.count, changes[end].old.lowerBound - changes[end - 1].old.upperBound <= 2 * context
      { end += 1 }
      result += hunk(changes[index..<end], oldLines, newLines)
      index = end
    }
    return result
  }

  /// The name as it is called in a folder, whose own name is absolute; of a file that lies elsewhere, in `/`.
  private static func relative(_ name: String, to folder: String) -> String {
    guard name.hasPrefix("/") else { return name }
    let inside = folder.hasSuffix("/") ? folder : folder + "/"
    return String(name.hasPrefix(inside) ? name.dropFirst(inside.count) : name.drop { $0 == "/" })
  }

  /// The lines, each with its LF.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      result.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { result.append(bytes[start...]) }
    return result
  }

  private static func hunk(
    _ changes: ArraySlice<LineDiff.Change>, _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> [UInt8] {
    guard let first = changes.first, let last = changes.last else { return [] }
    let lead = min(context, first.old.lowerBound)
    let trail = min(context, old.count - last.old.upperBound)
    let oldRange = (first.old.lowerBound - lead)..<(last.old.upperBound + trail)
    let newRange = (first.new.lowerBound - lead)..<(last.new.upperBound + trail)
    var result = Array("@@ -\(place(oldRange)) +\(place(newRange)) @@\n".utf8)
    func add(_ sign: UInt8, _ line: ArraySlice<UInt8>) {
      result.append(sign)
      result += line
      if line.last != 0x0A { result += Array("\n\\ No newline at end of file\n".utf8) }
    }
    var index = oldRange.lowerBound
    for change in changes {
      for line in old[index..<change.old.lowerBound] { add(UInt8(ascii: " "), line) }
      for line in old[change.old] { add(UInt8(ascii: "-"), line) }
      for line in new[change.new] { add(UInt8(ascii: "+"), line) }
      index = change.old.upperBound
    }
    for line in old[index..<oldRange.upperBound] { add(UInt8(ascii: " "), line) }
    return result
  }

  /// The first line, from 1, and how many; of none, the line before.
  private static func place(_ range: Range<Int>) -> String {
    if range.count == 1 { return "\(range.lowerBound + 1)" }
    return range.isEmpty ? "\(range.lowerBound),0" : "\(range.lowerBound + 1),\(range.count)"
  }

  /// A name as `patch` reads it: in C quotes where it holds control characters, quotes or backslashes, and with a tab after blanks.
  private static func quoted(_ name: String) -> String {
    let bytes = Array(name.utf8)
    let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x5C }
    if isPlain { return bytes.contains(0x20) ? name + "\t" : name }
    var result = "\""
    for byte in bytes {
      if byte >= 0x20, byte < 0x7F, byte != 0x22, byte != 0x5C {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let octal = String(byte, radix: 8)
        result += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
      }
    }
    return result + "\""
  }
}
