import Claims
import Observations

/// How codes are spoken of in sentences.
enum Wording {
  private static let articled = FewWords([
    "District", "Federation", "Union", "Republic", "States", "Kingdom", "Netherlands", "Community",
    "projects", "region", "Islands", "Emirates", "Philippines", "Bahamas",
  ])

  /// `the Far Eastern Federal District`, `Japan`
  static func withArticle(_ name: String) -> String {
    let bytes = name.utf8
    let last = String(name[(bytes.lastIndex(of: 0x20).map { bytes.index(after: $0) } ?? name.startIndex)...])
    if last == "SMEs" || last == "ventures" { return name }
    return name.hasPrefix("Republic ") || articled.contains(last) ? "the " + name : name
  }

  static func possessive(_ name: String) -> String {
    name + (name.utf8.last == UInt8(ascii: "s") ? "'" : "'s")
  }

  /// A sentence that another begins: its first word in lower case unless it is a name.
  static func lowered(_ text: String) -> String {
    for word in [
      "Investment", "Direct", "Portfolio", "Other", "Cumulative", "All", "The", "Number", "Ownership",
    ]
    where text.hasPrefix(word + " ") || text.hasPrefix(word + "'") || text == word {
      return word.lowercased() + text.dropFirst(word.count)
    }
    return text
  }

  static func capitalised(_ text: String) -> String {
    guard let byte = text.utf8.first, let first = text.unicodeScalars.first else { return text }
    if byte < 0x80, !(0x61...0x7A).contains(byte) { return text }
    if byte < 0x80, let capital = Unicode.Scalar(first.value - 32) {
      return String(capital) + String(text[text.utf8.index(after: text.startIndex)...])
    }
    return String(text.prefix(1)).uppercased() + String(text.dropFirst())
  }
}

extension Run {
  /// A choice in words: a name, a list of names, a whole except some.
  func words(_ choice: Choice, role: Role) -> String {
    switch choice {
    case .any: return "any \(role.rawValue)"
    case .code(let id):
      let code = codes[id]
      if role == .investor, code.isTotal { return "all investors" }
      if role == .host, code.isTotal { return "all hosts" }
      if role == .coverage { return Run.investment(code) }
      if !code.members.isEmpty { return words(.set(code.members), role: role) }
      return role == .sector ? sectorName(id) : Wording.withArticle(code.name)
    case .set(let members):
      let names = members.map { words(.code($0), role: role) }
      guard let last = names.last, names.count > 1 else { return names.first ?? "" }
      return names.dropLast().joined(separator: ", ") + " and " + last
    case .except(let whole, let parts):
      return words(.code(whole), role: role) + " except " + words(.set(parts), role: role)
    }
  }

  private static func investment(_ code: Code) -> String {
    code.name.hasSuffix("investment") ? code.name : code.name + " investment"
  }

  private func sectorName(_ code: CodeID) -> String {
    let name = codes[code].name
    guard let byte = name.utf8.first, byte < 0x80, let first = name.unicodeScalars.first else {
      return name.prefix(1).lowercased() + String(name.dropFirst())
    }
    guard (0x41...0x5A).contains(byte), let small = Unicode.Scalar(first.value + 32) else { return name }
    return String(small) + String(name[name.utf8.index(after: name.startIndex)...])
  }

  /// A choice as the stub of a table's row: its plain name.
  func label(_ choice: Choice, role: Role) -> String {
    switch choice {
    case .code(let code):
      if codes[code].isTotal, role == .investor || role == .host {
        return Wording.capitalised(words(choice, role: role))
      }
      if let period = Period(codes[code].id), role == .period { return period.text }
      return Wording.capitalised(codes[code].name)
    case .any, .set, .except: return Wording.capitalised(words(choice, role: role))
    }
  }

  /// `the direct investment stock`
  func subject(measure: CodeID?, coverage: CodeID?) -> String {
    let kind = measure.map { codes[$0].id } ?? "stock"
    let type = coverage.map { codes[$0].id } ?? "all"
    let noun: String
    switch kind {
    case "stock": noun = "investment stock"
    case "flow": noun = "investment flow"
    case "cumulative": noun = "cumulative investment"
    case "count": return "number of enterprises"
    case "ownership": return "ownership"
    case "rank": noun = "rank by investment"
    case "intensity": return "energy intensity"
    default: noun = measure.map { codes[$0].name } ?? kind
    }
    switch type {
    case "all", "_Z": return noun
    case "direct": return "direct " + noun
    case "equity": return "direct equity " + noun
    case "debt": return "direct debt " + noun
    case "portfolio": return "portfolio " + noun
    case "other": return "other " + noun
    default: return (coverage.map { codes[$0].name } ?? type) + " " + noun
    }
  }
}
