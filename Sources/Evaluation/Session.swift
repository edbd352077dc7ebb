package import Answers
import Claims
package import Language
import Observations
package import Texts
package import Verbs

/// A conversation: lines go in, answers come out, and a line takes effect whole or not at all.
///
///     var session = Session(in: world)
///     session.answer(Source("line 1", "share japan in FEFD 2012"))
package struct Session: Sendable {
  let world: World
  package private(set) var memory = Memory()

  package init(in world: World) { self.world = world }

  /// The lines answered, and the refusal that stopped the rest, if one did.
  package struct Reply: Sendable {
    package var answers: [Line] = []
    /// What was typed, those not answered too.
    package internal(set) var lines: [Cell.Line] = []
    package var refusal: Diagnostic?

    package init(refusal: Diagnostic? = nil) { self.refusal = refusal }

    package struct Line: Sendable {
      /// The line as typed.
      package let text: String
      package let answer: Answer
    }

    package var last: Answer? { answers.last?.answer }

    /// Why the rest was not answered: the refusal's code, or that of a check that failed.
    package var code: RefusalCode? { refusal?.code ?? (last?.check?.holds == false ? .checkFailed : nil) }
  }

  /// Answers a cell line by line, up to the first line that is refused or the first check that fails. `cell` is the name
  /// by which later lines may ask for the last answer (`@japan`).
  package mutating func answer(_ source: Source, cell: String? = nil) -> Reply {
    var reply = Reply()
    let (lines, fault) = Cell.lines(of: source.text)
    reply.lines = lines
    for line in lines {
      do throws(Diagnostic) {
        let answer = try answer(line)
        reply.answers.append(Reply.Line(text: line.text, answer: answer))
        memory.remember(answer, ofCell: cell)
        if answer.check?.holds == false { return reply }
      } catch {
        reply.refusal = error
        return reply
      }
    }
    reply.refusal = fault
    return reply
  }

  private mutating func answer(_ line: Cell.Line) throws(Diagnostic) -> Answer {
    var next = memory
    do throws(Diagnostic) {
      let answer = try Evaluator(world, line).answer(&next)
      memory = next
      return answer
    } catch {
      throw try OfferedLines(world, memory).tried(error)
    }
  }
}
