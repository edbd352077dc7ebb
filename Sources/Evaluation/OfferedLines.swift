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

  /// The refusal with those of its lines that lead on; where none does, with all of them. Throws where the trying is
  /// stopped.
  func tried(_ refusal: Diagnostic) throws(Diagnostic) -> Diagnostic {
    if refusal.commands.isEmpty { return refusal }
    var leading: [String] = []
    for command in refusal.commands where try leadsOn(command) { leading.append(command) }
    if leading.isEmpty { return refusal }
    var kept = refusal
    kept.commands = leading
    return kept
  }

  /// Whether a line is answered, or asks once more which of several is meant.
  private func leadsOn(_ text: String) throws(Diagnostic) -> Bool {
    let (lines, fault) = Cell.lines(of: text)
    guard let line = lines.first, lines.count == 1, fault == nil else { return false }
    var next = memory
    do throws(Diagnostic) {
      _ = try Evaluator(world, line).answer(&next)
      return true
    } catch {
      switch error.code {
      case .interrupted: throw error
      // The trying may use up what is left of a cell's steps, which is no fault of the line.
      case .stepBudget: return true
      default: return !error.commands.isEmpty
      }
    }
  }
}
