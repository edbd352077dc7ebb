import Observations
import Quantities

/// Every edit of a print that undoes one slip.
struct Slips {
  private let system: ConstraintSystem
  /// The prints of each line of prose, and of each table.
  private var lines: [Line: [Int]] = [:]
  private var tables: [Table: [Int]] = [:]

  private struct Line: Hashable {
    let publication: Int
    let line: Int
  }

  private struct Table: Hashable {
    let publication: Int
    let table: String
  }

  init(_ system: ConstraintSystem) {
    self.system = system
    for (number, print) in system.prints.enumerated() where !print.rows.isEmpty {
      let place = print.place
      if let table = place.table {
        tables[Table(publication: place.publication, table: table), default: []].append(number)
      } else {
        lines[Line(publication: place.publication, line: place.line), default: []].append(number)
      }
    }
  }

  func statement(_ print: Int) -> Statement? {
    system.prints[print].rows.first.map { system.catalogue.cube.statements[$0] }
  }

  // MARK: One print

  func edits(of print: Int) -> [(kind: SlipKind, edit: EditedPrint)] {
    guard let statement = statement(print), !statement.hasRemark("fraction-word") else { return [] }
    return digits(print, statement) + multipliers(print, statement)
  }

  private func digits(_ print: Int, _ statement: Statement) -> [(kind: SlipKind, edit: EditedPrint)] {
    if statement.high.isEmpty {
      guard let token = PrintedToken(statement.printed[...], canonical: statement.number) else { return [] }
      return token.slips.map { slip in
        (
          slip.kind,
          EditedPrint(
            print: print, printed: slip.token.printed, number: slip.token.canonical, high: "",
            multiplier: statement.multiplier)
        )
      }
    }
    guard let first = statement.printed.firstIndex(where: { $0.isASCII && $0.isNumber }),
      let dash = statement.printed[first...].firstIndex(where: { $0 == "-" || $0 == "–" }),
      let low = PrintedToken(statement.printed[..<dash], canonical: statement.number),
      let high = PrintedToken(statement.printed[dash...], canonical: statement.high)
    else { return [] }
    return low.slips.map { ($0.kind, ranged($0.token, high)) }
      + high.slips.map { ($0.kind, ranged(low, $0.token)) }
    func ranged(_ low: PrintedToken, _ high: PrintedToken) -> EditedPrint {
      EditedPrint(
        print: print, printed: low.printed + high.printed, number: low.canonical, high: high.canonical,
        multiplier: statement.multiplier)
    }
  }

  /// A thousand times more or less; of an amount without a scale, any scale.
  private func multipliers(_ print: Int, _ statement: Statement) -> [(kind: SlipKind, edit: EditedPrint)] {
    guard let cell = system.prints[print].ranges.first?.cell, !system.table.cells[Int(cell)].isShare,
      !statement.isExact
    else { return [] }
    let steps = statement.multiplier == 0 ? [3, 6, 9] : [-3, 3]
    return steps.compactMap { step in
      let multiplier = statement.multiplier + step
      guard let scale = Scale(exponent: multiplier) else { return nil }
      let name = scale.name.isEmpty ? "units" : scale.name
      return (
        .multiplier,
        EditedPrint(
          print: print, printed: "\(bare(statement)) \(name)", number: statement.number, high: statement.high,
          multiplier: multiplier)
      )
    }
  }

  /// The printed number without the words or letters behind it.
  private func bare(_ statement: Statement) -> String {
    var text = statement.printed
    while let last = text.last, !(last.isASCII && last.isNumber) { text.removeLast() }
    return text
  }

  // MARK: Two prints

  /// The prints that a print may have changed places with.
  func partners(of print: Int) -> [(kind: SlipKind, partner: Int)] {
    let place = system.prints[print].place
    guard let own = statement(print), !own.hasRemark("fraction-word") else { return [] }
    if let table = place.table {
      return (tables[Table(publication: place.publication, table: table)] ?? []).compactMap { other in
        let there = system.prints[other].place
        guard other != print, there.row == place.row || there.column == place.column else { return nil }
        return (.cellsSwapped, other)
      }
    }
    return (lines[Line(publication: place.publication, line: place.line)] ?? []).compactMap { other in
      guard other != print, let their = statement(other), !their.hasRemark("fraction-word"),
        isSame(print, other)
      else { return nil }
      return (.numbersSwapped, other)
    }
  }

  /// Whether two prints are of one kind of number.
  private func isSame(_ a: Int, _ b: Int) -> Bool {
    guard let one = system.prints[a].ranges.first?.cell, let other = system.prints[b].ranges.first?.cell
    else {
      return false
    }
    return system.table.cells[Int(one)].unit == system.table.cells[Int(other)].unit
  }

  /// Both prints, each with the other's number; its own multiplier stays where a table's column says it.
  func swapped(_ a: Int, _ b: Int) -> [EditedPrint]? {
    guard let one = statement(a), let other = statement(b),
      one.number != other.number || one.multiplier != other.multiplier || one.high != other.high
    else { return nil }
    func edited(_ print: Int, _ own: Statement, _ new: Statement) -> EditedPrint {
      EditedPrint(
        print: print, printed: new.printed, number: new.number, high: new.high,
        multiplier: own.isTable ? own.multiplier : new.multiplier)
    }
    return [edited(a, one, other), edited(b, other, one)]
  }

  // MARK: What an edit lets cells be

  /// Whether a share is no more than its whole, where neither can be below zero.
  private func isPlausible(_ number: PrintedNumber, _ print: Int) -> Bool {
    system.prints[print].ranges.allSatisfy { range in
      let isShare = system.table.cells[Int(range.cell)].isShare && system.floor[Int(range.cell)] == 0
      return !isShare || (number.high ?? number.value) <= .hundred
    }
  }

  /// What the cells of an edited print can be; nothing if the text is no number.
  func ranges(_ edit: EditedPrint) -> [ConstraintPrint.Range]? {
    guard let old = statement(edit.print) else { return nil }
    let new = Statement(
      id: old.id, place: old.place, printed: edit.printed, number: edit.number, high: edit.high,
      multiplier: edit.multiplier, isExact: old.isExact, isSigned: old.isSigned, hedge: old.hedge)
    guard let number = new.value, isPlausible(number, edit.print) else { return nil }
    return system.prints[edit.print].ranges.map { range in
      let isPercent = system.table.cells[Int(range.cell)].isShare
      let admitted = new.admitted(number, unitIsPercent: isPercent)
      let ends = system.grids[Int(range.cell)].outward(low: admitted.low, high: admitted.high)
      return ConstraintPrint.Range(cell: range.cell, low: ends.low, high: ends.high)
    }
  }
}
