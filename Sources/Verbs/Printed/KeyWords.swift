import Answers
import Claims
import Observations
import Quantities

/// What a printed number is, in words.
extension Run {
  /// Our paraphrase of a statement in prose; for a table's cell its key in words:
  /// `Japan's investment stock in Moscow, % of the Central Federal District`.
  func described(_ row: Int) -> String {
    let paraphrase = figures.cube.statements[row].paraphrase
    return paraphrase.isEmpty ? keyWords(row) : paraphrase
  }

  /// The key of a row in words, without its period and its source.
  func keyWords(_ row: Int) -> String {
    func code(_ role: Role) -> CodeID? {
      figures.cube.code(role, of: row).flatMap { codes[$0].level == "none" ? nil : $0 }
    }
    var text = subject(measure: code(.measure), coverage: code(.coverage))
    if let investor = code(.investor) {
      text = Wording.possessive(words(.code(investor), role: .investor)) + " " + text
    }
    if let sector = code(.sector), !codes[sector].isTotal {
      text += " in " + words(.code(sector), role: .sector)
    }
    if let host = code(.host) {
      text += codes[host].isTotal ? " abroad" : " in " + words(.code(host), role: .host)
    }
    for place in structure.others { text += ", " + codes[figures.cube.columns[place][row]].name }
    let unit = unitWords(row)
    return Wording.capitalised(unit.isEmpty ? text : "\(text), \(unit)")
  }

  /// `mln USD`, `% of all investors`, `rank among all investors`; empty for a count.
  func unitWords(_ row: Int) -> String {
    let whole = baseWords(row)
    let unit = figures.unit(of: row)
    switch unit {
    case .percent: return whole.isEmpty ? "%" : "% of \(whole)"
    case .rank: return whole.isEmpty ? "rank" : "rank in \(whole)"
    case .index: return whole.isEmpty ? "index" : "index, \(whole) being 1"
    default:
      return Wording.unit(unit, Scale(exponent: figures.cube.statements[row].multiplier) ?? .units)
    }
  }

  /// What a share, a rank or an index is of; empty where the number has no base.
  private func baseWords(_ row: Int) -> String {
    guard let code = figures.cube.code(.base, of: row), let base = catalogue.bases[code] else { return "" }
    return wholeWords(base.whole, dimension: base.dimension)
  }

  /// `all investors`, `Russia`, `manufacturing`, `all investment`
  func wholeWords(_ whole: CodeID, dimension: Int) -> String {
    guard structure.dimensions.indices.contains(dimension), let role = structure.dimensions[dimension].role
    else {
      return codes[whole].name
    }
    switch role {
    case .coverage: return codes[whole].isTotal ? "all investment" : codes[whole].name + " investment"
    case .measure: return codes[whole].name
    default: return words(.code(whole), role: role)
    }
  }
}

extension Wording {
  /// A unit as it stands behind a number and can be typed: `mln USD`, `bln dollars`, `%`; empty for plain numbers.
  static func unit(_ unit: Unit, _ scale: Scale) -> String {
    let name: String =
      switch unit {
      case .currency("DOLLAR"): "dollars"
      case .points: "pp"
      case .rank, .index, .ratio: ""
      default: unit.name
      }
    return [scale.name, name].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// `a, b and c`
  static func list(_ parts: [String], _ word: String = "and") -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  /// `1 number`, `3 numbers`
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
