import Testing

/// The laws, held against the tree. What each one catches is shown in the suites beside this one.
@Suite struct House {
  let table: RoomTable
  let sources: [TextFile]

  /// Swift files that are longer than they should be, each with its reason. None.
  let longFiles: Set<String> = []

  init() throws {
    table = RoomTable(markdown: try Checkout.text("Sources/README.md"))
    sources = try Checkout.sources()
  }

  @Test func `there is a table, and there are Swift files to judge`() {
    #expect(table.rooms.count > 10)
    #expect(Set(sources.map(\.room)).count > 10)
    #expect(sources.allSatisfy { !$0.room.isEmpty }, "a Swift file lies directly in Sources/")
  }

  @Test func `every room has a row, every row a room, and no arrow leads back`() throws {
    let folders = Set(try Checkout.folders(in: "Sources"))
    report(
      folders.subtracting(table.names).sorted().map {
        Finding(file: "Sources/\($0)", line: 0, what: "no row")
      })
    report(
      table.names.subtracting(folders).sorted().map {
        Finding(file: "Sources/\($0)", line: 0, what: "no folder")
      })
    report(table.findings(in: "Sources/README.md"))
  }

  @Test func `a room imports only what its row allows`() {
    report(sources.flatMap { layeringFindings(in: $0, table: table) })
  }

  @Test func `the kernel has a table of its own, stands on the house, and the house does not stand on it`()
    throws
  {
    let kernel = try Checkout.kernel()
    guard !kernel.isEmpty else { return }
    let rows = RoomTable(markdown: try Checkout.text("Kernel/README.md")).rooms
    let both = RoomTable(rooms: table.rooms + rows)
    #expect(table.names.isDisjoint(with: rows.map(\.name)))
    report(both.findings(in: "Kernel/README.md"))
    #expect(Set(kernel.map(\.room)).isSubset(of: rows.map(\.name)))
    report(kernel.flatMap { layeringFindings(in: $0, table: both) })
    report(
      table.rooms.flatMap { room in
        table.allowed(in: room.name).intersection(rows.map(\.name)).sorted().map {
          Finding(file: "Sources/README.md", line: 0, what: "\(room.name) may import the kernel's \($0)")
        }
      })
    report(kernel.flatMap(trapFindings) + kernel.flatMap(namesakeFindings))
    report(sizeFindings(in: kernel, known: []))
  }

  @Test func `a shim over a C library is imported by one room`() {
    let shims = table.rooms.map(\.name).filter {
      $0.first == "C" && $0.dropFirst().first?.isUppercase == true
    }
    for shim in shims {
      let importers = Set(
        sources.filter { imports(in: swiftTokens($0.text)).contains { $0.module == shim } }.map(\.room))
      #expect(importers.count < 2, "\(shim) is imported by \(importers.sorted())")
    }
  }

  @Test func `the inside is pure`() {
    #expect(frontRooms.isSubset(of: table.names))
    report(sources.flatMap(purityFindings))
  }

  @Test func `nothing ends the program where a refusal belongs`() {
    report(sources.flatMap(trapFindings))
  }

  @Test func `no target is named like a type inside it`() {
    report(sources.flatMap(namesakeFindings))
  }

  @Test func `a room's name says what is inside`() throws {
    report(emptyNameFindings(rooms: try Checkout.folders(in: "Sources")))
  }

  @Test func `a file is about one thing`() {
    report(sizeFindings(in: sources, known: longFiles))
  }
}

/// Records every finding as an issue of its own.
func report(_ findings: [Finding], at place: SourceLocation = #_sourceLocation) {
  for finding in findings { Issue.record("\(finding)", sourceLocation: place) }
}
