import Answers
import Language
import Texts
import Verbs

/// The lines that a refusal offers in place of the one refused, tried where that one stood.
struct OfferedLines {
  private let world: World
  private let memory: Memory

  init(_ world: World, _ memory: Memory) {
    self.world = world
    self.memory = memory
  }

  /// The refusal with those of its lines that lead on. Where several readings were to choose from and none does, it says
  /// why the first does not. Throws where the trying is stopped.
  func tried(_ refusal: Diagnostic) throws(Diagnostic) -> Diagnostic {
    if refusal.commands.isEmpty { return refusal }
    var kept = refusal
    kept.commands = []
    var first: Diagnostic?
    for command in refusal.commands {
      let fault = try fault(of: command)
      if fault == nil { kept.commands.append(command) }
      first = first ?? fault
    }
    if kept.commands.isEmpty, let first, [.ambiguousName, .ambiguousReading].contains(refusal.code) {
      kept.hint = "none of them gives an answer: \(first.message.plain)"
    }
    return kept
  }

  /// Why a line is refused; nothing where it is answered, or asks once more which of several is meant.
  private func fault(of text: String) throws(Diagnostic) -> Diagnostic? {
    let (lines, fault) = Cell.lines(of: text)
    guard let line = lines.first, lines.count == 1, fault == nil else {
      return fault ?? Diagnostic(.syntax, "it is not one line")
    }
    var next = memory
    do throws(Diagnostic) {
      _ = try Evaluator(world, line).answer(&next)
      return nil
    } catch {
      switch error.code {
      case .interrupted: throw error
      // The trying may use up what is left of a cell's steps, which is no fault of the line.
      case .stepBudget: return nil
      default: return error.commands.isEmpty ? error : nil
      }
    }
  }
}
