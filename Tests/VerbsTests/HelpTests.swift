import Answers
import Evaluation
import Support
import Testing
import Texts
import Verbs

@Suite struct `help shows the words` {
  @Test func `every word stands in one group, with its summary`() {
    let lines = paragraphs(ask("help").last)
    for verb in Vocabulary.all {
      #expect(lines.filter { $0 == "\(verb.name): \(verb.summary)" }.count == 1, "\(verb.name)")
    }
  }

  @Test(arguments: Vocabulary.all.map(\.name))
  func `a word's page has its usage, its example and what that gives`(word: String) throws {
    let verb = try #require(Vocabulary.verb(word))
    let answer = ask("help \(word)").last
    #expect(words(answer?.sentence) == "\(verb.name): \(verb.summary)")
    let lines = paragraphs(answer)
    #expect(lines.prefix(2) == ["usage: \(verb.usage)", "example: \(verb.example)"])
    #expect(lines.count == (word == "help" ? 2 : 3), "\(lines)")
  }

  @Test(arguments: Vocabulary.all.map(\.name))
  func `a word's example is answered`(word: String) throws {
    #expect(ask(try #require(Vocabulary.verb(word)).example).refusal == nil)
  }

  @Test(arguments: [
    "in", "from", "to", "among", "for", "of", "and", "into", "by", "with", "as", "except", "source", "table",
    "where",
    "avg", "latest",
  ])
  func `what stands inside a line has a page, and its example is answered`(word: String) throws {
    let example = try #require(paragraphs(ask("help \(word)").last).first { $0.hasPrefix("example: ") })
    #expect(ask(String(example.dropFirst("example: ".count))).refusal == nil, "\(example)")
  }

  @Test func `the example's result is what the example gives`() {
    #expect(
      paragraphs(ask("help share").last).last
        == "it gives: 17.86 %: Japan's share of the investment stock in the Far Eastern Federal District, 2012"
    )
    #expect(
      paragraphs(ask("help suppose").last).last
        == "it gives: supposing total FEFD from all investors 2012 = 60 bln USD, until suppose nothing")
  }

  @Test func `looking at an example changes nothing`() {
    #expect(
      ask("help use", "help let", "help suppose", "share FEFD in japan 2012").last
        == ask("share FEFD in japan 2012").last)
    #expect(ask("help let", "define east").refusal?.code == .unknownName)
  }

  @Test(arguments: [
    ("help shre", "no word 'shre'", "did you mean share?"),
    ("help zzzz", "no word 'zzzz'", "help lists the words"),
    ("help FEFD", "'FEFD' is a name, not a word", "define FEFD says what it means"),
  ])
  func `an unknown word is refused with what is near`(line: String, message: String, hint: String) {
    let refusal = ask(line).refusal
    #expect(refusal?.code == .unknownWord)
    #expect(refusal?.message.plain == message)
    #expect(refusal?.hint?.plain == hint)
  }
}
