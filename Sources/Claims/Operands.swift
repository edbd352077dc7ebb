package import Observations
package import Quantities

/// The printed numbers that figures are made of, some of them with others in their place. Nothing in it ever changes, so
/// it is shared, never copied.
package final class Operands: Sendable {
  package let catalogue: Catalogue
  let cube: Cube
  let codes: Codes
  let bases: [Base]
  private let compilers: Deferred<Compilers>
  /// Numbers that stand in for printed ones, by row.
  package let suppositions: [Int: PrintedNumber]

  package init(_ catalogue: Catalogue, supposing suppositions: [Int: PrintedNumber] = [:]) {
    self.catalogue = catalogue
    self.suppositions = suppositions
    cube = catalogue.cube
    codes = catalogue.codes
    bases = catalogue.bases.all
    compilers = Deferred { Compilers(catalogue) }
  }

  /// Whether a row names no compiler, and several count such figures: it may be any one's.
  func isOfAnyCompiler(_ row: Int) -> Bool { compilers.value.isOfAny(row) }

  package func statement(_ row: Int) -> Statement { cube.statements[row] }

  package func number(_ row: Int) -> PrintedNumber? { supposed(row) ?? statement(row).value }

  private func supposed(_ row: Int) -> PrintedNumber? { suppositions.isEmpty ? nil : suppositions[row] }

  package func unit(of row: Int) -> Unit {
    guard let code = cube.code(.unit, of: row) else { return .ratio }
    return Figures.unit(codes[code].id)
  }

  /// What a row may be where others are computed with it: the hedge of its print counts. Nothing where the hedge leaves
  /// an end open ("more than 85 %").
  package func interval(_ row: Int) -> Interval? {
    if let supposed = supposed(row) { return supposed.interval }
    let statement = statement(row)
    if statement.hedge.isEmpty { return statement.value?.interval }
    guard let hedge = statement.leadingHedge else { return statement.value?.interval }
    return statement.value.flatMap { hedge.admits($0, unitIsPercent: unit(of: row).isPercent).interval }
  }

  func point(_ row: Int) -> Rational? { number(row)?.point }

  func isShare(_ row: Int) -> Bool { if case .percent = unit(of: row) { true } else { false } }
}
