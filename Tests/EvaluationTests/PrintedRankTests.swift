import Answers
import Claims
import Evaluation
import Quantities
import Support
import Testing
import Texts

/// A printed rank is one among those that the print ranks, and no rank among others.
@Suite struct PrintedRankTests {
  @Test func `a rank among a district's regions is none among all regions`() throws {
    let answer = try #require(Asking.answer("rank primorsky krai among regions from japan 2012"))
    #expect(answer.headline?.point == Rational(5))
    #expect(!answer.evidence.contains { $0.kind == .published })
    #expect(
      answer.notes.map { words($0) }.contains {
        $0.contains("line 125 prints \"second\" among those of the Far Eastern Federal District")
      })
    #expect(
      Asking.answer("check rank primorsky krai among regions from japan 2012 = 5")?.check?.holds == true)
    #expect(
      Asking.answer("check rank primorsky krai among regions from japan 2012 = 2")?.check?.holds == false)
  }

  @Test func `it is one where its own are asked about`() throws {
    let own = try #require(Asking.answer("rank primorsky krai among regions in FEFD from japan 2012"))
    #expect(own.headline?.point == Rational(2))
    #expect(own.evidence.contains { $0.kind == .published })
    let district = try #require(Asking.answer("rank NWFD among districts from japan 2012"))
    #expect(district.evidence.contains { $0.kind == .published })
    #expect(!district.notes.map { words($0) }.contains { $0.contains("among those of") })
  }

  @Test func `where nobody else is listed, the answer says among whom it is`() throws {
    let answer = try #require(Asking.answer("rank japan among investors in SU count 1991"))
    #expect(answer.headline?.point == Rational(11))
    #expect(
      answer.notes.map { words($0) }.contains {
        $0.hasSuffix("among those of developed capitalist countries")
      }
    )
  }

  @Test func `a part is no more than its whole`() throws {
    let check = try #require(Asking.answer("check share saint-petersburg in NWFD from japan 2012 <= 100 %"))
    #expect(check.check?.holds == true)
    #expect(check.notes.map { words($0) }.contains("no part is more than its whole"))
  }
}
