import Observations
import Verbs

/// How a code is offered: the spelling of it that goes on from what is typed.
enum NameSpelling {
  /// A code, and the role its name would be read in; no role is any.
  struct Named {
    let code: CodeID
    let role: Role?
    /// The role it stands beside another name in.
    var beside: Role?
  }

  static func offers(for codes: [Named], begin typed: String, quoted: Bool, _ run: Run) -> [Completer.Offer] {
    var seen: Set<CodeID> = []
    let folded = Names.folded(typed) + (typed.hasSuffix(" ") ? " " : "")
    return codes.filter { seen.insert($0.code).inserted }.compactMap { named in
      guard let spelling = spelling(of: named, begin: folded, run) else { return nil }
      let code = run.codes[named.code]
      let shown = matched(spelling, to: typed)
      let text = quoted || needsQuotes(spelling, named, run) ? "\"\(shown)\"" : shown
      let isName = Names.folded(spelling) == Names.folded(code.name)
      let about = isName ? (code.definition.isEmpty ? code.level : code.definition) : code.name
      return Completer.Offer(
        text, display: shown, about, subject: .code(named.code, named.role ?? named.beside))
    }
  }

  /// The preferred spelling that begins so, else the first; one that fits another code too is passed over.
  private static func spelling(of named: Named, begin folded: String, _ run: Run) -> String? {
    let code = run.codes[named.code]
    if !folded.isEmpty, !code.spellings.contains(where: { begins($0, folded) }) { return nil }
    let spellings =
      [preferred(code, named, run), code.name] + code.aliases + code.russian + [code.id] + code.iso
    let fitting = spellings.filter { begins($0, folded) }
    if fitting.isEmpty { return nil }
    if folded.isEmpty { return fitting.first { run.means($0, named.code, role: named.role) } }
    // A code of a few letters is offered to those who typed it whole, an id to those who typed more than its country.
    let wanted = fitting.filter {
      $0 != code.id && !code.iso.contains($0) || Names.folded($0).utf8.count <= folded.utf8.count + 1
        || folded.contains("_")
    }
    return wanted.first { run.means($0, named.code, role: named.role) }
      ?? (wanted.isEmpty ? nil : spellings.first { run.means($0, named.code, role: named.role) })
  }

  /// Most spellings differ in their first letter, which is seen without folding them.
  private static func begins(_ spelling: String, _ folded: String) -> Bool {
    if let first = spelling.utf8.first, let wanted = folded.utf8.first, first < 0x80, wanted < 0x80,
      first | 0x20 != wanted | 0x20
    {
      return false
    }
    return Names.folded(spelling).hasPrefix(folded)
  }

  /// The name; for one of three words its abbreviation (`FEFD`), for one that needs quotes an alias that needs none.
  private static func preferred(_ code: Code, _ named: Named, _ run: Run) -> String {
    func isFree(_ alias: String) -> Bool {
      run.means(alias, named.code, role: named.role) && !needsQuotes(alias, named, run)
    }
    if code.name.split(separator: " ").count > 2,
      let short = code.aliases.first(where: {
        !$0.contains(" ") && $0.count { $0.isUppercase } > 2 && isFree($0)
      })
    {
      return short
    }
    return needsQuotes(code.name, named, run) ? code.aliases.first(where: isFree) ?? code.name : code.name
  }

  /// Small letters to those who type small letters; an abbreviation stays as it is.
  private static func matched(_ spelling: String, to typed: String) -> String {
    if typed.first?.isUppercase == true { return spelling }
    let letters = spelling.filter(\.isLetter)
    let isAbbreviation =
      letters.count { $0.isUppercase } > 1 && !spelling.contains(" ") && !spelling.contains("-")
    return isAbbreviation ? spelling : spelling.lowercased()
  }

  private static let levelWords = Set(SelectionWords.levels.joined())

  /// A mark in it would be read apart, or it begins with a word of the grammar.
  private static func needsQuotes(_ spelling: String, _ named: Named, _ run: Run) -> Bool {
    let isPlain = spelling.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || " -_.".unicodeScalars.contains($0)
    }
    let first = Names.folded(spelling).split(separator: " ").first.map(String.init) ?? ""
    return !isPlain || SelectionWords.prepositions.contains(first) || SelectionWords.clauses.contains(first)
      || levelWords.contains(Names.folded(spelling)) || spelling.first?.isNumber == true
  }
}
