import Observations
import Texts

/// A column of a register's table.
package struct RegisterColumn: Sendable {
  let title: String
  /// Whether it stands even where no row has anything in it.
  let isAlways: Bool
  let text: @Sendable (RegisterRow, Run) -> String

  private init(
    _ title: String, always: Bool = false, _ text: @escaping @Sendable (RegisterRow, Run) -> String
  ) {
    self.title = title
    self.text = text
    isAlways = always
  }

  /// Our wording, under a heading that says what it is of.
  static func wording(_ title: String) -> RegisterColumn {
    RegisterColumn(title, always: true) { row, _ in Wording.capitalised(row.entry.wording) }
  }

  static func group(_ title: String) -> RegisterColumn {
    RegisterColumn(title) { row, _ in row.entry.setting.group }
  }

  /// `Mazda, with Sollers`
  static let companies = RegisterColumn("Companies") { row, _ in
    let setting = row.entry.setting
    let own = setting.companies.text(with: ", ")
    if setting.partners.isEmpty { return own }
    return "\(own), with \(setting.partners.text(with: ", "))"
  }

  /// `Moscow region (Klin)`
  static let region = RegisterColumn("Region") { row, run in
    var names: [String] = []
    for host in row.entry.setting.hosts {
      let name = run.codes[run.area(of: host)].name
      if !names.contains(name) { names.append(name) }
    }
    let place = row.entry.setting.place
    return names.text(with: ", ") + (place.isEmpty ? "" : names.isEmpty ? place : " (\(place))")
  }

  static let sector = RegisterColumn("Sector") { row, run in
    row.entry.setting.sector.map { run.codes[$0].name } ?? ""
  }

  /// The date as printed, else the period.
  static let date = RegisterColumn("Date") { row, _ in
    let setting = row.entry.setting
    if !setting.printed.isEmpty { return setting.printed }
    if case .unstated = setting.period { return "" }
    return setting.period.text
  }

  static let year = RegisterColumn("Year") { row, _ in
    if case .unstated = row.entry.setting.period { "" } else { row.entry.setting.period.text }
  }

  /// `opened 2012`, `due 2014`, `since 2011`, `running`
  static let status = RegisterColumn("State") { row, _ in
    guard let status = row.entry.setting.status else { return "" }
    if case .unstated = row.entry.setting.period { return status.rawValue }
    let year = row.entry.setting.period.text
    return switch status {
    case .running: "since \(year)"
    case .planned: "due \(year)"
    case .opening, .opened, .invested: "\(status.rawValue) \(year)"
    }
  }

  static let forms = RegisterColumn("Form") { row, _ in row.entry.traits.forms.text(with: ", ") }
  static let fields = RegisterColumn("Fields") { row, _ in row.entry.traits.fields.text(with: ", ") }
  static let basis = RegisterColumn("Legal basis") { row, _ in row.entry.traits.basis }
  static let terms = RegisterColumn("Terms") { row, _ in row.entry.traits.terms }

  /// The author; where none is named, the body that published it.
  static let author = RegisterColumn("By", always: true) { row, _ in
    row.entry.work.author.isEmpty ? row.entry.work.publisher : row.entry.work.author
  }

  static let title = RegisterColumn("Title", always: true) { row, _ in row.entry.work.title }

  static let publisher = RegisterColumn("Publisher") { row, _ in
    row.entry.work.author.isEmpty ? "" : row.entry.work.publisher
  }

  static let language = RegisterColumn("Language") { row, _ in row.entry.work.language }
  static let address = RegisterColumn("Address") { row, _ in row.entry.work.addresses.text(with: " ") }
  static let cited = RegisterColumn("Cited in lines") { row, _ in
    row.entry.work.cited.map { String($0) }.text(with: ", ")
  }

  /// `235 (3.1)`, `265, 269 (Conclusions), 54 (1)`
  static let lines = RegisterColumn("Lines", always: true) { row, _ in
    let spots = row.entry.spots
    var text = ""
    for (place, spot) in spots.enumerated() {
      text += (place > 0 ? ", " : "") + "\(spot.line)"
      let goesOn = place + 1 < spots.count && spots[place + 1].section == spot.section
      if !spot.section.isEmpty, !goesOn { text += " (\(spot.section))" }
    }
    return text
  }

  /// The lines with their document before them.
  static let documentLines = RegisterColumn("Document and lines", always: true) { row, run in
    "\(run.catalogue.publications[row.publication].id), \(lines.text(row, run))"
  }
}

extension Run {
  /// The area that a code is, or the nearest that it is part of: a project's region.
  func area(of code: CodeID) -> CodeID {
    ([code] + codes.ancestors(of: code)).first { codes[$0].list == "areas" } ?? code
  }
}
