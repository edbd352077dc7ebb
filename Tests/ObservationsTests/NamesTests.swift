import Observations
import Testing

@Suite struct NamesTests {
  private func names(_ codes: [Code]) -> Names {
    var all = Codes()
    for code in codes { all.add(code) }
    return Names(all)
  }

  @Test(arguments: [
    ("Russia", "RUSSIA"), ("Russia", "russia"), ("дфо", "ДФО"), ("Дальний Восток", "дальний восток"),
    ("Åland", "ÅLAND"), ("Åland", "a\u{30A}land"), ("ÅLAND", "A\u{30A}LAND"), ("Åland", "\u{212B}land"),
    ("Côte d'Ivoire", "CO\u{302}TE D\u{2019}IVOIRE"), ("Йошкар-Ола", "И\u{306}ошкар-Ола"),
    ("Far East", "far\u{A0}east"), ("Far East", " Far   East "), ("Far East", "far\teast"),
    ("Far East", "far\u{202F}east"), ("Far East", "far\u{2009}east"), ("North-West", "north\u{2011}west"),
    ("North-West", "North\u{2010}West"), ("Kelvin", "\u{212A}elvin"),
  ])
  func `two spellings of one name are the same`(one: String, other: String) {
    #expect(Names.folded(one) == Names.folded(other))
    let names = names([Code(id: "X", list: "areas", name: one)])
    #expect(names.codes(for: other) == [CodeID(0)])
  }

  @Test(arguments: [
    ("India", "İndia"), ("India", "ındia"), ("INDIA", "İNDİA"), ("ıran", "iran"), ("IRAN", "ıran"),
    ("ДФО", "DFO"),
    ("CFD", "СFD"), ("Aland", "Åland"), ("Far East", "FarEast"), ("North-West", "North West"),
    ("Ивановка", "Йвановка"),
  ])
  func `two names are not the same, whatever the locale`(one: String, other: String) {
    #expect(Names.folded(one) != Names.folded(other))
    #expect(names([Code(id: "X", list: "areas", name: one)]).codes(for: other) == [])
  }

  @Test(arguments: [
    "", " ", "\u{A0}\t", "Far East", "İstanbul", "ÅLAND ISLANDS", "a\u{30A}", "дфо", "\u{2019}", "😀",
  ])
  func `folding twice is folding once`(text: String) {
    let once = Names.folded(text)
    #expect(Names.folded(once) == once)
    #expect(Array(Names.folded(once).utf8) == Array(once.utf8))
  }

  @Test func `a name of nothing but spaces names nothing`() {
    let names = names([Code(id: "X", list: "areas", name: " ", aliases: ["", "\u{A0}"])])
    #expect(names.codes(for: "") == [] && names.codes(for: " ") == [])
    #expect(names.all.map(\.name) == ["x"])
  }

  @Test func `a name that fits two codes gives both, in the order of the lists`() {
    let names = names([
      Code(id: "B", list: "areas", name: "Second", aliases: ["SFD"]),
      Code(id: "A", list: "areas", name: "First", aliases: ["sfd", "SFD"]),
      Code(id: "SFD", list: "sectors", name: "Third"),
    ])
    #expect(names.codes(for: "Sfd") == [CodeID(0), CodeID(1), CodeID(2)])
    #expect(names.codes(for: "second") == [CodeID(0)])
  }

  @Test func `every spelling is a name, in alphabetical order, and the longest counts its words`() {
    let names = names([
      Code(
        id: "RU_X", list: "areas", name: "New Region", aliases: ["the new region of Russia"],
        russian: ["Новый"],
        iso: ["RU-X"])
    ])
    #expect(names.all.map(\.name) == ["new region", "ru-x", "ru_x", "the new region of russia", "новый"])
    #expect(names.longest == 5)
  }

  @Test func `sets and complements have no names of their own`() {
    let names = names([
      Code(id: "A", list: "areas", name: "A"),
      Code(id: "A+B", list: "areas", name: "(A, B)", members: [CodeID(0)]),
      Code(id: "A\\B", list: "areas", name: "A except (B)", parent: CodeID(0), excluded: [CodeID(0)]),
    ])
    #expect(names.all.map(\.name) == ["a"])
  }
}
