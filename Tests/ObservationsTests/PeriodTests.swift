import Observations
import Testing

@Suite struct PeriodTests {
  static let inOrder = [
    "unstated", "unstated-1", "unstated-2", "unstated-10", "1000", "1951", "1988-12", "1989", "1989/1989",
    "1988/1989",
    "1951/1989", "2012-01", "2012-12", "2012", "2999",
  ]

  @Test(arguments: inOrder)
  func `a period is read back from its text`(text: String) throws {
    let period = try #require(Period(text))
    #expect(period.text == text)
    #expect(Period(period.text) == period)
  }

  @Test func `periods are in the order of their ends, unstated ones first`() throws {
    let periods = try Self.inOrder.map { try #require(Period($0)) }
    for (place, left) in periods.enumerated() {
      for (other, right) in periods.enumerated() {
        #expect((left < right) == (place < other), "\(left.text) and \(right.text)")
        #expect((left == right) == (place == other))
      }
    }
    #expect(periods.reversed().sorted() == periods)
  }

  @Test(arguments: [
    ("_U", "unstated"), ("_U1", "unstated-1"), ("_U2", "unstated-2"), ("_U999", "unstated-999"),
  ])
  func `the data's word for an unstated date has one that can be typed`(code: String, text: String) {
    #expect(Period(code)?.text == text)
    #expect(Period(code) == Period(text))
  }

  @Test(arguments: [
    ("2012", "2012"), ("1951/1989", "1951/1989"), ("2013-12", "the end of 2013-12"),
    ("_U", "an unstated date"),
    ("_U2", "an unstated date (2)"),
  ])
  func `a sentence says it so`(code: String, phrase: String) { #expect(Period(code)?.phrase == phrase) }

  @Test(arguments: [
    "", " ", "12", "201", "20122", "999", "0999", "3000", "+2012", "-2012", "2012 ", " 2012", "2012.0",
    "2,012", "２０１２",
    "2012/", "/2012", "2012/2004", "2004/2012/2013", "2004 / 2012", "04/12", "-5/10", "1/9", "2004..2012",
    "2004-2012",
    "2013-00", "2013-13", "2013-1", "13-12", "2013-+1", "+013-12", "2013-012", "2013/12", "_u", "_U0", "_U-1",
    "_U+1",
    "_U01", "_U1000", "U", "_Ux", "unstated-", "unstated-0", "unstated--1", "Unstated", "latest",
    "99999999999999999999", "2012\u{301}",
  ])
  func `anything else is no period`(text: String) { #expect(Period(text) == nil) }
}
