import Answers
import Evaluation
import Support
import Testing
import Texts

@Suite struct `find lists where a number is printed` {
  @Test func `a number with a unit finds equal numbers in that unit only`() {
    let answer = ask("find 86 %").last
    #expect(words(answer?.sentence) == "86 % is printed twice")
    #expect(
      rows(answer).map { [$0[0], $0[2], $0[3]] } == [
        ["86%", "2013-12", "ershova-2014, line 50"], ["86%", "2012", "ershova-2014, line 225"],
      ])
  }

  @Test(arguments: [
    "find 9415.9 mln USD", "find 9,415.9 mln USD", "find 9.4159 bln USD", "find 9415900000 USD",
    "find 9415.9",
  ])
  func `an amount is found however its scale is typed`(line: String) {
    #expect(rows(ask(line).last).map { $0[0] } == ["9 415,9"])
  }

  @Test func `a bare number finds any unit`() {
    #expect(rows(ask("find 17").last).map { $0[0] } == ["17", "17%", "17%"])
    #expect(rows(ask("find 17 %").last).count == 2)
  }

  @Test func `a number inside a printed range is found there`() {
    #expect(
      rows(ask("find 750 mln USD").last).map { [$0[0], $0[2], $0[3]] } == [
        ["$700-800m", "2010..2012", "ershova-2014, line 88"]
      ])
  }

  @Test func `a typed range finds what lies inside it`() {
    #expect(rows(ask("find 700..800 mln USD").last).map { $0[0] } == ["$700-800m", "757"])
  }

  @Test(arguments: ["find half", "find a half", "find \"HALF\""])
  func `fractions are found by their words`(line: String) {
    #expect(rows(ask(line).last).map { $0[0] }.first == "Half")
  }

  @Test(arguments: ["find 11th", "find \"11th\""])
  func `a rank is found by its ordinal`(line: String) {
    #expect(rows(ask(line).last).map { $0[0] } == ["11th"])
  }

  @Test func `printed characters are found as they stand`() {
    #expect(
      rows(ask("find \"62,13*\"").last) == [
        [
          "62,13*", "Japan's investment stock in Moscow, % of the Central Federal District", "2012",
          "ershova-2014, Table 1",
        ]
      ])
  }

  @Test func `a hedge before the number keeps to prints with that hedge`() {
    #expect(rows(ask("find 98 %").last).count == 4)
    #expect(rows(ask("find about 98 %").last).map { $0[3] } == ["ershova-2014, line 117"])
  }

  @Test func `several keys of one printed number are one row`() {
    #expect(ask("find 1 %").last?.cells.count == 7)
    #expect(rows(ask("find 1 %").last).count == 3)
  }

  @Test func `a number that is printed nowhere is refused with the nearest ones, which are found`() throws {
    let refusal = try #require(ask("find 86.5 %").refusal)
    #expect(refusal.code == .noData)
    #expect(refusal.message.plain == "'86.5 %' is printed nowhere")
    #expect(refusal.hint?.plain == "the nearest numbers printed are 86 % and 87 %")
    #expect(refusal.commands == ["find 86 %", "find 87 %"])
    for command in refusal.commands { #expect(ask(command).refusal == nil) }
  }

  @Test(arguments: ["find 5.1 bln", "find 5.1 bln dollars", "find 1234.5", "find 40th", "find 3 times"])
  func `what a refusal suggests can be typed`(line: String) throws {
    let refusal = try #require(ask(line).refusal)
    #expect(!refusal.commands.isEmpty)
    for command in refusal.commands { #expect(ask(command).refusal == nil, "\(command)") }
  }

  @Test(arguments: [
    ("find", RefusalCode.missingArgument, "'find' needs a number"),
    ("find 3 euro", .unitMismatch, "no unit 'euro'"),
    ("find 3 % (japan)", .surplusArgument, "'find' looks for one number"),
    ("find nonsense", .noData, "'nonsense' is printed nowhere"),
  ])
  func `what is no number is refused`(line: String, code: RefusalCode, message: String) {
    let refusal = ask(line).refusal
    #expect(refusal?.code == code)
    #expect(refusal?.message.plain == message)
  }
}
