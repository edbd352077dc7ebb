import Claims
import Importing
import Observations
import Quantities
import Support
import Testing

/// What the built-in documents and a third one, with problems planted in it, let be found from their numbers alone.
struct DocumentConstraintsTests {
  private static let made = Result { Constraints(try Asking.catalogue()) }

  private let constraints: Constraints
  private let catalogue: Catalogue

  init() throws {
    catalogue = try Asking.catalogue()
    constraints = try Self.made.get()
  }

  private func ids(_ prints: [Int], of constraints: Constraints) -> [String] {
    prints.compactMap { print in
      constraints.system.prints[print].rows.first.map { constraints.system.catalogue.cube.statements[$0].id }
    }
  }

  @Test func `the conflicts of the documents are these`() {
    let found = constraints.conflicts.map { ids($0.sets[0].prints, of: constraints).joined(separator: " ") }
    let expected: [String] = [
      "t1-2-1 t1-2-3 t1-2-5", "t1-3-1 p152-5 p152-6", "t1-4-1 p144-2", "t3-2-1 p125-6", "t3-5-1 p125-7",
      "p199-2 p225-1 p225-7", "t1-0-1 t1-3-1 t1-4-1 t1-5-1 t1-6-1 t1-8-1 t1-10-1 t1-11-1 p35-2",
    ]
    #expect(found == expected)
  }

  @Test func `shares of one paragraph that exceed their whole are a set`() {
    let sets = constraints.conflicts.flatMap(\.sets).map { ids($0.prints, of: constraints) }
    #expect(sets.contains(["p217-4", "p225-1", "p225-2", "p225-4", "p225-5"]))
    #expect(sets.contains(["p217-2", "p217-4", "p225-1", "p225-2", "p225-5"]))
  }

  @Test func `without any one of its members a conflict set can be right`() {
    for set in constraints.conflicts.flatMap(\.sets) {
      #expect(!constraints.system.isConsistent(set.prints))
      for print in set.prints { #expect(constraints.system.isConsistent(set.prints.filter { $0 != print })) }
    }
  }

  @Test func `the other cells of a row and a column bound a cell that is printed coarsely`() throws {
    let row = try #require(
      catalogue.cube.rows.first { catalogue.cube.statements[$0].id == "t1-13-3" })
    let bounds = try #require(constraints.boundsWithoutOwn([row])[0]?.interval)
    #expect(bounds == Interval(low: Rational(52_729_500_000), high: Rational(52_732_100_000)))
  }

  @Test func `two compilers' figures for one thing are never set against one another`() {
    for set in constraints.conflicts.flatMap(\.sets) {
      let sources = Set(
        set.prints.flatMap { constraints.system.prints[$0].rows }.compactMap {
          catalogue.cube.code(.source, of: $0).map { catalogue.codes[$0].id }
        })
      #expect(sources.subtracting(["_U"]).count == 1)
    }
  }

  @Test func `swapped numbers of a sentence are the first repair of both cells`() throws {
    let first = constraints.repairs.first { repair in
      repair.edits.contains { ids([$0.print], of: constraints) == ["p125-6"] }
    }
    let repair = try #require(first)
    #expect(repair.kind == .numbersSwapped)
    #expect(repair.cleared == 2)
    #expect(repair.edits.map(\.printed) == ["3.2%", "3.5%"])
  }

  @Test func `no repair is offered that leaves its own set contradicting`() {
    #expect(constraints.repairs.allSatisfy { $0.cleared > 0 && !$0.edits.isEmpty })
    let complete = constraints.repairs.prefix { $0.clearsAll }
    #expect(!complete.isEmpty)
    #expect(constraints.repairs.dropFirst(complete.count).allSatisfy { !$0.clearsAll })
  }

  // MARK: A third document

  @Test func `a sound document has no conflicts, and each planted problem is one`() throws {
    let clean = Constraints(try CatalogueReader.catalogue(PlantedDocument.clean))
    #expect(clean.conflicts.isEmpty)
    let planted = Constraints(try CatalogueReader.catalogue(PlantedDocument.files))
    let members = Set(planted.conflicts.flatMap(\.prints).flatMap { ids([$0], of: planted) })
    for id in ["t1-3-1", "p20-1", "p20-2", "p22-2", "p24-1", "t2-1-1", "t2-1-2"] {
      #expect(members.contains(id))
    }
  }

  @Test func `a planted problem is mended by its own edit`() throws {
    let planted = Constraints(try CatalogueReader.catalogue(PlantedDocument.files))
    func has(_ kind: SlipKind, _ prints: [String: String]) -> Bool {
      planted.repairs.contains { repair in
        repair.kind == kind && repair.edits.count == prints.count
          && repair.edits.allSatisfy { prints[ids([$0.print], of: planted)[0]] == $0.printed }
      }
    }
    #expect(has(.digitsSwapped, ["t1-3-1": "2 875"]))
    #expect(has(.multiplier, ["p20-1": "695 thousand"]))
    #expect(has(.cellsSwapped, ["t2-1-1": "20,5", "t2-1-2": "55,5"]))
    #expect(has(.digitChanged, ["p24-1": "50 %"]))
  }

  // MARK: Relations of two cells

  @Test func `what a text says of two cells narrows both and can contradict them`() throws {
    let cube = catalogue.cube
    func key(_ id: String) throws -> [CodeID] {
      cube.key(of: try #require(cube.rows.first { cube.statements[$0].id == id }))
    }
    func relation(_ low: Int) throws -> CellRelation {
      CellRelation(
        left: try key("p37-1"), right: try key("p37-2"), low: Rational(low), high: nil,
        place: Place(publication: 1, table: nil, line: 37), phrase: "more than double")
    }
    let two = Constraints(catalogue, statements: [try relation(2)])
    #expect(two.conflicts.count == constraints.conflicts.count)
    let three = Constraints(catalogue, statements: [try relation(3)])
    #expect(three.conflicts.count == constraints.conflicts.count + 1)
  }

  @Test func `a number that is supposed stands in for the printed one`() throws {
    let row = try #require(catalogue.cube.rows.first { catalogue.cube.statements[$0].id == "t1-2-5" })
    let number = try #require(PrintedNumber(text: "2.97", number: "2.97"))
    let supposed = Constraints(catalogue, suppositions: [row: number])
    #expect(supposed.conflicts.count == constraints.conflicts.count - 1)
  }
}
