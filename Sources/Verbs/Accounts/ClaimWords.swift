import Answers
import Claims
import Observations
import Quantities
import Texts

/// How claims and what became of them are written.
extension Run {
  /// The few words of a claim; of a table's cell its row and column.
  func phraseText(_ assessed: AssessedClaim) -> String {
    assessed.claim.relation?.phrase ?? assessed.row.map { phraseText($0) } ?? ""
  }

  /// The few words of the print around the number; of a table's cell its row and column.
  private func phraseText(_ row: Int) -> String {
    let statement = figures.cube.statements[row]
    if !statement.phrase.isEmpty { return statement.phrase }
    guard let table = statement.place.table.flatMap({ publication(statement.place)?.table($0) }) else {
      return statement.printed
    }
    let heading = table.heading(ofColumn: statement.place.column).text(with: " / ")
    let cell = [table.stub(ofRow: statement.place.row), heading].filter { !$0.isEmpty }.text(with: ", ")
    return "\(table.label): \(cell)"
  }

  /// `ershova-2014, Table 1, line 70`
  func linePlace(_ place: Place) -> String {
    place.table == nil ? placeText(place) : "\(placeText(place)), line \(place.line)"
  }

  /// What the others make of the number of a row, in the scale of its print.
  func quantity(_ recomputed: Recomputed, besides row: Int) -> Quantity {
    let number = figures.number(row)
    let isUnscaled = figures.cube.statements[row].hasRemark("unit-missing")
    let scale =
      isUnscaled
      ? Scale.fitting(recomputed.interval.midpoint) : Scale(exponent: number?.multiplier ?? 0) ?? .units
    if case .bound = recomputed.origin { return bound(recomputed, scale, printed: number) }
    let decimals =
      recomputed.unit == .rank || recomputed.unit == .count(nil)
      ? 0
      : Rounding.headlineDecimals(
        of: recomputed.interval, in: scale.factor, atMost: max(2, number?.decimals ?? 0))
    return Quantity(
      unit: recomputed.unit, point: recomputed.point, interval: recomputed.interval, scale: scale,
      decimals: decimals, formula: recomputed.formula)
  }

  /// Limits with the ends rounded outward, to the decimals of the print or one more place than none.
  private func bound(_ recomputed: Recomputed, _ scale: Scale, printed: PrintedNumber?) -> Quantity {
    let factor = scale.factor.reciprocal ?? .one
    let shown = recomputed.interval.scaled(by: factor)
    let fewest = shown.high.magnitude >= .hundred || recomputed.unit == .rank ? 0 : 1
    let decimals = max(fewest, min(printed?.decimals ?? 0, 4))
    let (low, high) = (
      shown.low.rounded(toDecimals: decimals, .down), shown.high.rounded(toDecimals: decimals, .up)
    )
    let ends =
      switch mark(recomputed) {
      case " or more": Interval(low)
      case " or less": Interval(high)
      default: Interval(low: low, high: high)
      }
    return Quantity(
      unit: recomputed.unit, point: ends.isPoint ? ends.low * scale.factor : nil,
      interval: ends.scaled(by: scale.factor), scale: scale, decimals: decimals)
  }

  /// What stands behind limits of which one end is open.
  func mark(_ recomputed: Recomputed?) -> String {
    guard case .bound(let reach)? = recomputed?.origin else { return "" }
    if reach.low == nil { return " or less" }
    return reach.high == nil ? " or more" : ""
  }

  /// How the number that the others make came about.
  func origin(_ recomputed: Recomputed) -> Phrase {
    switch recomputed.origin {
    case .table, .prose:
      return recomputed.cells.first.map {
        Phrase("printed at \(linePlace(figures.cube.statements[$0].place))")
      }
        ?? ""
    case .cells: return recomputed.formula.map { phrase($0) } ?? ""
    case .order(let count, let isWhole):
      return Phrase("by size among \(isWhole ? "all" : "the") \(count)\(isWhole ? "" : " listed")")
    case .query: return recomputed.formula.map { phrase($0) } ?? ""
    case .bound:
      let open = mark(recomputed)
      return Phrase((open.isEmpty ? "" : open.dropFirst() + ", ") + "all that the other numbers leave open")
    }
  }

  /// The sense in which a print agrees, or would.
  func words(_ sense: OtherSense) -> Phrase {
    switch sense {
    case .multiplier(let power):
      let name = Scale(exponent: power)?.longName ?? "in units of ten to the \(power)"
      return Phrase("if it is \(name)")
    case .base(let base): return Phrase("as a share of \(wholeWords(base.whole, dimension: base.dimension))")
    case .increase: return "if it is read as the increase"
    case .roundedToTens: return "if the zeros that end it are not meant as digits"
    }
  }
}

extension Scale {
  /// `in millions`
  fileprivate var longName: String {
    switch exponent {
    case 0: "in single units"
    case 3: "in thousands"
    case 6: "in millions"
    case 9: "in billions"
    default: "in units of ten to the \(exponent)"
    }
  }
}

extension Obstacle {
  /// Why there is no verdict, in words.
  var meaning: String {
    switch self {
    case .noData: "nothing else that is printed gives it"
    case .figureNotReproduced: "it rests on a figure whose numbers the text does not print"
    case .otherSource: "only another compiler prints the same thing"
    case .otherConcept: "only a neighbouring concept is printed"
    case .noBaseline: "what it is compared with is not printed"
    case .baseUnknown: "the text does not say what it is a share of"
    case .evaluative: "a judgement, not a number"
    case .unitMismatch: "its query gives something in another unit"
    }
  }
}
