import ArgumentParser
import Replaying

/// `okrug replay FILE…`: the test that notebooks still say what was recorded.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Run notebooks again and compare; nothing is ever written.",
    discussion: """
      A folder stands for the .md files below it that have cells, hidden ones and linked folders left out.

      --since leaves out a notebook that is the same as in a git revision, if the data that its outputs were recorded from, and the \
      version, are the same as now. --watch replays a notebook whenever its file changes, until Ctrl-C.

      Exit codes: 0 as recorded, 1 something differs or nothing was there to prove, 2 a file cannot be read or run, 3 the \
      data is missing or changed under --locked, 64 the command line is wrong, 130 interrupted.
      """)

  @Argument(
    help: ArgumentHelp("Notebooks, or folders with notebooks.", valueName: "file|folder"),
    completion: .file(extensions: ["md"]))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "How the report is written: \(ReportFormats.all.map(\.name).joined(separator: ", ")).",
      valueName: "format"),
    completion: .list(ReportFormats.all.map(\.name)))
  var format = "human"

  @Option(
    help: ArgumentHelp(
      "Compare this cell only, and what names it; may be given several times.", valueName: "#id"),
    completion: .list([]))
  var only: [String] = []

  @Option(
    help: ArgumentHelp("Compare this cell and those after it.", valueName: "#id"), completion: .list([]))
  var from: String?

  @Flag(help: "Stop at the first difference.")
  var failFast = false

  @Flag(
    inversion: .prefixedNo, help: "Refuse data that is not the data of the recording; on where CI is set.")
  var locked: Bool?

  @Option(
    help: ArgumentHelp(
      "Only notebooks that changed, or read what changed, since a git revision.", valueName: "revision"),
    completion: .shellCommand("git for-each-ref --format='%(refname:short)' 2>/dev/null"))
  var since: String?

  @Flag(help: "Replay again what changes, until Ctrl-C.")
  var watch = false

  @OptionGroup var colour: ReportColour

  func validate() throws {
    if watch, since != nil || failFast {
      throw ValidationError("--watch takes neither --since nor --fail-fast.")
    }
    if watch, !order.isForPeople {
      throw ValidationError("--watch reports for people: --format human or diff.")
    }
    if ReportFormats.named(format) == nil {
      throw ValidationError(
        "There is no format '\(format)'; the formats are \(ReportFormats.all.map(\.name).joined(separator: ", "))."
      )
    }
    if !only.isEmpty, from != nil { throw ValidationError("--only and --from exclude each other.") }
    for id in only + [from].compactMap(\.self) { try CellID.validate(id) }
  }

  func run() throws { try order.carryOut() }

  private var order: ReplayOrder {
    var order = ReplayOrder(paths)
    order.format = format
    order.selection =
      from.map { .from(CellID.name($0)) } ?? (only.isEmpty ? .all : .only(only.map(CellID.name)))
    order.stopsAtFirstFailure = failFast
    order.isLocked = locked
    order.since = since
    order.watches = watch
    order.isColoured = colour.isWanted
    return order
  }
}
