import Foundation

/// Something a law does not allow, and where: `Sources/Verbs/Share.swift:12: …`.
struct Finding: CustomStringConvertible, Equatable {
  let file: String
  /// Counted from 1; 0 where the finding is about the file or folder as a whole.
  let line: Int
  let what: String

  var description: String { line > 0 ? "\(file):\(line): \(what)" : "\(file): \(what)" }
}

/// A text file, with its path below the package's root.
struct TextFile {
  let path: String
  let text: String
}

/// The tree these tests were compiled from.
enum Checkout {
  /// The package's root folder.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The names of the folders directly in `folder`, sorted.
  static func folders(in folder: String) throws -> [String] {
    try FileManager.default
      .contentsOfDirectory(
        at: root.appending(path: folder), includingPropertiesForKeys: [.isDirectoryKey],
        options: .skipsHiddenFiles
      )
      .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
      .map(\.lastPathComponent)
      .sorted()
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Every UTF-8 file below `folder` (`""`: below the root) whose name ends in one of `endings` (none: any),
  /// sorted by path. What a build leaves behind is not part of the tree.
  static func files(below folder: String, endings: [String] = []) throws -> [TextFile] {
    let start = folder.isEmpty ? root : root.appending(path: folder)
    guard
      let walk = FileManager.default.enumerator(at: start, includingPropertiesForKeys: [.isRegularFileKey])
    else {
      return []
    }
    var found: [TextFile] = []
    for case let url as URL in walk {
      let name = url.lastPathComponent
      if name == ".git" || name == ".venv" || name.hasPrefix(".build") {
        walk.skipDescendants()
        continue
      }
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true,
        endings.isEmpty || endings.contains(where: name.hasSuffix),
        let text = String(data: try Data(contentsOf: url), encoding: .utf8)
      else { continue }
      found.append(TextFile(path: path(of: url), text: text))
    }
    return found.sorted { $0.path < $1.path }
  }

  private static func path(of url: URL) -> String {
    url.standardizedFileURL.pathComponents.dropFirst(root.standardizedFileURL.pathComponents.count)
      .joined(separator: "/")
  }

  /// Every Swift file of `Sources/`.
  static func sources() throws -> [TextFile] { try files(below: "Sources", endings: [".swift"]) }

  /// Every Swift file of `Kernel/`; none where there is no kernel.
  static func kernel() throws -> [TextFile] {
    FileManager.default.fileExists(atPath: root.appending(path: "Kernel").path)
      ? try files(below: "Kernel", endings: [".swift"]) : []
  }
}

extension TextFile {
  /// The room that a file of `Sources/` or `Kernel/` belongs to: `Sources/Verbs/Share.swift` → `Verbs`.
  var room: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 && ["Sources", "Kernel"].contains(parts[0]) ? String(parts[1]) : ""
  }
}
