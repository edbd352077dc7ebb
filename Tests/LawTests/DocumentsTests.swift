import Foundation
import Testing

/// What the documents for readers and contributors name is there.
@Suite struct DocumentsTests {
  @Test func `every link in a document leads to a file`() throws {
    let documents = try Checkout.files(below: "", endings: [".md"]).filter {
      !$0.path.hasPrefix("Notebooks/")
    }
    #expect(documents.count > 6)
    report(
      brokenLinks(in: documents) { path in
        FileManager.default.fileExists(atPath: Checkout.root.appending(path: path).path)
      })
  }

  @Test func `a broken link is found`() {
    let page = TextFile(
      path: "Documents/a.md", text: "[here](a.md)\n[up](../README.md#more) [out](https://x.org) [not](b.md)\n"
    )
    #expect(
      brokenLinks(in: [page]) { ["Documents/a.md", "README.md"].contains($0) }
        == [Finding(file: "Documents/a.md", line: 2, what: "no file b.md")])
  }

  @Test func `every commit that CONTRIBUTING follows touches the files it names`() throws {
    let walks = commitWalks(in: try Checkout.text("CONTRIBUTING.md"))
    #expect(walks.count == 4)
    for walk in walks {
      #expect(walk.files.count > 3, "\(walk.hash)")
      for file in walk.files {
        #expect(
          FileManager.default.fileExists(atPath: Checkout.root.appending(path: file).path), "\(file)")
      }
    }
    // A copy without the history, with a part of it, or in the middle of another's, has nothing to look them up in.
    guard git("rev-parse", "--is-shallow-repository")?.first == "false",
      git("rev-parse", "--show-prefix") == []
    else { return }
    for walk in walks {
      #expect(git("log", "-1", "--format=%s", walk.hash) == [walk.subject], "\(walk.hash)")
      #expect(
        git("show", "--format=", "--name-only", walk.hash).map(Set.init) == Set(walk.files), "\(walk.hash)")
    }
  }

  @Test func `a walk is its hash, its subject and its files`() {
    let page =
      "## A\n\n**`0123abc` a: b**\n\n| file | why |\n|---|---|\n| `x/y.md`, `z` | `no` |\n\ntext `k`\n"
    let walks = commitWalks(in: page)
    #expect(walks.map(\.hash) == ["0123abc"])
    #expect(walks.map(\.subject) == ["a: b"])
    #expect(walks.map(\.files) == [["x/y.md", "z"]])
  }

  /// What git prints of this checkout, a line each; nothing where it fails, as where there is no history.
  private func git(_ arguments: String...) -> [String]? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", Checkout.root.path] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

/// Links to files that are not there; what leads out of the house is not looked at.
private func brokenLinks(in documents: [TextFile], exists: (String) -> Bool) -> [Finding] {
  var findings: [Finding] = []
  for document in documents {
    let folder = document.path.split(separator: "/").dropLast().map(String.init)
    let lines = document.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      for rest in line.split(separator: "](", omittingEmptySubsequences: false).dropFirst() {
        let target = rest.prefix { $0 != ")" && $0 != "#" }
        if target.isEmpty || target.contains(":") || exists(path(to: target, from: folder)) { continue }
        findings.append(Finding(file: document.path, line: number + 1, what: "no file \(target)"))
      }
    }
  }
  return findings
}

private func path(to target: Substring, from folder: [String]) -> String {
  var parts = folder
  for part in target.split(separator: "/") {
    if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
  }
  return parts.joined(separator: "/")
}

/// A commit that a document follows: its heading in bold, and the first column of the table below it.
private struct CommitWalk {
  let hash: String
  let subject: String
  var files: [String] = []
}

private func commitWalks(in page: String) -> [CommitWalk] {
  var walks: [CommitWalk] = []
  for line in page.split(separator: "\n") {
    if line.hasPrefix("**`"), line.hasSuffix("**") {
      let parts = line.dropFirst(3).dropLast(2).split(separator: "` ", maxSplits: 1)
      if parts.count == 2 { walks.append(CommitWalk(hash: String(parts[0]), subject: String(parts[1]))) }
    } else if line.hasPrefix("| `"), !walks.isEmpty, let column = line.split(separator: "|").first {
      walks[walks.count - 1].files += column.split(separator: "`").filter {
        !$0.allSatisfy { ", ".contains($0) }
      }
      .map(String.init)
    }
  }
  return walks
}
