import Observations
import Texts

/// A document as others cite it, from its card; or a work that a document refers to. What is not printed is left out.
struct Reference {
  let id: String
  private let author: String
  private let title: String
  private let year: String
  private let publisher: String
  private let series: String
  private let language: String
  /// Where in the document: `Table 1; line 217`; empty for the document as a whole.
  private let note: String
  private let addresses: [String]

  init(_ publication: Publication, note: String = "") {
    id = publication.id
    author = publication.value("author")
    title = publication.value("title")
    year = publication.value("year")
    publisher = publication.value("publisher")
    series = publication.value("series")
    language = publication.value("language")
    self.note = note
    addresses = []
  }

  /// A work from a document's register.
  init(_ entry: RegisterEntry, of document: String) {
    id = "\(document)-\(entry.id)"
    author = entry.work.author
    title = entry.work.title
    if case .year(let number) = entry.setting.period { year = String(number) } else { year = "" }
    publisher = entry.work.publisher
    series = ""
    language = entry.work.language
    note = entry.setting.printed == year ? "" : entry.setting.printed
    addresses = entry.work.addresses
  }

  /// `Nina Ershova (2014): Japanese Investment in Russia. Higher School of Economics, Working Papers 07.`
  var sentence: String {
    let head = "\(author.isEmpty ? "No author" : author) (\(year.isEmpty ? "no year" : year)): \(title)."
    let tail = [publisher, series].filter { !$0.isEmpty }.joined(separator: ", ")
    return tail.isEmpty ? head : "\(head) \(tail)."
  }

  private var isReport: Bool { !publisher.isEmpty }

  // MARK: BibTeX

  /// An entry: a report where a publisher is printed, else `@misc`. The title keeps its capitals.
  var bibtex: String {
    let fields: [(String, String)] = [
      ("author", Reference.escaped(author)), ("title", title.isEmpty ? "" : "{\(Reference.escaped(title))}"),
      ("year", Reference.escaped(year)),
      (isReport ? "institution" : "publisher", Reference.escaped(publisher)),
      (isReport ? "type" : "series", Reference.escaped(series)), ("language", Reference.escaped(language)),
      ("note", Reference.escaped(note)), ("url", addresses.first ?? ""),
    ]
    let lines = fields.filter { !$0.1.isEmpty }.map { "  \($0.0) = {\($0.1)}," }
    return (["@\(isReport ? "techreport" : "misc"){\(Reference.key(id)),"] + lines + ["}"]).joined(
      separator: "\n")
  }

  /// Characters with a meaning in TeX, written so that they print as themselves.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&", "%", "$", "#", "_", "{", "}": escaped += "\\\(character)"
      case "\\": escaped += "\\textbackslash{}"
      case "~": escaped += "\\textasciitilde{}"
      case "^": escaped += "\\textasciicircum{}"
      case "\n", "\r", "\t": escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped
  }

  /// A key that BibTeX takes: letters, digits, hyphens.
  static func key(_ id: String) -> String {
    String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "-" })
  }

  // MARK: CSL-JSON

  /// An item of CSL-JSON.
  var csl: JSONValue {
    var fields: [JSONValue.Member] = []
    func add(_ key: String, _ value: JSONValue?) {
      if let value, value != "" { fields.append(JSONValue.Member(key, value)) }
    }
    add("id", .string(id))
    add("type", isReport ? "report" : "document")
    add("author", author.isEmpty ? nil : .array(names))
    add("title", .string(title))
    add("issued", Int(year).map { ["date-parts": [[.whole($0)]]] })
    add("publisher", .string(publisher))
    add("collection-title", .string(series))
    add("language", .string(language))
    add("note", .string(note))
    add("URL", .optional(addresses.first ?? ""))
    return .object(fields)
  }

  /// The authors, parted by "and" or ";": the last word of a name is the family's.
  private var names: [JSONValue] {
    var people: [[Substring]] = []
    for part in author.split(separator: ";") {
      var person: [Substring] = []
      for word in part.split(separator: " ") {
        if word == "and" {
          people.append(person)
          person = []
        } else {
          person.append(word)
        }
      }
      people.append(person)
    }
    return people.compactMap { Reference.name($0) }
  }

  private static func name(_ words: [Substring]) -> JSONValue? {
    guard let family = words.last else { return nil }
    if words.count == 1 { return ["literal": .string(String(family))] }
    return ["family": .string(String(family)), "given": .string(words.dropLast().joined(separator: " "))]
  }
}
