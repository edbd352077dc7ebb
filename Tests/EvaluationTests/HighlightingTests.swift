import Evaluation
import Observations
import Support
import Testing
import Texts
import Verbs

/// The parts of a text, each as `kind:text`.
private func parts(_ text: String, after lines: String...) throws -> [String] {
  var session = Session(in: Asking.world)
  for line in lines { #expect(session.answer(Source("test", line)).refusal == nil) }
  let bytes = Array(text.utf8)
  return try Highlighting(Asking.world.library()).parts(of: text, in: session).map { part in
    "\(part.kind.rawValue):" + String(decoding: bytes[part.range], as: UTF8.self)
  }
}

@Suite struct HighlightingTests {
  @Test(arguments: [
    ("share japan in FEFD 2012", ["word:share", "name:japan", "clause:in", "name:FEFD", "period:2012"]),
    (
      "without FEFD share CFD in japan 2012",
      ["word:without", "name:FEFD", "word:share", "name:CFD", "clause:in", "name:japan", "period:2012"]
    ),
    (
      "show from japan by district, sector with shares",
      [
        "word:show", "clause:from", "name:japan", "clause:by", "level:district", "level:sector",
        "clause:with", "clause:shares",
      ]
    ),
    (
      "top 3 regions from united states",
      ["word:top", "number:3", "level:regions", "clause:from", "name:united states"]
    ),
    (
      "total дальневосточный федеральный округ 2004..2012",
      [
        "word:total", "name:дальневосточный федеральный округ", "period:2004", "period:2012",
      ]
    ),
    ("check total FEFD = 53 bln USD", ["word:check", "word:total", "name:FEFD", "number:53"]),
    (
      "share FEFD in japan = about 87 % # note",
      [
        "word:share", "name:FEFD", "clause:in", "name:japan", "number:87", "number:%", "comment:# note",
      ]
    ),
    ("total investor:japan 1951/1989", ["word:total", "clause:investor", "name:japan", "period:1951/1989"]),
    ("total FEFD as mln USD", ["word:total", "name:FEFD", "clause:as"]),
    ("show table 1 of ershova-2014", ["word:show", "clause:table", "number:1", "clause:of"]),
    ("why share \"far east\" in x", ["word:why", "word:share"]),
    ("help share", ["word:help", "word:share"]),
    ("say \"anything at all\"", ["word:say", "name:\"anything at all\""]),
    ("1 + @japan", ["number:1", "name:japan"]),
    ("", []), ("   ", []), ("# only this", ["comment:# only this"]),
  ])
  func `each part has its kind`(text: String, wanted: [String]) throws {
    let found = try parts(text)
    #expect(found.starts(with: wanted), "\(found)")
  }

  @Test(arguments: [
    ("share japn in FEFD", "error:japn"), ("nosuchword japan", "error:nosuchword"),
    ("total FEFD from nowhere 2012", "error:nowhere"),
    ("total \"no such place\" 2012", "error:\"no such place\""),
    ("total FEFD 3,5", "error:3,5"),
  ])
  func `what cannot be meant is an error`(text: String, wanted: String) throws {
    let found = try parts(text)
    #expect(found.contains(wanted), "\(found)")
  }

  @Test(arguments: [
    "sha", "share jap", "share japan in far eas", "share united", "show from japan by distr", "total \"far e",
  ])
  func `what is still typed is no error`(text: String) throws {
    let found = try parts(text)
    #expect(!found.contains { $0.hasPrefix("error") }, "\(found)")
  }

  @Test(arguments: Vocabulary.all.map(\.example))
  func `no word's example has an error in it`(line: String) throws {
    let found = try parts(line)
    #expect(!found.contains { $0.hasPrefix("error") }, "\(found)")
  }

  @Test func `what the session named is a name`() throws {
    #expect(
      try parts("east + 1", after: "let east = total FEFD from japan 2012") == ["name:east", "number:1"])
    #expect(try parts("total wes", after: "group west = CFD, NWFD") == ["word:total"])
    #expect(
      try parts("total west 2012", after: "group west = CFD, NWFD") == [
        "word:total", "name:west", "period:2012",
      ])
    #expect(try parts("east + 1") == ["error:east", "number:1"])
  }

  @Test func `rows of one statement go together, and each statement has its word`() throws {
    #expect(
      try parts("total (FEFD, # one\nCFD) 2012\nshare japan") == [
        "word:total", "name:FEFD", "comment:# one", "name:CFD", "period:2012", "word:share", "name:japan",
      ])
  }

  @Test(arguments: [
    "é", "\u{1F1F7}", "((((", "@", "total \u{301}", "\"", "a\u{0}b", "5 %%", "\n\n\n", "share \u{FEFF}japan",
  ])
  func `parts lie in the text, in order and apart`(text: String) throws {
    let session = Session(in: Asking.world)
    let found = try Highlighting(Asking.world.library()).parts(of: text, in: session)
    var end = 0
    for part in found {
      #expect(part.range.lowerBound >= end && part.range.upperBound <= text.utf8.count, "\(found)")
      end = part.range.upperBound
    }
  }
}
