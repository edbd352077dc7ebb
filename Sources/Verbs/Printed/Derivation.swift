import Answers
import Claims
import Observations
import Quantities

/// How numbers are made of printed cells, step by step. Cells are `[1]`, `[2]` …, steps between `(a)`, `(b)` …
///
///     (a) = [1] + [2] = 1,278.8 mln USD
///     answer = 100 × (a) ÷ [3] = 11.86 %
struct Derivation {
  private let run: Run
  /// Rows of the cube, the first being cell 1.
  private(set) var cells: [Int]
  private var steps: [(formula: Formula, name: String)] = []
  private(set) var paragraphs: [Paragraph] = []

  init(_ cells: [Int], _ run: Run) {
    self.run = run
    self.cells = cells
  }

  /// Adds a number under a label: its steps, then itself.
  /// `about` says what the number is, where the label does not.
  mutating func add(_ label: String, about: String = "", _ quantity: Quantity) {
    guard let formula = quantity.formula else { return }
    let lead = about.isEmpty ? "" : "\(about): "
    switch formula {
    case .cell(let row):
      let how = run.figures.suppositions[row] == nil ? "as printed" : "as supposed"
      paragraphs.append(.entry(label, "\(lead)\(mark(row)), \(how)"))
    case .constant: paragraphs.append(.entry(label, "\(lead)\(quantity), as typed"))
    case .sum, .difference, .product, .quotient:
      let text = written(formula)
      paragraphs.append(.entry(label, "\(lead)\(text) = \(Derivation.result(quantity))"))
    }
  }

  /// The number with the ends between which it lies.
  private static func result(_ quantity: Quantity) -> Phrase {
    quantity.interval.isPoint ? "\(quantity)" : "\(quantity), within \(ends: quantity)"
  }

  // MARK: Formulas in writing

  private mutating func mark(_ row: Int) -> String {
    if let place = cells.firstIndex(of: row) { return "[\(place + 1)]" }
    cells.append(row)
    return "[\(cells.count)]"
  }

  /// One level of a formula; what is deeper gets a step of its own.
  private mutating func written(_ formula: Formula) -> String {
    switch formula {
    case .cell, .constant: return operand(formula)
    case .sum(let terms): return terms.map { operand($0) }.joined(separator: " + ")
    case .difference(let left, let right): return "\(operand(left)) − \(operand(right))"
    case .quotient(.product(.constant(let factor), let part), let whole):
      return "\(operand(.constant(factor))) × \(operand(part)) ÷ \(operand(whole))"
    case .quotient(.product(let share, let whole), .constant(let factor)):
      return "\(operand(share)) × \(operand(whole)) ÷ \(operand(.constant(factor)))"
    case .product(let left, let right): return "\(operand(left)) × \(operand(right))"
    case .quotient(let left, let right): return "\(operand(left)) ÷ \(operand(right))"
    }
  }

  private mutating func operand(_ formula: Formula) -> String {
    switch formula {
    case .cell(let row): return mark(row)
    case .constant(let value): return value.exactDecimalText ?? "(\(value.description))"
    case .sum, .difference, .product, .quotient: break
    }
    if let known = steps.first(where: { $0.formula == formula }) { return known.name }
    let text = written(formula)
    let name = "(\(Derivation.letter(steps.count)))"
    steps.append((formula, name))
    if let figure = run.figures.figure(formula, unit: unit(formula)) {
      paragraphs.append(.entry(name, "\(text) = \(Derivation.result(run.quantity(figure)))"))
    } else {
      paragraphs.append(.entry(name, Phrase(text)))
    }
    return name
  }

  /// `a` … `z`, then `a1` …
  private static func letter(_ index: Int) -> String {
    let letter = String(Character(Unicode.Scalar(UInt8(97 + index % 26))))
    return index < 26 ? letter : "\(letter)\(index / 26)"
  }

  // MARK: Units of steps

  private func unit(_ formula: Formula) -> Unit {
    switch formula {
    case .cell(let row): return run.figures.unit(of: row)
    case .constant: return .ratio
    case .sum(let terms): return terms.first.map(unit) ?? .ratio
    case .difference(let left, let right): return Unit.difference(unit(left), unit(right)) ?? unit(left)
    case .quotient(.product(.constant(.hundred), let part), let whole):
      return unit(part) == unit(whole) ? .percent : unit(part)
    case .quotient(.product(_, let whole), .constant(.hundred)): return unit(whole)
    case .product(let left, let right): return Unit.product(unit(left), unit(right))?.unit ?? .ratio
    case .quotient(let left, let right): return Unit.quotient(unit(left), by: unit(right))?.unit ?? .ratio
    }
  }

  // MARK: The cells

  /// The printed cells by number, with what each may mean. What all share stands in the caption alone.
  var table: Table {
    let units = Set(cells.map { Wording.unit(run.figures.unit(of: $0), scale($0)) })
    let unit = units.count == 1 ? units.first : nil
    let document = shared(cells.map { run.publication(run.figures.cube.statements[$0].place)?.id ?? "" })
    let period = shared(cells.map { run.periodText([$0]) })
    let caption = ["The printed numbers it uses", document.map { "all in \($0)" }, period.map { "of \($0)" }]
    return Table(
      caption: caption.compactMap { $0 }.joined(separator: ", "),
      columns: [
        .init("Cell", isNumeric: false), .init("Printed", isNumeric: false), .init("From", unit: unit ?? ""),
        .init("To", unit: unit ?? ""), .init("Place", isNumeric: false),
      ],
      rows: cells.enumerated().map { number, row in
        let interval = run.figures.number(row)?.interval
        let place = run.placeText(run.figures.cube.statements[row].place)
        var words = "[\(number + 1)] \(run.keyWords(row))"
        if period == nil { words += ", \(run.periodText([row]))" }
        return Table.Row([
          .text(words), run.printedCell(row), end(interval?.low, of: row, showsUnit: unit == nil),
          end(interval?.high, of: row, showsUnit: unit == nil),
          .text(document.map { String(place.dropFirst($0.count + 2)) } ?? place),
        ])
      })
  }

  private func end(_ value: Rational?, of row: Int, showsUnit: Bool) -> Table.Cell {
    guard let value else { return .none }
    let quantity = Quantity(exactly: value, unit: run.figures.unit(of: row), scale: scale(row))
    return .number(quantity, mark: "", showsUnit: showsUnit)
  }

  private func scale(_ row: Int) -> Scale {
    Scale(exponent: run.figures.cube.statements[row].multiplier) ?? .units
  }

  /// What all of several texts are; nothing where they differ or are empty.
  private func shared(_ texts: [String]) -> String? {
    guard let first = texts.first, !first.isEmpty, texts.allSatisfy({ $0 == first }) else { return nil }
    return first
  }
}
