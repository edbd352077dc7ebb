import Glibc
import Rendering
import Replaying

/// What changed in a repository since one of its revisions, as `git` says.
struct GitRevision {
  /// The folder of the repository, links followed.
  private let root: String
  /// What the files of the revision are, and which of them are not the same now; from `root`.
  private let files: Set<[UInt8]>
  private let changed: Set<[UInt8]>

  /// Asks `git` about the repository that `folder` lies in.
  init(_ revision: String, in folder: String) throws(FileFault) {
    guard !revision.isEmpty, !revision.hasPrefix("-") else {
      throw FileFault("'\(ShownText.shown(revision))' is no revision")
    }
    func git(_ words: [String], orElse fault: FileFault? = nil) throws(FileFault) -> [UInt8] {
      guard let child = ChildProcess(["git", "--no-optional-locks", "-C", folder] + words) else {
        throw FileFault("--since needs git, and there is no program 'git'")
      }
      if child.status == 0 { return child.output }
      throw fault ?? FileFault("git cannot tell what changed\(GitRevision.reason(child.errors))")
    }
    guard let child = ChildProcess(["git", "-C", folder, "rev-parse", "--show-toplevel"]) else {
      throw FileFault("--since needs git, and there is no program 'git'")
    }
    guard child.status == 0 else {
      throw FileFault(
        "'\(ShownText.shown(folder))' is in no git repository\(GitRevision.reason(child.errors))")
    }
    root = Files.absolute(String(decoding: child.output.prefix { $0 != 0x0A }, as: UTF8.self))
    let missing = FileFault("the repository has no revision '\(ShownText.shown(revision))'")
    func parsed(_ name: String) throws(FileFault) -> String {
      let line = try git(["rev-parse", "--verify", "--quiet", "--end-of-options", name], orElse: missing)
      return String(decoding: line.prefix { $0 != 0x0A }, as: UTF8.self)
    }
    // First by itself: whatever stands behind `:/text` belongs to the text.
    let commit = try parsed("\(try parsed(revision))^{commit}")
    files = GitRevision.names(try git(["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit]))
    changed = GitRevision.names(
      try git([
        "diff", "--name-only", "-z", "--no-renames", "--no-relative", "--no-ext-diff", "--no-textconv",
        commit,
      ]))
  }

  private static func names(_ output: [UInt8]) -> Set<[UInt8]> {
    Set(output.split(separator: 0).map { [UInt8]($0) })
  }

  /// `: fatal: …`, the first line of what it said.
  private static func reason(_ errors: [UInt8]) -> String {
    let line = String(decoding: errors.prefix { $0 != 0x0A }, as: UTF8.self)
    return line.isEmpty ? "" : ": \(ShownText.shown(line))"
  }

  /// Whether a file is what it was in the revision. A link is, if both it and what it leads to are; a file outside the
  /// repository is not known, and so is not.
  func isSame(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") + "/" : "."
    let named = Files.absolute(folder) + "/" + (parts.last.map(String.init) ?? "")
    return [named, Files.absolute(path)].allSatisfy { path in
      guard path.hasPrefix(root + "/") else { return false }
      let name = Array(path.dropFirst(root.count + 1).utf8)
      return files.contains(name) && !changed.contains(name)
    }
  }

  /// Why a notebook is to be replayed; nothing if it and all it read are what they were.
  func change(_ name: String, _ notebook: Notebook, _ sessions: NotebookSessions) -> String? {
    if !isSame(name) { return "the notebook changed" }
    return Footprint.change(in: notebook, sessions.holdings, version: sessions.session().version)
  }
}
