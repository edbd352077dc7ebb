import Importing
import Observations
import Quantities
import Support
import Testing
import Texts

@Suite struct ClaimListTests {
  let catalogue: Catalogue

  init() throws { catalogue = try Asking.catalogue() }

  private func claim(_ id: String, of document: String) throws -> StatedRelation {
    let publication = try #require(catalogue.publications.first { $0.id == document })
    return try #require(publication.claims.first { $0.id == id })
  }

  @Test func `a multiple has its hedge, its number and a query for it`() throws {
    let claim = try claim("c182-4", of: "ershova-2014")
    #expect(claim.printed == "31-fold" && claim.hedge == "more-than" && claim.unit == "RATIO")
    #expect(claim.value?.value == Rational(31) && claim.place.line == 182)
    let test = try #require(claim.test)
    #expect(test.query == "growth japan in Russia direct stock 2004..2012 source:jetro")
    #expect(test.relation == .equal && test.right.isEmpty && test.reading == .multiple)
    #expect(claim.reason == nil)
  }

  @Test func `a comparison has two queries and no number`() throws {
    let claim = try claim("c182-3", of: "ershova-2014")
    let test = try #require(claim.test)
    #expect(claim.value == nil && claim.unit.isEmpty && test.relation == .above)
    #expect(test.right == "total japan in Russia direct stock 2008 source:jetro")
  }

  @Test func `what nothing can be compared with has a reason`() throws {
    let claim = try claim("c37-3", of: "japan-canada-1990")
    #expect(claim.printed == "400%" && claim.test == nil && claim.reason == .noBaseline)
  }

  @Test func `a length of time is exact, a span has two years`() throws {
    let years = try #require(try claim("c182-5", of: "ershova-2014").value)
    #expect(years.isExact && years.interval == Interval(Rational(8)))
    let caption = try #require(try claim("c184-1", of: "ershova-2014").value)
    #expect(caption.value == Rational(2004) && caption.high == Rational(2010))
  }

  @Test func `reading late says what reading at once says`() throws {
    let late = try CatalogueReader.catalogue(Asking.files, areSound: true)
    for (one, other) in zip(catalogue.publications, late.publications) {
      #expect(one.claims.count > 10)
      #expect(one.claims.map { Whole($0) } == other.claims.map { Whole($0) })
    }
  }

  @Test func `the printed word stands in the phrase, and a phrase is a few words`() {
    for publication in catalogue.publications {
      for claim in publication.claims {
        #expect(claim.phrase.lowercased().contains(claim.printed.lowercased()), "\(claim.id)")
        #expect(claim.phrase.split(separator: " ").count <= 6, "\(claim.id)")
        #expect(!claim.paraphrase.isEmpty, "\(claim.id)")
      }
    }
  }

  @Test func `every query and every other side is answered`() {
    for publication in catalogue.publications {
      for claim in publication.claims {
        guard let test = claim.test else { continue }
        let isCompared = !test.right.isEmpty
        let line =
          isCompared ? "check \(test.query) \(test.relation.rawValue) \(test.right)" : test.query
        let refusal = Asking.refusal(line)
        #expect(
          refusal == nil || isCompared && refusal?.code == .checkFailed,
          "\(claim.id): \(line): \(refusal?.message ?? "")")
      }
    }
  }

  @Test func `a document without the files has neither claims nor numerals`() throws {
    let files = Edited.files(without: "ershova-2014/claims.csv")
      .filter { $0.name != "ershova-2014/numerals.csv" }
    let publication = try #require(try CatalogueReader.catalogue(files).publications.first)
    #expect(publication.claims.isEmpty && publication.numerals.isEmpty)
  }

  struct Broken: CustomTestStringConvertible {
    let old: String
    let new: String
    let fault: String

    init(_ old: String, _ new: String, _ fault: String) {
      self.old = old
      self.new = new
      self.fault = fault
    }

    var testDescription: String { fault }
  }

  private static let name = "japan-canada-1990/claims.csv"

  @Test(arguments: [
    Broken("c3-1,3", ",3", "2:1: a statement has no id"),
    Broken("c5-1,5", "c3-1,5", "4:1: the id 'c3-1' stands twice"),
    Broken("c5-1,5", "c5-1,five", "4:6: 'five' is not a whole number"),
    Broken("in many cases,,many,", "in many cases,,,", "4:23: nothing is printed"),
    Broken("in many cases,,many,", "in many cases,plenty,many,", "4:22: 'plenty' is not a hedge"),
    Broken("400%,400,,PT,0", "400%,four,,PT,0", "10:26: 'four' is not a decimal number"),
    Broken("400%,400,,PT,0", "400%,400,300,PT,0", "10:30: '300' is not a number from '400' on"),
    Broken("400%,400,,PT,0", "400%,400,,PCT,0", "10:31: no code 'PCT' in units"),
    Broken("400%,400,,PT,0", "400%,400,,PT,99", "10:34: '99' is not a power of ten"),
    Broken("400%,400,,PT,0", "400%,,,PT,0", "10:28: a unit without a number"),
    Broken("PT,0,,,,,no-baseline", "PT,0,total,,,,no-baseline", "10:42: a query without a relation"),
    Broken("=,,multiple,", ",,multiple,", "9:125: a query without a relation"),
    Broken("=,,multiple,", "~,,multiple,", "9:125: '~' is not a relation"),
    Broken("=,,multiple,", "=,,,", "9:128: a query without a reading"),
    Broken("=,,multiple,", "=,,times,", "9:128: 'times' is not a reading"),
    Broken("=,,multiple,", "=,2,multiple,", "9:127: a printed number and another side"),
    Broken(">,0 %,change", ">,,change", "8:98: neither a printed number nor another side"),
    Broken(
      "400%,400,,PT,0,,,,,no-baseline", "400%,400,,PT,0,,,,,unclear", "10:40: 'unclear' is not a reason"),
    Broken(
      "400%,400,,PT,0,,,,,no-baseline", "400%,400,,PT,0,,,,,", "10:40: there is neither a query nor a reason"),
    Broken(
      "400%,400,,PT,0,,,,,no-baseline", "400%,400,,PT,0,,=,,,no-baseline", "10:37: a relation without a query"
    ),
    Broken("c3-1,3", "c3-1,3,3", "2:66: the row has 17 fields, the header has 16"),
  ])
  func `a broken claim is refused where it is broken`(broken: Broken) throws {
    let files = try #require(Edited.files(Self.name, broken.old, broken.new))
    let fault = try #require(Edited.fault(in: files))
    #expect(fault == "\(Self.name):\(broken.fault)")
  }
}

@Suite struct NumeralListTests {
  private static let name = "japan-canada-1990/numerals.csv"

  @Test func `a numeral has its place, its class and what holds it`() throws {
    let publication = try #require(try Asking.catalogue().publications.last)
    let twelfth = try #require(publication.numerals.first { $0.text == "twelfth" })
    #expect((twelfth.line, twelfth.kind, twelfth.statements) == (35, .statement, ["p35-3"]))
    let late = try CatalogueReader.catalogue(Asking.files, areSound: true)
    #expect(late.publications.last?.numerals == publication.numerals)
  }

  @Test(arguments: [
    ("12,974,half", "12,974,", "2:8: nothing is printed"),
    ("12,974,half", "x,974,half", "2:1: 'x' is not a whole number"),
    ("12,974,half", "12,-1,half", "2:4: '-1' is not a whole number"),
    ("12,1025,1989", "12,974,1989", "3:4: the numeral is not behind the one above"),
    ("12,1025,1989", "11,1025,1989", "3:1: the numeral is not behind the one above"),
    ("12,1025,1989,date", "12,1025,1989,year", "3:14: 'year' is not a class"),
    ("12,1025,1989,date,", "12,1025,1989,date,p12-1", "3:19: an id beside the class 'date'"),
    ("statement,p12-1", "statement,", "2:23: a statement without an id"),
    ("statement,p12-1", "statement,p12-1|p12-9", "2:23: there is no statement 'p12-9'"),
    ("cell,t1-0-1", "cell,", "12:20: a cell without an id"),
  ])
  func `a broken numeral is refused where it is broken`(old: String, new: String, fault: String) throws {
    let files = try #require(Edited.files(Self.name, old, new))
    #expect(Edited.fault(in: files) == "\(Self.name):\(fault)")
  }
}
