import Importing
import Observations
import Support
import Testing

/// Everything that a value says, for comparing two readings of it.
struct Whole: Equatable {
  private let text: String

  init(_ value: some Any) {
    var text = ""
    dump(value, to: &text)
    self.text = text
  }

  init(_ code: Code) {
    self.init(Mirror(reflecting: code).children.map { "\($0.label ?? ""): \($0.value)" })
  }

  init(_ statement: Statement) {
    self.init(Mirror(reflecting: statement).children.map { "\($0.label ?? ""): \($0.value)" })
  }
}

/// The built-in files are read without being checked, a cell at a time: what is read must be what a checked reading says.
@Suite struct SoundDataTests {
  @Test func `reading late says what reading at once says`() throws {
    let now = try CatalogueReader.catalogue(Asking.files)
    let late = try CatalogueReader.catalogue(Asking.files, areSound: true)
    #expect(now.codes.all.map(Whole.init) == late.codes.all.map(Whole.init))
    #expect(now.cube.statements.map(Whole.init) == late.cube.statements.map(Whole.init))
    #expect(now.cube.columns == late.cube.columns)
    #expect(now.cube.signedMeasures == late.cube.signedMeasures)
    #expect(now.bases.all == late.bases.all)
    for (one, other) in zip(now.publications, late.publications) {
      #expect(one.tables.map { Whole($0.cells) } == other.tables.map { Whole($0.cells) })
    }
    #expect(now.publications.map(\.id) == late.publications.map(\.id))
    for place in now.codes.all.indices {
      let id = CodeID(place)
      #expect(now.codes.ancestors(of: id) == late.codes.ancestors(of: id))
      #expect(now.codes.children(of: id) == late.codes.children(of: id))
    }
  }

  @Test func `every spelling finds its codes, late or at once`() throws {
    let now = Names(try CatalogueReader.catalogue(Asking.files).codes)
    let late = Names(try CatalogueReader.catalogue(Asking.files, areSound: true).codes)
    #expect(now.all.count > 1000)
    #expect(now.longest == late.longest)
    for name in now.all {
      #expect(now.codes(for: name.name) == name.codes)
      #expect(late.codes(for: name.name) == name.codes)
      #expect(
        late.codes(for: name.name.uppercased()).isEmpty == now.codes(for: name.name.uppercased()).isEmpty)
    }
  }
}
