import Observations

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

  /// An item of CSL-JSON, without the array around it.
  var csl: String {
    var fields: [(String, String)] = [
      ("id", Reference.json(id)), ("type", Reference.json(isReport ? "report" : "document")),
    ]
    func add(_ key: String, _ text: String) {
      if !text.isEmpty { fields.append((key, Reference.json(text))) }
    }
    if !author.isEmpty { fields.append(("author", "[\(names.joined(separator: ", "))]")) }
    add("title", title)
    if let number = Int(year) { fields.append(("issued", "{\"date-parts\": [[\(number)]]}")) }
    add("publisher", publisher)
    add("collection-title", series)
    add("language", language)
    add("note", note)
    add("URL", addresses.first ?? "")
    return "  {\n" + fields.map { "    \(Reference.json($0.0)): \($0.1)" }.joined(separator: ",\n") + "\n  }"
  }

  /// The authors, parted by "and" or ";": the last word of a name is the family's.
  private var names: [String] {
    var people: [String] = []
    for part in author.split(separator: ";") {
      var person: [Substring] = []
      for word in part.split(separator: " ") {
        if word == "and" {
          people.append(Reference.name(person))
          person = []
        } else {
          person.append(word)
        }
      }
      people.append(Reference.name(person))
    }
    return people.filter { !$0.isEmpty }
  }

  private static func name(_ words: [Substring]) -> String {
    guard let family = words.last else { return "" }
    if words.count == 1 { return "{\"literal\": \(json(String(family)))}" }
    let given = words.dropLast().joined(separator: " ")
    return "{\"family\": \(json(String(family))), \"given\": \(json(given))}"
  }

  /// A string of JSON (RFC 8259), quotes included.
  static func json(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          json.unicodeScalars.append(scalar)
        }
      }
    }
    return json + "\""
  }
}
