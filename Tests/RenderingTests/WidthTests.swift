import Answers
import Evaluation
import Rendering
import Support
import Testing
import Texts

/// What is written keeps to the line, whatever its width, and loses nothing.
@Suite struct WidthTests {
  static let lines = [
    "share japan in FEFD 2012", "total japan in moscow 2012",
    "show from japan by district 2012 with shares, totals",
    "show by sector, district", "show by sector, region", "show regions from japan 2012 with shares",
    "show table 1 of ershova-2014", "show from japan by district 2012 with published",
    "show japan in FEFD 2012",
    "trend japan direct 2004..2012 as index 2004", "list sectors", "list documents", "statements japan",
    "define FEFD",
    "help share", "find 86 %", "cite table 1 of ershova-2014", "why share japan in FEFD 2012",
    "check share japan in FEFD 2012 = almost 17 %",
    "(total FEFD from japan 2012) / (total russia from japan 2012)",
    "stages", "projects in FEFD by mitsui", "requirements", "references about rosbalt",
  ]

  private func written(_ answer: Answer, _ width: Int, folds: Bool = false) throws -> [String] {
    let text = Formats.named("text")?.text(
      answer, from: try Asking.catalogue(), RenderOptions(width: width, folds: folds))
    return (text ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func answer(_ line: String) throws -> Answer { try #require(ask(line).answers.last?.answer) }

  /// What a text says: its letters and digits, word by word.
  private func words(_ lines: [String]) -> Set<String> {
    Set(
      lines.flatMap { $0.split { " ─:;,".contains($0) } }.map(String.init)
        .filter { word in word.contains { $0.isLetter || $0.isNumber } })
  }

  @Test(arguments: lines) func `from 20 to 300 columns no line is wider, unless it is one word`(line: String)
    throws
  {
    let answer = try answer(line)
    for width in Array(stride(from: 20, through: 120, by: 4)) + [79, 150, 199, 300] {
      for row in try written(answer, width) where DisplayWidth.of(row) > width {
        let inQuotes = row.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
          .map { $0.offset % 2 == 0 ? String($0.element) : String($0.element).replacing(" ", with: "_") }
          .joined()
        let parts = inQuotes.split(separator: " ").filter { $0 != "\\" }
        #expect(parts.count == 1, "\(width): \(row)")
      }
    }
  }

  @Test(
    arguments: lines + ["total FEFD 2012", "share FEFD in japan 2012", "growth FEFD from japan 2004..2012"])
  func `a backslash at the end of a broken command has its place in the line`(line: String) throws {
    guard let answer = ask(line).answers.last?.answer else { return }
    for width in 20...120 {
      for row in try written(answer, width) where row.hasSuffix(" \\") && DisplayWidth.of(row) > width {
        // What is longer than the line has one to itself.
        let atom = String(row.drop { $0 == " " })
        #expect(DisplayWidth.of(atom) > width, "\(width): \(row)")
      }
    }
  }

  @Test(arguments: lines) func `from 20 to 300 columns nothing is lost`(line: String) throws {
    let answer = try answer(line)
    let whole = words(try written(answer, 300))
    for width in [20, 23, 27, 33, 40, 48, 57, 66, 80, 100, 140] {
      let lost = whole.subtracting(words(try written(answer, width)))
      #expect(lost.isEmpty, "\(width): \(lost.sorted())")
    }
  }

  @Test(arguments: lines) func `a reading that is wrapped is one statement, and gives the same answer`(
    line: String
  ) throws {
    let answer = try answer(line)
    guard let reading = answer.reading else { return }
    for width in [20, 31, 44, 60, 80] {
      let rows = try written(answer, width)
      let first = try #require(rows.firstIndex { $0.hasPrefix("  reading") })
      var typed = [String(rows[first].dropFirst("  reading".count))]
      if typed[0].isEmpty { typed = [rows[first + 1]] }
      var next = first + (rows[first] == "  reading" ? 2 : 1)
      while typed.last?.hasSuffix(" \\") == true {
        typed.append(rows[next])
        next += 1
      }
      let reply = ask(typed.joined(separator: "\n"))
      #expect(reply.answers.count == 1, "\(width): \(typed)")
      #expect(reply.last?.reading == reading, "\(width)")
      #expect(reply.last?.headline == answer.headline, "\(width)")
    }
  }

  @Test func `a folded column is named, with the way to see it`() throws {
    let answer = try answer("show table 1 of ershova-2014")
    let two = try self.answer("show by sector, region")
    let folded = try written(two, 60, folds: true)
    #expect(
      folded.map { String($0.drop { $0 == " " }) }.joined(separator: " ")
        .contains("3 columns folded: Yaroslavsky region, Primorsky Krai, Sakhalin region "), "\(folded)")
    #expect(folded.contains { $0.hasPrefix("  a window of ") })
    #expect(!folded.contains { $0.contains("99.86") })
    #expect(try written(two, 60).contains { $0.contains("99.86") })
    #expect(try !written(answer, 300, folds: true).contains { $0.contains("folded") })
    for width in stride(from: 20, through: 120, by: 5) {
      let all = try written(two, 300)
      let lines = try written(two, width, folds: true)
      let isWhole = words(all).isSubset(of: words(lines))
      #expect(isWhole != lines.contains { $0.contains("folded:") }, "\(width)")
    }
  }
}
