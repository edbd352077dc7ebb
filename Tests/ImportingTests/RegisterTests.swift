import Foundation
import Importing
import Observations
import Support
import Testing

/// What the documents say in words, against the documents.
@Suite struct RegisterTests {
  let catalogue: Catalogue

  init() throws { catalogue = try Asking.catalogue() }

  private func entries(_ document: String) -> [RegisterEntry] {
    catalogue.publications.first { $0.id == document }?.register ?? []
  }

  @Test func `there are so many entries of each kind`() {
    let counts = catalogue.publications.map { publication in
      RegisterEntry.Kind.allCases.map { kind in publication.register.count { $0.kind == kind } }
    }
    #expect(counts == [[5, 43, 27, 11, 20, 13], [0, 0, 7, 4, 0, 1]])
  }

  @Test func `a register read late says what one read at once says`() throws {
    let late = try CatalogueReader.catalogue(Asking.files, areSound: true)
    for (one, other) in zip(catalogue.publications, late.publications) {
      #expect(one.hasRegister && other.hasRegister)
      #expect(one.register == other.register)
    }
  }

  @Test func `a project in a region is in the region's district and in the country`() throws {
    for project in entries("ershova-2014") where project.kind == .project {
      #expect(!project.setting.hosts.isEmpty)
      for host in project.setting.hosts {
        let levels = ([host] + catalogue.codes.ancestors(of: host)).map { catalogue.codes[$0].level }
        #expect(levels.contains("country"), "\(project.id)")
        #expect(levels.contains("district") == levels.contains("region"), "\(project.id)")
        let isUnstated = project.notes.contains("region-unstated")
        #expect(levels.contains("region") != isUnstated, "\(project.id)")
      }
    }
  }

  @Test func `a document without a register has no entries`() throws {
    let files = Asking.files.filter { !$0.name.hasSuffix("register.csv") }
    for publication in try CatalogueReader.catalogue(files).publications {
      #expect(!publication.hasRegister && publication.register.isEmpty)
    }
  }

  // MARK: Digests

  @Test(arguments: [
    ("car seats", "car chairs"), ("RU_SPE,,TRANSEQ,2014,,planned", "RU_MOW,,TRANSEQ,2014,,planned"),
    ("2014,,planned", "2015,,planned"), (",42|48,", ",42,"), ("Toyota Boshoku", "Toyota Bosoku"),
  ])
  func `a change of any field changes the digest`(old: String, new: String) throws {
    let files = try #require(
      Edited.files("ershova-2014/register.csv", old, new), "'\(old)' does not stand there once")
    let changed = try CatalogueReader.catalogue(files)
    #expect(Digests.register(of: 0, in: changed) != Digests.register(of: 0, in: catalogue))
    #expect(Digests.register(of: 1, in: changed) == Digests.register(of: 1, in: catalogue))
    #expect(Digests.parts(of: changed) == Digests.parts(of: catalogue))
  }

  @Test func `there is no digest of a register that is not there`() throws {
    let files = Edited.files(without: "japan-canada-1990/register.csv")
    #expect(Digests.register(of: 1, in: try CatalogueReader.catalogue(files)) == nil)
    #expect(Digests.register(of: 1, in: catalogue)?.utf8.count == 64)
  }

  // MARK: Faults

  @Test(arguments: [
    Broken("ershova-2014/register.csv", "kind,line,", "sort,line,", "1: the column 'kind' is missing"),
    Broken("ershova-2014/register.csv", ",cited,note", ",quoted,note", "1: the column 'cited' is missing"),
    Broken(
      "ershova-2014/register.csv", "stage-46-1,stage,", "stage-46-1,step,",
      "4:12: 'step' is not a kind of entry"),
    Broken("ershova-2014/register.csv", "stage-46-1,stage,", ",stage,", "4:1: an entry has no id"),
    Broken(
      "ershova-2014/register.csv", "\nstage-46-1,", "\nstage-44-1,",
      "4:1: the entry 'stage-44-1' is listed twice"),
    Broken(
      "ershova-2014/register.csv", "stage,46|48,", "stage,46|4x,", "4:18: '4x' is not the number of a line"),
    Broken(
      "ershova-2014/register.csv", "stage,46|48,", "stage,0|48,", "4:18: '0' is not the number of a line"),
    Broken("ershova-2014/register.csv", "stage,46|48,", "stage,,", "4:18: an entry has no line"),
    Broken(
      "ershova-2014/register.csv", "46|48,1|1,", "46|48,1|1|2,", "4:24: 3 sections for 2 lines"),
    Broken(
      "ershova-2014/register.csv", "joint ventures and special zones", "", "4:29: a stage without a wording"),
    Broken(
      "ershova-2014/register.csv", "RU_TVE,Tver", "RU_TVX,Tver",
      "12:111: no code 'RU_TVX' in areas or entities"),
    Broken("ershova-2014/register.csv", "Klin,GLASS", "Klin,GLAZING", "20:96: no code 'GLAZING' in sectors"),
    Broken(
      "ershova-2014/register.csv", "2007,,opened", "20o7,,opened", "48:136: '20o7' is not a period"),
    Broken(
      "ershova-2014/register.csv", "2007,,opened", "2007,,closed",
      "48:142: 'closed' is not a status of a project"),
    Broken(
      "ershova-2014/register.csv", "2007,,opened", "2007,,", "48:142: '' is not a status of a project"),
    Broken(
      "ershova-2014/register.csv", "all firms,reach resources,", "all firms,reach resources,Toyota",
      "50:63: a motive has no companies"),
    Broken(
      "japan-canada-1990/register.csv", ",Japan External Trade Organization,", ",,",
      "13:55: a reference without author, title and publisher"),
    Broken("ershova-2014/register.csv", ",42|48,", ",42|end,", "112:178: 'end' is not the number of a line"),
  ])
  func `a broken register is refused where it is broken`(_ broken: Broken) throws {
    let files = try #require(
      Edited.files(broken.file, broken.old, broken.new), "'\(broken.old)' does not stand there once")
    #expect(Edited.fault(in: files) == "\(broken.file):\(broken.fault)")
  }
}

/// The registers against the texts they were made from.
@Suite(.enabled(if: Seeds.arePresent, Seeds.absence)) struct RegisterSeedTests {
  let catalogue: Catalogue
  let texts: [SeedText]

  init() throws {
    catalogue = try Asking.catalogue()
    texts = try catalogue.publications.map {
      SeedText(try Data(contentsOf: Seeds.folder.appending(path: $0.value("file"))))
    }
  }

  private var entries: [(entry: RegisterEntry, text: SeedText)] {
    zip(catalogue.publications, texts).flatMap { publication, text in
      publication.register.map { ($0, text) }
    }
  }

  /// The lines of an entry, one after the other.
  private func lines(_ entry: RegisterEntry, _ text: SeedText) -> String {
    entry.spots.map { text.line($0.line) }.joined(separator: "\n")
  }

  @Test func `every line is a line of the document that says something`() {
    for (entry, text) in entries {
      for line in entry.spots.map(\.line) + entry.work.cited {
        #expect(!text.line(line).isEmpty, "\(entry.id), line \(line)")
      }
    }
  }

  @Test func `a section of a number is the one whose heading stands before the line`() {
    for (entry, text) in entries {
      for spot in entry.spots where spot.section.first?.isNumber == true {
        let heading = text.lines[..<(spot.line - 1)].last { $0.hasPrefix("#") } ?? ""
        let number = heading.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." }
        #expect(number == spot.section + ".", "\(entry.id), line \(spot.line): \(heading)")
      }
      for spot in entry.spots where spot.section.hasPrefix("footnote ") {
        let mark = "\(spot.section.dropFirst(9)) "
        let above = text.lines[..<spot.line].last {
          !$0.hasPrefix("[us") && !$0.hasPrefix("http") && $0.count > 3
        }
        #expect(above?.hasPrefix(mark) == true, "\(entry.id), line \(spot.line)")
      }
    }
  }

  @Test func `every company, every partner and every town stands on one of its lines`() {
    for (entry, text) in entries {
      let printed = lines(entry, text)
      for name in entry.setting.companies + entry.setting.partners {
        #expect(printed.contains(name) || Self.isJoined(name, in: printed), "\(entry.id): \(name)")
      }
      for town in entry.setting.place.components(separatedBy: " to ")
      where entry.kind == .project && !town.isEmpty {
        #expect(printed.contains(town), "\(entry.id): \(town)")
      }
    }
  }

  /// `KDDI-Rostelecom` has both names; a line may break one in two.
  private static func isJoined(_ name: String, in text: String) -> Bool {
    text.replacing("- ", with: "-").contains(name)
  }

  @Test func `the year of a project or a prospect stands on one of its lines`() {
    for (entry, text) in entries where entry.kind == .project || entry.kind == .prospect {
      guard case .year(let year) = entry.setting.period else { continue }
      #expect(lines(entry, text).contains(String(year)), "\(entry.id)")
    }
  }

  @Test func `a work is printed as it stands in the list, date and address included`() {
    for (entry, text) in entries where entry.kind == .reference {
      let printed = text.line(entry.spots[0].line).replacing("*", with: "").replacing("\\_", with: "_")
        .replacing("”", with: "\"").replacing("“", with: "\"")
      for address in entry.work.addresses { #expect(printed.contains(address), "\(entry.id): \(address)") }
      let date = entry.setting.printed
      #expect(date.isEmpty || printed.contains(date), "\(entry.id): \(date)")
      for word in entry.work.title.split(whereSeparator: { " []".contains($0) }) {
        #expect(printed.contains(word), "\(entry.id): \(word)")
      }
    }
  }

  @Test func `every work of the list and every footnote has an entry`() {
    for (publication, text) in zip(catalogue.publications, texts) {
      let known = Set(publication.register.filter { $0.kind == .reference }.flatMap(\.spots).map(\.line))
      let head = text.lines.firstIndex { $0.contains("References") }
      let works = text.lines.indices.filter { index in
        head.map { index > $0 } == true && text.lines[index].hasPrefix("- ")
      }
      let footnotes = text.lines.indices.filter { index in
        text.lines[index].firstMatch(of: /^[ivx]+ [A-Z]/) != nil
      }
      #expect(works.count == (publication.id == "ershova-2014" ? 13 : 0))
      #expect(footnotes.count == (publication.id == "ershova-2014" ? 10 : 0))
      for index in works + footnotes { #expect(known.contains(index + 1), "line \(index + 1)") }
      for (index, line) in text.lines.enumerated() where line.hasPrefix("Source: ") {
        let isCited = publication.register.contains { entry in
          entry.work.cited.contains(index + 1) || entry.spots.contains { $0.line == index + 1 }
        }
        #expect(isCited, "line \(index + 1)")
      }
    }
  }

  @Test func `every item of a list of motives or stages has an entry`() {
    for (publication, text) in zip(catalogue.publications, texts) {
      let known = Set(publication.register.flatMap(\.spots).map(\.line))
      for (index, line) in text.lines.enumerated()
      where line.firstMatch(of: /^(?:- |[0-9]\) )/) != nil {
        #expect(known.contains(index + 1), "line \(index + 1)")
      }
    }
  }

  /// What begins with a capital in the sections on projects and is neither company nor town.
  private static let others: Set = [
    "Japanese", "Japan", "Russia", "Russian", "FDI", "LNG", "FEFD", "SFD", "GDP", "Sakhalin", "Siberian",
    "Federal",
    "District", "Far", "East", "Eastern", "Western", "Southern", "Caucasus", "Moscow", "St", "Petersburg",
    "Tatarstan", "Lipetsky", "Novosibirskiy", "Krasnodarsky", "Krai", "Kaliningradsky", "Chukotsky",
    "Yakutia",
    "Primorsky", "LandCruiser", "Prado",
  ]

  @Test func `no name in the sections on projects is left out`() throws {
    let publication = try #require(catalogue.publications.first)
    let start = try #require(texts[0].lines.firstIndex { $0.contains("3.1. ") })
    let end = try #require(texts[0].lines.firstIndex { $0.contains("4. Investment") })
    var count = 0
    for index in start..<end where !texts[0].lines[index].hasPrefix("#") {
      let known = Set(
        publication.register.filter { $0.spots.contains { $0.line == index + 1 } }
          .flatMap { $0.setting.companies + $0.setting.partners + [$0.setting.place] }
          .flatMap { $0.split { " -&.".contains($0) } })
      // The first word of a sentence has a capital anyway.
      for name in texts[0].lines[index].matches(of: /[^.?!] [“"]?([A-Z][A-Za-z]*)/).map(\.1) {
        count += 1
        #expect(known.contains(name) || Self.others.contains(String(name)), "line \(index + 1): \(name)")
      }
    }
    #expect(count > 80)
  }

  @Test func `every paragraph on projects, prospects and conclusions has an entry`() throws {
    let publication = try #require(catalogue.publications.first)
    let known = Set(publication.register.flatMap(\.spots).map(\.line))
    let start = try #require(texts[0].lines.firstIndex { $0.contains("3.1. ") })
    let end = try #require(texts[0].lines.firstIndex { $0.hasSuffix("# References") })
    for index in start..<end where !texts[0].lines[index].isEmpty && !texts[0].lines[index].hasPrefix("#") {
      #expect(known.contains(index + 1), "line \(index + 1)")
    }
  }
}
