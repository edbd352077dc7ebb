import Replaying
import Testing
import Texts
import Verbs

/// The manual and the language say the same: what one has, the other has too.
@Suite struct ManualTests {
  let pages: [TextFile]

  init() throws { pages = try Checkout.files(below: "Notebooks", endings: [".md"]) }

  @Test func `every word has a page that shows its example, and every page a word`() {
    let words = Vocabulary.all.map { (name: $0.name, example: $0.example) }
    report(wordPageFindings(words: words, pages: pages))
  }

  @Test func `every code that a line can be refused with is shown among the refusals`() {
    report(refusalFindings(codes: RefusalCode.ofLines.map(\.rawValue), pages: pages))
  }

  @Test func `every page is named in the list of pages, and every link leads to a file`() throws {
    report(linkFindings(pages: pages))
  }

  @Test func `a missing page, a stale example and a page too many are found`() {
    let words = [(name: "share", example: "share a in b"), (name: "total", example: "total a")]
    let pages = [
      page("Notebooks/Verbs/share.md", cells: "```okrug\nshare a in b 2012\n```\n"),
      page("Notebooks/Verbs/shore.md", cells: "```okrug\nshore\n```\n"),
    ]
    let findings = wordPageFindings(words: words, pages: pages).map(\.file)
    #expect(findings == ["Notebooks/Verbs/share.md", "Notebooks/Verbs/total.md", "Notebooks/Verbs/shore.md"])
    let whole = [page("Notebooks/Verbs/total.md", cells: "```okrug {#all}\nuse a\ntotal a  \n```\n")]
    #expect(wordPageFindings(words: [words[1]], pages: whole) == [])
  }

  @Test func `a refusal that no cell shows, or that nothing mends, is found`() {
    let shown = "```okrug {.error code=\"no-data\"}\na\n```\n"
    let mended = "```okrug\nb\n```\n"
    let path = "Notebooks/Refusals/data.md"
    #expect(refusalFindings(codes: ["no-data"], pages: [page(path, cells: shown + mended)]) == [])
    #expect(refusalFindings(codes: ["no-data"], pages: [page(path, cells: shown)]).map(\.file) == [path])
    #expect(
      refusalFindings(codes: ["no-data", "syntax"], pages: [page(path, cells: shown + mended)]).map(\.file)
        == ["Notebooks/Refusals"])
    #expect(
      refusalFindings(codes: ["no-data"], pages: [page("Notebooks/a.md", cells: shown + mended)]).count == 1)
  }

  @Test func `a link into the void and a page that nobody names are found`() {
    let list = page(
      "Notebooks/README.md", cells: "[a](a.md#top), [b](b.md), [far](https://example.org), [dir](Verbs)\n")
    let named = page("Notebooks/a.md", cells: "[up](../README.md)\n")
    let lost = page("Notebooks/Verbs/c.md", cells: "")
    #expect(
      linkFindings(pages: [list, named, lost], others: ["README.md"]).map(\.description) == [
        "Notebooks/README.md:1: no file b.md", "Notebooks/Verbs/c.md: not named in Notebooks/README.md",
      ])
  }

  private func page(_ path: String, cells: String) -> TextFile { TextFile(path: path, text: cells) }
}

extension RefusalCode {
  /// Those that a typed line can bring about where text, data and run are sound.
  fileprivate static var ofLines: [RefusalCode] {
    allCases.filter { code in
      switch code {
      case .invalidText, .unreadableData, .stepBudget, .interrupted: false
      default: true
      }
    }
  }
}

// MARK: The laws

/// Words without a page, pages without a word, and pages whose cells do not have the word's example as a line.
func wordPageFindings(words: [(name: String, example: String)], pages: [TextFile]) -> [Finding] {
  let folder = "Notebooks/Verbs/"
  let own = pages.filter { $0.path.hasPrefix(folder) }
  let missing = words.compactMap { word -> Finding? in
    let path = "\(folder)\(word.name).md"
    guard let page = own.first(where: { $0.path == path }) else {
      return Finding(file: path, line: 0, what: "there is no page on '\(word.name)'")
    }
    let notebook = Notebook(Array(page.text.utf8))
    let lines = notebook.cells.flatMap { notebook.source(of: $0).split(whereSeparator: \.isNewline) }
    return lines.contains { String($0).trimmed == word.example }
      ? nil : Finding(file: path, line: 0, what: "no cell asks '\(word.example)'")
  }
  let paths = Set(words.map { "\(folder)\($0.name).md" })
  return missing
    + own.filter { !paths.contains($0.path) }.map {
      Finding(file: $0.path, line: 0, what: "there is no word like this page")
    }
}

/// Codes that no page of refusals shows in a cell that must be refused, and pages that end without a line that works.
func refusalFindings(codes: [String], pages: [TextFile]) -> [Finding] {
  let own = pages.filter { $0.path.hasPrefix("Notebooks/Refusals/") }
  let cells = own.map { page in (page: page, cells: Notebook(Array(page.text.utf8)).cells) }
  let shown = Set(
    cells.flatMap(\.cells).filter { $0.attributes.has("error") }.compactMap { $0.attributes.value("code") })
  return codes.filter { !shown.contains($0) }
    .map { Finding(file: "Notebooks/Refusals", line: 0, what: "no cell is refused with '\($0)'") }
    + cells.filter { $0.cells.last?.attributes.has("error") ?? true }
    .map { Finding(file: $0.page.path, line: 0, what: "it does not end with a line that works") }
}

/// Links to files that are not there, and pages that `Notebooks/README.md` does not name.
func linkFindings(pages: [TextFile], others: [String] = ["README.md"]) -> [Finding] {
  let paths = Set(pages.map(\.path)).union(others)
  var named: Set<String> = ["Notebooks/README.md"]
  var findings: [Finding] = []
  for page in pages {
    let folder = page.path.split(separator: "/").dropLast().map(String.init)
    for (number, line) in page.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      for target in linkTargets(in: String(line)) {
        let path = joined(folder, target)
        if page.path == "Notebooks/README.md" { named.insert(path) }
        guard !paths.contains(path), !paths.contains(where: { $0.hasPrefix(path + "/") }) else { continue }
        findings.append(Finding(file: page.path, line: number + 1, what: "no file \(target)"))
      }
    }
  }
  return findings
    + pages.filter { !named.contains($0.path) }
    .map { Finding(file: $0.path, line: 0, what: "not named in Notebooks/README.md") }
}

/// What stands in the parentheses of `[text](target)`, without an anchor; nothing that leads out of the house.
private func linkTargets(in line: String) -> [String] {
  line.split(separator: "](", omittingEmptySubsequences: false).dropFirst().compactMap { rest in
    let target = rest.prefix { $0 != ")" && $0 != "#" }
    return target.isEmpty || target.contains(":") ? nil : String(target)
  }
}

private func joined(_ folder: [String], _ target: String) -> String {
  var parts = folder
  for part in target.split(separator: "/") {
    if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
  }
  return parts.joined(separator: "/")
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
