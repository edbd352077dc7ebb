package import Observations
package import Quantities

/// A publication made from a seed: true values, and the tables and sentences that print them rounded.
///
/// A country has districts that make it up, some districts have regions that do not; there are sectors, a few investors and
/// all of them together. Every print is its true value rounded to its decimals, so a clean cube contradicts itself nowhere.
package struct GeneratedCube {
  /// A number in print before it becomes a statement.
  package struct Print {
    package var key: [CodeID]
    package var truth: Rational
    package var number: String
    package var multiplier: Int
    package var isExact: Bool
    package var place: Place
    package var id: String

    /// The number as it stands on the page: a decimal comma in tables.
    package var printed: String {
      place.table == nil ? number : String(number.map { $0 == "." ? "," : $0 })
    }
  }

  package private(set) var codes = Codes()
  package private(set) var prints: [Print] = []
  private var bases = Bases()
  private var chance: SeededChance
  private let structure = Structure(Role.allCases.map { Dimension(id: $0.rawValue, role: $0) })
  private var truth: [[CodeID]: Rational] = [:]
  private var investors: [CodeID] = []
  private var districts: [CodeID] = []
  private var regions: [CodeID: [CodeID]] = [:]
  private var sectors: [CodeID] = []
  private var world = CodeID(0)
  private var country = CodeID(0)
  private var allSectors = CodeID(0)
  private var line = 1

  /// How large the cube is.
  package struct Size {
    package let districts: ClosedRange<Int>
    package let regions: ClosedRange<Int>
    package let sectors: ClosedRange<Int>
    package let investors: ClosedRange<Int>

    package init(
      districts: ClosedRange<Int>, regions: ClosedRange<Int>, sectors: ClosedRange<Int>,
      investors: ClosedRange<Int>
    ) {
      self.districts = districts
      self.regions = regions
      self.sectors = sectors
      self.investors = investors
    }

    package static let tiny = Size(districts: 3...4, regions: 0...2, sectors: 3...3, investors: 1...1)
    package static let small = Size(districts: 3...6, regions: 0...3, sectors: 3...6, investors: 1...2)

    /// About so many cells.
    package static func cells(_ count: Int) -> Size {
      let regions = 10
      let sectors = 8
      let districts = max(2, count * 10 / (11 * (regions + sectors) * 3))
      return Size(
        districts: districts...districts, regions: regions...regions, sectors: sectors...sectors,
        investors: 1...1)
    }
  }

  package init(seed: Int, _ size: Size = .small) {
    chance = SeededChance(seed)
    makeCodes(size)
    makeTruth()
    for investor in investors { amounts(investor) }
    amounts(world)
    for investor in investors { structure(investor) }
    sentences()
  }

  // MARK: Codes

  private mutating func add(
    _ id: String, _ list: String, _ level: String, _ parent: CodeID? = nil, isExhausted: Bool = false
  ) -> CodeID {
    codes.add(Code(id: id, list: list, name: id, level: level, parent: parent, isExhausted: isExhausted))
      ?? CodeID(0)
  }

  private mutating func makeCodes(_ size: Size) {
    world = add("W1", "areas", "total")
    country = add("LAND", "areas", "country", world, isExhausted: true)
    for number in 0..<chance.number(size.investors) {
      investors.append(add("INVESTOR\(number)", "areas", "country", world))
    }
    for number in 0..<chance.number(size.districts) {
      districts.append(add("DISTRICT\(number)", "areas", "district", country))
    }
    for district in districts {
      regions[district] = (0..<chance.number(size.regions)).map { number in
        add("\(codes[district].id)_REGION\(number)", "areas", "region", district)
      }
    }
    allSectors = add("_T", "sectors", "total", isExhausted: chance.isLucky(50))
    for number in 0..<chance.number(size.sectors) {
      sectors.append(add("SECTOR\(number)", "sectors", "section", allSectors))
    }
    for (id, list) in [
      ("stock", "measures"), ("all", "coverages"), ("2012", "periods"), ("USD", "units"), ("PT", "units"),
      ("office", "sources"), ("_U", "sources"), ("host", "sides"), ("-", "bases"),
    ] {
      _ = add(id, list, "")
    }
  }

  // MARK: Truth

  private mutating func makeTruth() {
    let isWhole = codes[allSectors].isExhausted
    for investor in investors + [CodeID(-1)] {
      for district in districts {
        for sector in sectors + (isWhole ? [] : [CodeID(-1)]) {
          let scale = investor.index < 0 ? 5_000_000_000 : 400_000_000
          let parts = (regions[district] ?? []) + [CodeID(-1)]
          for region in parts {
            let value = chance.isLucky(10) ? 0 : chance.number(1_000...max(1_001, scale / parts.count))
            spread(Rational(value), investor, district, region, sector)
          }
        }
      }
    }
  }

  /// Adds a value to everything that holds it; a negative code is no code of its own.
  private mutating func spread(
    _ value: Rational, _ investor: CodeID, _ district: CodeID, _ region: CodeID, _ sector: CodeID
  ) {
    for host in [region, district, country] where host.index >= 0 {
      for owner in [investor, world] where owner.index >= 0 {
        for branch in [sector, allSectors] where branch.index >= 0 {
          truth[[owner, host, branch], default: .zero] += value
        }
      }
    }
  }

  // MARK: Prints

  private func code(_ id: String, _ list: String) -> CodeID { codes.find(id, in: list) ?? CodeID(0) }

  private func key(_ who: CodeID, _ at: CodeID, _ what: CodeID, unit: String, base: CodeID) -> [CodeID] {
    [
      who, at, what, code("stock", "measures"), code("all", "coverages"), code("2012", "periods"),
      code(unit, "units"), base, code("office", "sources"), code("host", "sides"),
    ]
  }

  private mutating func base(_ dimension: Int, _ whole: CodeID) -> CodeID {
    let id = "\(structure.dimensions[dimension].id):\(codes[whole].id)"
    if let known = codes.find(id, in: "bases") { return known }
    let made = add(id, "bases", "")
    bases[made] = Base(dimension: dimension, whole: whole)
    return made
  }

  private func value(_ who: CodeID, _ at: CodeID, _ what: CodeID) -> Rational {
    truth[[who, at, what]] ?? .zero
  }

  private mutating func amount(
    _ who: CodeID, _ at: CodeID, _ what: CodeID, _ multiplier: Int, _ decimals: Int, _ place: Place
  ) {
    let value = value(who, at, what)
    let number = (value * .powerOfTen(-multiplier)).decimalText(decimals: decimals, .halfAwayFromZero)
    prints.append(
      Print(
        key: key(who, at, what, unit: "USD", base: code("-", "bases")), truth: value, number: number,
        multiplier: multiplier, isExact: false, place: place, id: "n\(prints.count)"))
  }

  private mutating func share(
    _ part: [CodeID], _ dimension: Int, _ whole: CodeID, _ decimals: Int, _ place: Place
  ) {
    var all = part
    all[dimension] = whole
    guard let share = (value(part[0], part[1], part[2]) * .hundred).divided(by: value(all[0], all[1], all[2]))
    else { return }
    prints.append(
      Print(
        key: key(part[0], part[1], part[2], unit: "PT", base: base(dimension, whole)), truth: share,
        number: share.decimalText(decimals: decimals, .halfAwayFromZero), multiplier: 0,
        isExact: part[dimension] == whole, place: place, id: "n\(prints.count)"))
  }

  private mutating func next(_ table: String?, _ row: Int, _ column: Int) -> Place {
    if table == nil || column == 1 { line += 1 }
    return Place(publication: 0, table: table, row: row, column: column, line: line)
  }

  /// A table of amounts with their shares in the country, in their districts and in all investors' investment.
  private mutating func amounts(_ who: CodeID) {
    let table = "amounts-\(codes[who].id)"
    let multiplier = chance.isLucky(50) ? 6 : 9
    let decimals = multiplier == 9 ? chance.number(1...4) : chance.number(0...2)
    let percents = chance.number(0...2)
    var row = 0
    for (host, parent) in [(country, country)] + districts.map({ ($0, country) })
      + districts.flatMap({ district in (regions[district] ?? []).map { ($0, district) } })
    {
      row += 1
      amount(who, host, allSectors, multiplier, decimals, next(table, row, 1))
      share([who, host, allSectors], 1, parent, percents, next(table, row, 2))
      if who != world { share([who, host, allSectors], 0, world, percents, next(table, row, 3)) }
    }
  }

  /// A table of sectors' shares in places.
  private mutating func structure(_ who: CodeID) {
    let table = "sectors-\(codes[who].id)"
    let decimals = chance.number(0...2)
    let hosts = [country] + districts.filter { _ in chance.isLucky(80) }
    for (row, sector) in ([allSectors] + sectors).enumerated() {
      for (column, host) in hosts.enumerated() {
        share([who, host, sector], 2, allSectors, decimals, next(table, row + 1, column + 1))
      }
    }
  }

  /// Sentences that say some of it again, coarser, two numbers a line.
  private mutating func sentences() {
    for who in investors {
      for district in districts where chance.isLucky(60) {
        let place = next(nil, 0, 0)
        amount(who, district, allSectors, 6, 0, place)
        share([who, district, allSectors], 1, country, chance.number(0...1), place)
      }
    }
  }

  /// The true value of investors, hosts and sectors together: of each some codes, and those taken away from them.
  package func value(_ parts: [(of: [CodeID], without: [CodeID])]) -> Rational {
    guard let place = parts.firstIndex(where: { $0.of.count != 1 || !$0.without.isEmpty }) else {
      return parts.count == 3 ? value(parts[0].of[0], parts[1].of[0], parts[2].of[0]) : .zero
    }
    func together(_ codes: [CodeID]) -> Rational {
      codes.reduce(.zero) { sum, code in
        var single = parts
        single[place] = ([code], [])
        return sum + value(single)
      }
    }
    return together(parts[place].of) - together(parts[place].without)
  }

  // MARK: Catalogue

  /// `order` is that of the statements, by their numbers.
  package func catalogue(order: [Int]? = nil) -> Catalogue {
    var cube = Cube(structure)
    for at in order ?? Array(prints.indices) {
      let print = prints[at]
      cube.add(
        print.key,
        Statement(
          id: print.id, place: print.place, printed: print.printed, number: print.number,
          multiplier: print.multiplier, isExact: print.isExact))
    }
    cube.complete()
    return Catalogue(
      codes: codes, publications: [Publication(id: "generated", card: [], tables: [])], cube: cube,
      bases: bases)
  }

  /// The cube with other numbers in print.
  package func with(_ prints: [Print]) -> GeneratedCube {
    var copy = self
    copy.prints = prints
    return copy
  }
}
