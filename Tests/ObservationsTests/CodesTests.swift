import Observations
import Testing

@Suite struct CodesTests {
  /// world > russia > far east > sakhalin, and a country beside them.
  private func codes() throws -> (codes: Codes, ids: [String: CodeID]) {
    var codes = Codes()
    var ids: [String: CodeID] = [:]
    for (id, parent) in [("W", nil), ("R", "W"), ("F", "R"), ("S", "F"), ("J", "W")] {
      ids[id] = codes.add(Code(id: id, list: "areas", name: id, parent: parent.flatMap { ids[$0] }))
    }
    try #require(ids.count == 5)
    return (codes, ids)
  }

  @Test func `ancestors go from the parent up`() throws {
    let (codes, ids) = try codes()
    let sakhalin = try #require(ids["S"])
    #expect(codes.ancestors(of: sakhalin).map { codes[$0].id } == ["F", "R", "W"])
    #expect(codes.ancestors(of: try #require(ids["W"])) == [])
    for id in ["F", "R", "W"] { #expect(codes.isAncestor(try #require(ids[id]), of: sakhalin)) }
    for id in ["S", "J"] { #expect(!codes.isAncestor(try #require(ids[id]), of: sakhalin)) }
  }

  @Test func `a child is an ancestor's child, in the order of the list`() throws {
    let (codes, ids) = try codes()
    let world = try #require(ids["W"])
    #expect(codes.children(of: world).map { codes[$0].id } == ["R", "J"])
    #expect(codes.children(of: try #require(ids["S"])) == [])
    for code in codes.members(of: "areas") {
      for child in codes.children(of: code) { #expect(codes.ancestors(of: child).first == code) }
    }
  }

  @Test func `a circle of parents ends`() {
    var codes = Codes()
    codes.add(Code(id: "a", list: "areas", name: "a", parent: CodeID(1)))
    codes.add(Code(id: "b", list: "areas", name: "b", parent: CodeID(0)))
    codes.add(Code(id: "c", list: "areas", name: "c", parent: CodeID(2)))
    #expect(codes.ancestors(of: CodeID(0)) == [CodeID(1), CodeID(0)])
    #expect(codes.ancestors(of: CodeID(2)) == [CodeID(2)])
    #expect(codes.isAncestor(CodeID(1), of: CodeID(0)) && !codes.isAncestor(CodeID(2), of: CodeID(0)))
  }

  @Test func `an id is taken once in its list, and again in another`() {
    var codes = Codes()
    func add(_ code: Code) -> CodeID? { codes.add(code) }
    #expect(add(Code(id: "A", list: "areas", name: "first")) == CodeID(0))
    #expect(add(Code(id: "A", list: "areas", name: "second")) == nil)
    #expect(add(Code(id: "A", list: "sectors", name: "third")) == CodeID(1))
    #expect(codes.find("A", in: "areas") == CodeID(0) && codes.find("A", in: "sectors") == CodeID(1))
    #expect(codes.find("a", in: "areas") == nil && codes.find("A", in: "units") == nil)
    #expect(codes.lists == ["areas", "sectors"])
    #expect(codes[CodeID(0)].name == "first")
  }

  @Test func `an id of any length is found by all of its bytes`() {
    var codes = Codes()
    let ids = (0...20).flatMap { length in
      ["a", "b"].map { String(repeating: "x", count: length) + $0 } + [String(repeating: "y", count: length)]
    }
    let distinct = ids.enumerated().filter { !ids[..<$0.offset].contains($0.element) }.map(\.element)
    for id in distinct { codes.add(Code(id: id, list: "areas", name: "")) }
    #expect(distinct.map { codes.find($0, in: "areas") } == distinct.indices.map { CodeID($0) })
    for id in distinct {
      for other in [id + "z", "z" + id, id + "\0"] { #expect(codes.find(other, in: "areas") == nil) }
    }
  }

  @Test(arguments: [-1, 5, .max, .min])
  func `a code that is not there is unknown`(place: Int) throws {
    let (codes, _) = try codes()
    #expect(codes[CodeID(place)].id == "?")
    #expect(codes.ancestors(of: CodeID(place)) == [] && codes.children(of: CodeID(place)) == [])
  }

  @Test func `a set has its members, a complement its whole as parent without being a part of it`() throws {
    var (codes, ids) = try codes()
    let (world, russia, japan) = (try #require(ids["W"]), try #require(ids["R"]), try #require(ids["J"]))
    let pair = Code(id: "R+J", list: "areas", name: "(R, J)", level: "set", members: [russia, japan])
    let added = codes.add(pair)
    let both = try #require(added)
    let complement = Code(
      id: "W\\J", list: "areas", name: "W except (J)", level: "set", parent: world, excluded: [japan])
    let last = codes.add(complement)
    let rest = try #require(last)
    #expect(codes.members(of: both) == [russia, japan] && codes.members(of: japan) == [japan])
    #expect(codes.children(of: world) == [russia, japan])
    #expect(codes.isAncestor(world, of: rest))
  }

  @Test func `totals and residuals are known by their level`() {
    #expect(Code(id: "_T", list: "sectors", name: "all", level: "total").isTotal)
    #expect(Code(id: "O", list: "sectors", name: "other", level: "residual").isResidual)
    let plain = Code(id: "M", list: "sectors", name: "mining", level: "section")
    #expect(!plain.isTotal && !plain.isResidual)
  }
}
