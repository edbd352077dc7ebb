import Answers
import Evaluation
import Observations
import Support
import Testing
import Texts
import Verbs

@Suite struct `Words for what documents say in words` {
  private func entries(_ kind: RegisterEntry.Kind) throws -> [RegisterEntry] {
    try Asking.catalogue().publications.flatMap { $0.register.filter { $0.kind == kind } }
  }

  @Test(arguments: RegisterEntry.Kind.allCases)
  func `a word alone lists all entries of its kind, and reads every register`(kind: RegisterEntry.Kind) throws
  {
    let answer = try #require(ask("\(kind.rawValue)s").last)
    #expect(rows(answer).count == (try entries(kind)).count)
    #expect(answer.registers == [0, 1])
    #expect(
      words(answer.sentence).hasPrefix("\(rows(answer).count) \(kind.rawValue)s, named in ershova-2014"))
  }

  @Test(arguments: [
    "SODECO", "Mitsui Sakhalin Holdings", "Diamond Gas Sakhalin", "Mitsui", "Mitsubishi", "Komatsu",
    "Japan Tobacco International", "Toyota", "Nissan", "Isuzu", "Mitsubishi Motors", "Peugeot-Citroen",
    "Mitsubishi Fuso", "Asahi Glass", "Yokohama Rubber", "Toyota Boshoku",
    "Ishikawajima-Harima Heavy Industries", "Daido Metal", "Sakura Kogyo", "Hitachi Kenki", "Sojitz",
    "Marubeni", "Panasonic", "Sony", "Ajinomoto", "Fujikura", "Tokyo-Mitsubishi UFJ", "Mitsui Sumitomo",
    "Mizuho Corporate Bank", "Toyota Bank", "Mitsui Bussan", "Sumitomo", "Terneiles", "KDDI", "Rostelecom",
    "NTTCom", "Transtelecom", "Mazda", "Sollers", "Mitsui&Co", "Toshiba", "Kanazawa Medical University",
    "Yaroslavskaya Medical Academy", "Takeda-Nycomed",
  ])
  func `every company that the papers name with a project is found`(company: String) throws {
    for line in ["projects by \(company)", "projects by \"\(company.lowercased())\"", "projects \(company)"] {
      let found = rows(ask(line).last)
      #expect(found.contains { $0[1].contains(company) }, "\(line): \(found)")
    }
  }

  @Test func `a company counts with its subsidiaries and its other names, not with its namesakes`() {
    let companies = rows(ask("projects by mitsui").last).map { $0[1] }
    #expect(companies.count == 4)
    #expect(companies.allSatisfy { !$0.contains("Mitsui Sumitomo") })
    #expect(companies.contains("Mitsui Bussan"))
    #expect(
      ask("projects by mitsui").last?.notes.map { words($0) } == [
        "the word is in other names too, such as Mitsui Sumitomo: projects by \"Mitsui Sumitomo\""
      ])
  }

  @Test func `a place holds what is inside it, and nothing else`() throws {
    let catalogue = try Asking.catalogue()
    for place in ["FEFD", "CFD", "NWFD", "VFD", "YuFD", "RU_SIBFD", "russia", "RU_SAK"] {
      let whole = try #require(
        catalogue.codes.find(place, in: "areas") ?? Library(catalogue).names.codes(for: place).first)
      let own = try entries(.project).filter { entry in
        entry.setting.hosts.contains { $0 == whole || catalogue.codes.isAncestor(whole, of: $0) }
      }
      #expect(!own.isEmpty)
      #expect(rows(ask("projects in \(place)").last).count == own.count, "\(place)")
    }
  }

  @Test func `regions of a district together are the district`() {
    let parts = ["RU_PRI", "RU_SAK", "RU_KHA", "RU_SA", "RU_CHU"].map { region in
      rows(ask("projects in \(region)").last).count
    }
    #expect(parts.reduce(0, +) == rows(ask("projects in FEFD").last).count)
  }

  @Test func `a sector holds its parts`() {
    #expect(rows(ask("projects sector glass").last).count == 2)
    #expect(rows(ask("projects sector rubber and plastic").last).count == 1)
    let manufacturing = rows(ask("projects sector manufacturing").last).map { $0[0] }
    #expect(
      manufacturing.contains("Automobile tires") && manufacturing.contains { $0.hasPrefix("Sheet glass") })
    #expect(!manufacturing.contains { $0.hasPrefix("Uranium") })
  }

  @Test(arguments: [
    ("projects 2012", ["Joint car plant"]),
    ("projects 2012..2013", ["Joint car plant", "Assembly of the Land Cruiser Prado*"]),
    ("projects 2012, 2013 by mazda", ["Joint car plant"]),
    ("projects in CFD sector machinery 2014", ["Excavators and large construction equipment"]),
    ("stages 1991", ["Joint ventures and special zones"]),
    ("stages 1930", ["Resource concessions*"]),
    ("stages 1988..1990 in siberia", ["Resources paid for with output"]),
    ("stages in siberia", ["Resources paid for with output"]),
    ("motives in north america", ["Sell more on the spot"]),
    ("requirements in NCFD", ["Luxury cars"]),
    ("prospects 2014", ["Electric transformers for cars, by Toshiba"]),
    ("references about dijkov", ["Sergey Dijkov"]),
    ("references 1991", ["Sergey Dijkov"]),
    (
      "references about japan overseas handbook",
      ["Nihon Zaigai Kigyuu Kyoukai [Japan Overseas Enterprise Association], Tokyo*"]
    ),
  ])
  func `filters find what they name`(line: String, found: [String]) {
    #expect(rows(ask(line).last).map { $0[0] } == found, "\(ask(line).refusal?.message.plain ?? "")")
  }

  @Test func `a document is chosen by its name, and only its register is read`() {
    let one = ask("motives of ershova-2014").last
    let other = ask("motives of japan-canada-1990").last
    #expect(rows(one).count == 27 && rows(other).count == 7)
    #expect(one?.registers == [0] && other?.registers == [1])
    #expect(rows(ask("motives").last).count == 34)
  }

  @Test(arguments: [
    ("projects by toyata", RefusalCode.unknownName, "no name 'toyata'"),
    (
      "projects by mitsub", .ambiguousName,
      "'mitsub' may be Mitsubishi, Mitsubishi Motors, Mitsubishi Fuso or Tokyo-Mitsubishi UFJ"
    ),
    (
      "projects in SFD", .ambiguousName,
      "'SFD' may be the Southern Federal District or the Siberian Federal District"
    ),
    ("projects in canada", .noData, "no project in Canada is named"),
    ("projects 1999", .noData, "no project of 1999 is named"),
    ("projects in kaliningrad by sollers", .noData, "no project has all of these"),
    ("projects of japan-canada-1990", .noData, "no project is named there"),
    ("projects by", .missingArgument, "a name is missing behind 'by'"),
    ("projects 5", .syntax, "'5' is not a period"),
    ("projects guest:japan", .unknownName, "no role 'guest'"),
    ("projects as bibtex", .surplusArgument, "'projects' has no form 'bibtex'"),
    ("references about zzz", .noData, "'zzz' is in no author, title or publisher"),
    ("stages by mitsui", .surplusArgument, "'stages' has no use for 'by'"),
    ("requirements 2012", .surplusArgument, "'requirements' has no use for a period"),
  ])
  func `what is not there is refused`(line: String, code: RefusalCode, message: String) {
    #expect(ask(line).refusal?.code == code)
    #expect(ask(line).refusal?.message.plain == message)
    #expect(ask(line).refusal?.hint != nil || code == .syntax)
  }

  @Test(arguments: ["projects by mitsub", "projects of japan-canada-1990", "projects in SFD"])
  func `what a refusal offers is answered`(line: String) throws {
    let commands = try #require(ask(line).refusal).commands
    #expect(!commands.isEmpty)
    for command in commands { #expect(ask(command).refusal?.code != .ambiguousName, "\(command)") }
    #expect(commands.contains { ask($0).refusal == nil })
  }

  @Test func `a project that is a plan stands among the prospects too`() throws {
    let lines = Set(try entries(.prospect).flatMap(\.spots).map(\.line))
    for project in try entries(.project) where project.setting.status == .planned {
      #expect(project.spots.contains { lines.contains($0.line) }, "\(project.id)")
    }
  }

  @Test func `works are written as bibliography programs want them`() {
    let bibtex = paragraphs(ask("references about rosbalt as bibtex").last).joined()
    #expect(bibtex.hasPrefix("@techreport{ershova-2014-reference-288-1,"))
    #expect(bibtex.contains("url = {http://www.rosbalt.ru/business/2008/09/08/521404.html},"))
    let csl = paragraphs(ask("references about dijkov as csl").last).joined()
    #expect(csl.contains("\"author\": [{\"family\":\"Dijkov\",\"given\":\"Sergey\"}]"))
  }

  @Test func `cite adds the documents in full, or gives them to bibliography programs`() {
    let cited = ask("cite projects by mitsui").last
    #expect(rows(cited) == rows(ask("projects by mitsui").last))
    #expect(paragraphs(cited).count == 1 && paragraphs(cited)[0].hasPrefix("Nina Ershova (2014): "))
    #expect(paragraphs(ask("cite requirements").last).count == 2)
    let bibtex = paragraphs(ask("cite projects by mazda as bibtex").last).joined()
    #expect(bibtex.contains("note = {lines 249},"))
  }
}
