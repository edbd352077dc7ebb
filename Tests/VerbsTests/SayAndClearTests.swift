import Answers
import Evaluation
import Support
import Testing
import Texts

@Suite struct `say and clear` {
  @Test(arguments: [
    ("say \"All stocks are of 2012.\"", "All stocks are of 2012."),
    ("say three  %, or so", "three  %, or so"),
    ("say \"a\" and \"b\"", "a and b"), ("say (a, b) # not this", "(a, b)"),
  ])
  func `say prints its text and nothing else`(line: String, text: String) {
    #expect(ask(line).last == Answer(paragraphs: [.text(Phrase(text))]))
  }

  @Test func `say without a text is refused`() {
    #expect(ask("say").refusal?.code == .missingArgument)
    #expect(ask("say").refusal?.message.plain == "'say' needs a text")
  }

  @Test func `clear is its effect and nothing else`() { #expect(ask("clear").last == Answer(effect: .clear)) }

  @Test func `clear with something behind it is refused`() {
    #expect(ask("clear all").refusal?.code == .surplusArgument)
    #expect(ask("clear all").refusal?.message.plain == "'clear' stands alone")
  }
}
