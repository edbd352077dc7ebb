import Importing
import Observations
import Quantities
import Support
import Testing

/// A number is what is printed beside it, wherever the print can be read with certainty.
@Suite struct PrintTests {
  struct Row: CustomTestStringConvertible {
    let printed: String
    let number: String
    var high = ""
    var unit = "USD"
    var power = "0"
    var note = ""

    init(
      _ printed: String, _ number: String, _ unit: String = "USD", power: Int = 0, high: String = "",
      note: String = ""
    ) {
      self.printed = printed
      self.number = number
      self.unit = unit
      self.power = String(power)
      self.high = high
      self.note = note
    }

    var testDescription: String { "\(printed) is \(number) \(high) \(unit) \(power)" }

    var files: [DataFile] {
      let card =
        "key,value\nid,mine\nstructure,investor host sector measure coverage period unit base source side\n"
      let list =
        "id,line,phrase,printed,number,high,unit,multiplier,reason,note\nc1,1,,\"\(printed)\",\(number),\(high),\(unit),\(power),no-data,\(note)\n"
      return Asking.files.filter { $0.name.hasPrefix("codelists/") }
        + [("card", card), ("claims", list)].map {
          DataFile(name: "mine/\($0.0).csv", bytes: Array($0.1.utf8))
        }
    }
  }

  @Test(arguments: [
    Row("412.5", "412.5"), Row("412,5", "412.5"), Row("1,994", "1994"), Row("1,994", "1.994"),
    Row("10 778,9", "10778.9"), Row("9\u{A0}415,9", "9415.9"), Row("1'234.50", "1234.50"),
    Row("1,234,567.8", "1234567.8"), Row("12,34,567", "1234567"), Row("0,", "0"), Row(".5 %", "0.5", "PT"),
    Row("76.28*", "76.28", "PT"), Row("76.28¹", "76.28", "PT"), Row("5.3a", "5.3", "PT"),
    Row("$10,8bn", "10.8", power: 9), Row("30 bln. doll.", "30", "DOLLAR", power: 9),
    Row("$145m", "145", power: 6),
    Row("$77", "77"), Row("2.7 bln USD", "2700", power: 6), Row("5 000 000", "5", power: 6),
    Row("almost 18 %", "18", "PT"), Row("up to 40 %", "40", "PT"), Row("11th", "11", "RANK"),
    Row("31-fold", "31", "RATIO"), Row("3 times less", "3", "RATIO"), Row("38 %", "-38", "PT"),
    Row("-38 %", "-38", "PT"), Row("−38 %", "-38", "PT"), Row("-0.0", "0.0", "PT"),
    Row("$700-800m", "700", power: 6, high: "800"), Row("6–8%", "6", "PT", high: "8"),
    Row("from 6 % to 8 %", "6", "PT", high: "8"), Row("6..8", "6", "PT", high: "8"),
    Row("1920-1940s", "1920", "YEAR", high: "1949"), Row("6 to 8 %", "7", "PT"),
    // What cannot be read with certainty is nobody's fault.
    Row("9/10", "90", "PT"), Row("3 dozen", "36", "COUNT"), Row("two and a half", "2.5", "COUNT"),
    Row("2½", "2.5"), Row("2 and a half", "2.5"), Row("10³", "1000"), Row("5 of 20", "25", "PT"),
    Row("half", "50", "PT"), Row("a third", "33.3", "PT"), Row("two thirds", "66.6", "PT"),
    Row("third", "3", "RANK"),
    Row("10th of May", "3", "COUNT"),
    Row("62,131", "62.13", "PT", note: "starred|footnote-mark"),
  ])
  func `a number that its print can mean is taken`(row: Row) throws {
    #expect(Edited.fault(in: row.files) == nil)
  }

  @Test(arguments: [
    Row("412.5", "999.9"), Row("412.5", "412.6"), Row("412.5", "4125"), Row("412.50", "412.5"),
    Row("10 778,9", "1077.9"), Row("1,994", "19.94"), Row("76.28*", "76.29", "PT"), Row("99 %", "49.6", "PT"),
    Row("almost 18 %", "17", "PT"), Row("-38 %", "38", "PT"), Row("−38 %", "38", "PT"),
    Row("$700-800m", "700", power: 6, high: "900"), Row("6-8 %", "5", "PT", high: "8"),
    Row("$10,8bn", "108", power: 9), Row("a third", "25", "PT"), Row("less than a third", "66.7", "PT"),
    Row("18-fold", "17.86", "RATIO"), Row("3 times less", "4", "RATIO"),
  ])
  func `a number that is not what is printed is refused`(row: Row) throws {
    let fault = try #require(Edited.fault(in: row.files))
    #expect(fault.hasPrefix("mine/claims.csv:2:"))
    #expect(fault.hasSuffix(": the number is not what is printed, '\(row.printed)'"))
  }

  @Test(arguments: [
    Row("342.2 bln USD", "342.2"), Row("342.2 mln", "342.2", power: 9), Row("$2.7 billion", "2.7", power: 6),
  ])
  func `a power of ten that is not the printed one is refused`(row: Row) throws {
    let fault = try #require(Edited.fault(in: row.files))
    #expect(fault.hasSuffix(": the power of ten is not what is printed, '\(row.printed)'"))
  }

  @Test func `the number of a cell and of a sentence is held to the print as well`() throws {
    let files = [
      ("ershova-2014/table-1.csv", "\"9 415,9\",9415.9,", "\"9 415,9\",9416.9,"),
      ("ershova-2014/statements.csv", "22.5%,22.5,", "22.5%,25.5,"),
    ]
    for (name, old, new) in files {
      let edited = Edited.files(name, old, new) ?? Edited.files(name, old.replacing("\"", with: ""), new)
      let fault = Edited.fault(in: try #require(edited))
      #expect(fault?.contains(": the number is not what is printed, '") == true, "\(fault ?? "no fault")")
    }
  }

  @Test func `a fraction in words is exact, whatever its digits were cut to`() throws {
    let row = Row("less than a third", "33.3", "PT")
    let publication = try #require(try CatalogueReader.catalogue(row.files).publications.first)
    let value = try #require(publication.claims.first?.value)
    #expect(value.value == Rational(100, 3))
  }
}
