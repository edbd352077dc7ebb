import Glibc
import Replaying

/// The notebooks that a command line names: files, and the files below folders.
enum NotebookSearch {
  /// A file to look at, or why there is none.
  enum Candidate: Sendable {
    case named(String)
    /// One below a folder: only a notebook if it has cells.
    case found(String, within: String)
    case fault(String, FileFault)
  }

  /// What a name on the command line stands for.
  struct Target: Sendable {
    let name: String
    let isFolder: Bool
    let candidates: [Candidate]
  }

  static func target(_ name: String) -> Target {
    guard Files.isFolder(name) else { return Target(name: name, isFolder: false, candidates: [.named(name)]) }
    var walk = Walk(root: name)
    walk.enter(name == "." ? "" : name.hasSuffix("/") ? name : name + "/")
    return Target(name: name, isFolder: true, candidates: walk.inOrder)
  }

  /// Goes through a folder, what begins with a dot and linked folders left out.
  private struct Walk {
    let root: String
    private var found: [(path: String, candidate: Candidate)] = []

    init(root: String) { self.root = root }

    /// In the order of the bytes of their paths, whatever the system's.
    var inOrder: [Candidate] {
      found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }.map(\.candidate)
    }

    mutating func enter(_ prefix: String) {
      let entries: [FolderEntry]
      do throws(FileFault) {
        entries = try Files.entries(in: prefix.isEmpty ? "." : prefix)
      } catch {
        return found.append((prefix, .fault(prefix, error)))
      }
      for entry in entries where !entry.name.hasPrefix(".") {
        let path = prefix + entry.name
        let mayMatter = entry.mayBeFolder || entry.name.hasSuffix(".md")
        guard entry.isUTF8 else {
          if mayMatter {
            found.append((path, .fault(path, FileFault("cannot read '\(path)': its name is not UTF-8"))))
          }
          continue
        }
        guard let state = FileState.of(link: path) else {
          // What was taken away this moment is not there; what cannot be looked at is.
          let reason = errno
          if mayMatter, reason != ENOENT {
            found.append((path, .fault(path, FileFault("read", path, reason))))
          }
          continue
        }
        if state.isFolder {
          enter(path + "/")
        } else if entry.name.hasSuffix(".md"), state.isFile || state.isLink && !Files.isFolder(path) {
          found.append((path, .found(path, within: root)))
        }
      }
    }
  }
}
