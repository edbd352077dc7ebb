internal import Observations

/// Reads a document's `register.csv`: what it says in words, an entry a row.
struct RegisterReader {
  private typealias Kind = RegisterEntry.Kind

  private let table: CommaSeparated
  private let codes: Codes
  private let id, kind, line, section, note: Int
  private let group, wording, companies, partners, host, place, sector, period, printed, status: Int
  private let form, fields, basis, terms: Int
  private let author, title, publisher, language, url, cited: Int

  static func entries(of file: DataFile, _ codes: Codes) throws(DataFault) -> [RegisterEntry] {
    let reader = try RegisterReader(try CommaSeparated(file), codes)
    var entries: [RegisterEntry] = []
    var ids: Set<String> = []
    for row in 0..<reader.table.count {
      let entry = try reader.entry(row)
      if !ids.insert(entry.id).inserted {
        throw reader.table.fault(row, reader.id, "the entry '\(entry.id)' is listed twice")
      }
      entries.append(entry)
    }
    return entries
  }

  private init(_ table: CommaSeparated, _ codes: Codes) throws(DataFault) {
    self.table = table
    self.codes = codes
    id = try table.required("id")
    kind = try table.required("kind")
    line = try table.required("line")
    section = try table.required("section")
    note = try table.required("note")
    group = try table.required("group")
    wording = try table.required("wording")
    companies = try table.required("companies")
    partners = try table.required("partners")
    host = try table.required("host")
    place = try table.required("place")
    sector = try table.required("sector")
    period = try table.required("period")
    printed = try table.required("printed")
    status = try table.required("status")
    form = try table.required("form")
    fields = try table.required("fields")
    basis = try table.required("basis")
    terms = try table.required("terms")
    author = try table.required("author")
    title = try table.required("title")
    publisher = try table.required("publisher")
    language = try table.required("language")
    url = try table.required("url")
    cited = try table.required("cited")
  }

  private func entry(_ row: Int) throws(DataFault) -> RegisterEntry {
    if table.isEmpty(row, id) { throw table.fault(row, id, "an entry has no id") }
    guard let kind = Kind(rawValue: table.text(row, kind)) else {
      throw table.fault(row, self.kind, "'\(table.text(row, self.kind))' is not a kind of entry")
    }
    try check(row, kind)
    return RegisterEntry(
      id: table.text(row, id), kind: kind, spots: try spots(row), wording: table.text(row, wording),
      setting: try setting(row, kind), traits: traits(row), work: try work(row), notes: table.parts(row, note)
    )
  }

  /// Refuses an entry that says nothing, and a field that entries of its kind do not have.
  private func check(_ row: Int, _ kind: Kind) throws(DataFault) {
    if kind == .reference {
      if [author, title, publisher].allSatisfy({ table.isEmpty(row, $0) }) {
        throw table.fault(row, title, "a reference without author, title and publisher")
      }
    } else if table.isEmpty(row, wording) {
      throw table.fault(row, wording, "a \(kind.rawValue) without a wording")
    }
    for column in foreign(to: kind) where !table.isEmpty(row, column) {
      throw table.fault(row, column, "a \(kind.rawValue) has no \(table.header[column])")
    }
  }

  private func foreign(to kind: Kind) -> [Int] {
    var columns: [Int] = []
    if kind != .project { columns += [companies, partners, status] }
    if kind != .stage { columns += [form, fields, basis, terms] }
    if kind != .reference {
      columns += [author, title, publisher, language, url, cited]
    } else {
      columns += [group, wording, host, place, sector]
    }
    return columns
  }

  // MARK: Places

  private func spots(_ row: Int) throws(DataFault) -> [RegisterEntry.Spot] {
    let lines = try lines(row, line)
    if lines.isEmpty { throw table.fault(row, line, "an entry has no line") }
    let sections = table.parts(row, section)
    guard sections.isEmpty || sections.count == lines.count else {
      throw table.fault(
        row, section, "\(sections.count) section\(sections.count == 1 ? "" : "s") for \(lines.count) lines")
    }
    return lines.enumerated().map { place, line in
      RegisterEntry.Spot(section: sections.isEmpty ? "" : sections[place], line: line)
    }
  }

  /// Numbers of lines with bars between them, each above 0.
  private func lines(_ row: Int, _ column: Int) throws(DataFault) -> [Int] {
    var lines: [Int] = []
    for part in table.parts(row, column) {
      guard let line = Int(part), (1...1_000_000).contains(line), part.utf8.first != 0x2B else {
        throw table.fault(row, column, "'\(part)' is not the number of a line")
      }
      lines.append(line)
    }
    return lines
  }

  // MARK: Fields

  private func setting(_ row: Int, _ kind: Kind) throws(DataFault) -> RegisterEntry.Setting {
    var setting = RegisterEntry.Setting()
    setting.group = table.text(row, group)
    setting.companies = table.parts(row, companies)
    setting.partners = table.parts(row, partners)
    setting.hosts = try hosts(row)
    setting.place = table.text(row, place)
    setting.printed = table.text(row, printed)
    if !table.isEmpty(row, sector) {
      guard let code = codes.find(table.text(row, sector), in: "sectors") else {
        throw table.fault(row, sector, "no code '\(table.text(row, sector))' in sectors")
      }
      setting.sector = code
    }
    if !table.isEmpty(row, period) {
      guard let read = Period(table.text(row, period)) else {
        throw table.fault(row, period, "'\(table.text(row, period))' is not a period")
      }
      setting.period = read
    }
    if kind == .project {
      guard let read = RegisterEntry.Status(rawValue: table.text(row, status)) else {
        throw table.fault(row, status, "'\(table.text(row, status))' is not a status of a project")
      }
      setting.status = read
    }
    return setting
  }

  /// `RU_PRI`, or several codes with a plus between them.
  private func hosts(_ row: Int) throws(DataFault) -> [CodeID] {
    var hosts: [CodeID] = []
    for part in table.text(row, host).split(separator: "+") {
      let text = String(part)
      guard let code = codes.find(text, in: "areas") ?? codes.find(text, in: "entities") else {
        throw table.fault(row, host, "no code '\(text)' in areas or entities")
      }
      hosts.append(code)
    }
    return hosts
  }

  private func traits(_ row: Int) -> RegisterEntry.Traits {
    var traits = RegisterEntry.Traits()
    traits.forms = table.parts(row, form)
    traits.fields = table.parts(row, fields)
    traits.basis = table.text(row, basis)
    traits.terms = table.text(row, terms)
    return traits
  }

  private func work(_ row: Int) throws(DataFault) -> RegisterEntry.Work {
    var work = RegisterEntry.Work()
    work.author = table.text(row, author)
    work.title = table.text(row, title)
    work.publisher = table.text(row, publisher)
    work.language = table.text(row, language)
    work.addresses = table.parts(row, url)
    work.cited = try lines(row, cited)
    return work
  }
}
