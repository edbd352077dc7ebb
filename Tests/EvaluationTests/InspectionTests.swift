import Answers
import Evaluation
import Rendering
import Support
import Testing

/// What is said of the place `|` in a line, as text.
private func said(_ line: String) throws -> String {
  let parts = line.split(separator: "|", omittingEmptySubsequences: false)
  let found = Inspection.paragraphs(
    for: parts.joined(), at: parts[0].utf8.count, in: Session(in: Asking.world))
  let format = try #require(Formats.named("text"))
  return format.text(Answer(paragraphs: found), from: try Asking.catalogue())
}

@Suite struct InspectionTests {
  @Test(arguments: [
    "sh|are japan in FEFD 2012", "share|", "check |share japan in FEFD = 5 %", "let x = shar|e japan",
  ])
  func `a word has its help`(line: String) throws {
    #expect(try said(line).contains("share PART in WHOLE [PERIOD]"))
  }

  @Test(arguments: [
    ("share jap|an in FEFD 2012", "Japan"), ("share japan in F|EFD 2012", "Far Eastern Federal District"),
    ("total far eas|tern federal district", "Far Eastern Federal District"),
    ("total far| east", "Far Eastern Federal District"),
    ("total \"Far Eas|t\"", "Far Eastern Federal District"), ("total д|фо", "Far Eastern Federal District"),
  ])
  func `a name has its definition, the longest name around the cursor`(line: String, name: String) throws {
    #expect(try said(line).hasPrefix(name))
  }

  @Test func `a preposition is no country`() throws {
    #expect(!(try said("share japan i|n FEFD")).contains("India"))
  }

  @Test(arguments: ["share japan in FEFD 20|12", "share nosuch|name", "|", "# sh|are"])
  func `nothing is said of what is neither`(line: String) throws {
    #expect(try said(line).isEmpty)
  }
}
