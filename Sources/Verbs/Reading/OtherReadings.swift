import Answers
import Claims
import Observations
import Quantities
import Texts

/// The readings of a line that have data and were not taken.
extension Run {
  /// Other readings of a line with their values, as commands.
  func others<Value>(
    _ solution: Solution<Value>, _ question: Question, _ quantity: (Value) -> (Quantity, Figure)?
  ) -> [OtherReading] {
    if solution.others.isEmpty { return [] }
    let lines = solution.others.map { command($0.frame, telling($0.frame, from: solution.frame), question) }
    var readings: [OtherReading] = []
    for (place, other) in solution.others.enumerated() where readings.count < 4 {
      guard let hit = other.hits.first, other.hits.count == 1, let (value, figure) = quantity(hit.hit.value)
      else {
        continue
      }
      var line = lines[place]
      // Of two that only their source tells apart, the line means the better one; of two as good, neither.
      let isTaken = lines.indices.contains {
        $0 != place && lines[$0] == line && !(other.rank < solution.others[$0].rank)
      }
      if isTaken {
        line = command(other.frame, telling(other.frame, from: solution.frame) + [.source], question)
      }
      readings.append(OtherReading(command: line, quantity: value, source: sourceText(figure)))
    }
    return readings
  }

  /// The roles that a line must name to mean one frame and not another of the same names. With another measure or
  /// coverage an investor or a host that was left out may be another, too.
  func telling(_ frame: Frame, from other: Frame) -> [Role] {
    let differing = differences(frame, other)
    guard differing.contains(.measure) || differing.contains(.coverage) else { return differing }
    return [Role.investor, .host, .coverage, .measure, .source].filter { role in
      let mayBeLeftOut = role == .investor || role == .host
      return differing.contains(role)
        || mayBeLeftOut && !frame.roles.contains(role) && !frame.opened.contains(role)
    }
  }

  /// The roles in which two frames of one line differ, in the order commands name them.
  func differences(_ frame: Frame, _ other: Frame) -> [Role] {
    [Role.investor, .host, .coverage, .measure, .source].filter { role in
      guard let place = structure.place(of: role) else { return false }
      if role == .source, differs(frame, other, .measure) || differs(frame, other, .coverage) { return false }
      return frame.address[place] != other.address[place]
    }
  }

  private func differs(_ frame: Frame, _ other: Frame, _ role: Role) -> Bool {
    structure.place(of: role).map { frame.address[$0] != other.address[$0] } ?? false
  }

  /// Where a figure is printed, or that it is derived.
  func sourceText(_ figure: Figure) -> String {
    if figure.kind == .printed, case .cell(let row) = figure.formula {
      return placeText(figures.statement(row).place)
    }
    return "derived"
  }
}
