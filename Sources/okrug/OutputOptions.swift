import ArgumentParser
import LineEditing
import Rendering

/// How answers are written.
struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How answers are written: \(OutputOptions.formats).", valueName: "format"))
  var format = "text"

  @Option(help: "Columns of a line of text; the terminal's, else 80.")
  var width: Int?

  @Option(help: "Whether text is coloured: auto, always, never. NO_COLOR turns auto off.")
  var color = Colour.auto

  enum Colour: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
  }

  private static var formats: String { Formats.all.map(\.name).joined(separator: ", ") }

  func validate() throws {
    if Formats.named(format) == nil {
      throw ValidationError("There is no format '\(format)'; the formats are \(OutputOptions.formats).")
    }
    if let width, !(OutputOptions.widths).contains(width) {
      throw ValidationError(
        "A line has from \(OutputOptions.widths.lowerBound) to \(OutputOptions.widths.upperBound) columns, not \(width)."
      )
    }
  }

  private static let widths = 20...1000

  /// The way to write, with what the terminal and the environment say.
  func output() throws -> Output {
    guard let format = Formats.named(format) else { throw ValidationError("There is no format '\(format)'.") }
    return Output(format: format, width: width, colour: color.isWanted(on: StandardStream.output.descriptor))
  }

  /// The way to write when the command line says nothing of it.
  static var unsaid: Output {
    Output(format: .plainText, width: nil, colour: Colour.auto.isWanted(on: StandardStream.output.descriptor))
  }
}

extension OutputOptions.Colour {
  func isWanted(on descriptor: Int32) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      Terminal.wantsColour(
        isTerminal: Terminal.isTerminal(descriptor), noColour: Environment["NO_COLOR"],
        type: Environment["TERM"])
    }
  }
}

/// The way answers are written, and how wide a line is now.
struct Output {
  let format: Format
  private let fixedWidth: Int?
  let colour: Bool

  init(format: Format, width: Int?, colour: Bool) {
    self.format = format
    fixedWidth = width
    self.colour = colour
  }

  /// Asked anew for each answer: a window may have been resized.
  var options: RenderOptions {
    RenderOptions(
      width: fixedWidth ?? max(20, Terminal.width(StandardStream.output.descriptor) ?? 80), colour: colour)
  }

  /// Whether standard output holds nothing but data, so that a refusal has no place in it.
  var isDataOnly: Bool { format.name == "csv" }

  /// Whether each answer is a line of its own for a program to read.
  var isRecords: Bool { format.name == "json" }
}
