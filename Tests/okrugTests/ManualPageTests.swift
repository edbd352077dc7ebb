import Foundation
import Testing

/// `Packaging/okrug.1` and the program say the same of options, subcommands, formats, exit codes and surroundings.
@Suite struct ManualPageTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private let page: [String]
  private let help: [String: Any]

  init() throws {
    page = try String(contentsOf: Self.root.appending(path: "Packaging/okrug.1"), encoding: .utf8)
      .components("\n")
    let dump = try Room().run("--experimental-dump-help")
    let whole = try JSONSerialization.jsonObject(with: Data(dump.output.utf8)) as? [String: Any]
    help = try #require(whole?["command"] as? [String: Any])
  }

  /// The arguments of all macros of these names, a comma or a parenthesis behind them left out.
  private func marked(_ macro: String) -> Set<String> {
    var found: Set<String> = []
    for line in page where line.hasPrefix(".") {
      let words = line.dropFirst().split(separator: " ")
      for place in words.indices.dropLast() where words[place] == macro {
        var next = place + 1
        while next < words.endIndex, words[next].first?.isUppercase != true || macro == "Ev" {
          let word = words[next].trimmingCharacters(in: .punctuationCharacters.subtracting(["-", "_"]))
          if !word.isEmpty { found.insert(word) }
          next += 1
        }
      }
    }
    return found
  }

  private func commands(_ command: [String: Any]) -> [[String: Any]] {
    let below = command["subcommands"] as? [[String: Any]] ?? []
    return [command] + below.flatMap(commands)
  }

  private func name(_ name: [String: Any]) -> String? {
    (name["name"] as? String).map { name["kind"] as? String == "short" ? $0 : "-" + $0 }
  }

  @Test func `every option and subcommand is on the page, and no other`() {
    let all = commands(help)
    let arguments = all.flatMap { $0["arguments"] as? [[String: Any]] ?? [] }
    let options = Set(
      arguments.flatMap { $0["names"] as? [[String: Any]] ?? [] }.compactMap(name))
    #expect(options.count > 15)
    #expect(marked("Fl").subtracting(["-generate-completion-script"]) == options)
    let subcommands = Set(all.dropFirst().compactMap { $0["commandName"] as? String })
    #expect(subcommands.isSuperset(of: ["init", "run", "replay", "update", "data", "check", "help"]))
    #expect(subcommands.isSubset(of: marked("Cm")))
    let values = Set(arguments.flatMap { $0["allValues"] as? [String] ?? [] })
    #expect(marked("Cm").isSuperset(of: values))
  }

  @Test func `every format is on the page`() throws {
    let abstracts = commands(help).flatMap { $0["arguments"] as? [[String: Any]] ?? [] }
      .compactMap { $0["abstract"] as? String }
      .filter { $0.contains(" written: ") }
    #expect(abstracts.count == 5)
    for abstract in abstracts {
      let list = try #require(abstract.components(" written: ").last).filter { $0 != "." }
      for format in list.components(", ") { #expect(marked("Cm").contains(format), "\(format)") }
    }
  }

  @Test func `every exit code that help names is on the page`() throws {
    let codes = commands(help).compactMap { $0["discussion"] as? String }
      .flatMap { $0.components("Exit codes:").dropFirst() }
      .flatMap { $0.split { !$0.isNumber }.map(String.init) }
    #expect(Set(codes) == ["0", "1", "2", "3", "64", "130"])
    let status = try #require(page.firstIndex(of: ".Sh EXIT STATUS"))
    let shown = page[status...].prefix { $0 != ".Sh EXAMPLES" }.filter { $0.hasPrefix(".It ") }
    #expect(Set(shown.map { String($0.dropFirst(4)) }) == Set(codes))
  }

  @Test func `every variable of the environment that the program reads is on the page`() throws {
    let walk = try #require(
      FileManager.default.enumerator(
        at: Self.root.appending(path: "Sources"), includingPropertiesForKeys: nil))
    var read: Set<String> = []
    for case let file as URL in walk where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for part in text.components("Environment[\"").dropFirst() {
        read.insert(String(part.prefix { $0 != "\"" }))
      }
    }
    #expect(read.isSuperset(of: ["NO_COLOR", "CI", "HOME"]))
    #expect(read.isSubset(of: marked("Ev")), "not on the page: \(read.subtracting(marked("Ev")).sorted())")
  }

  @Test func `the questions among its examples are answered`() throws {
    let examples = page.filter { $0.hasPrefix(".Dl $ okrug ") && $0.contains(" -c '") }
    #expect(examples.count == 2)
    for example in examples {
      let room = try Room()
      let command = "\(Built.okrug) \(example.dropFirst(".Dl $ okrug ".count))"
      #expect(try room.run("/bin/sh", ["-c", command]).status == 0, "\(command)")
    }
  }
}
