package import Answers
package import Language
import Observations
package import Texts

/// `group NAME = names`: names a set.
package struct Group: Verb {
  package let name = "group"
  package let summary = "name a set of places or sectors"
  package let usage = "group NAME = NAME, NAME, …"
  package let example = "group west = CFD, NWFD"
  package let kind = VerbKind.statement

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer { throw run.statementOnly(call) }

  package static func answer(
    _ word: Word, _ atoms: [Atom], _ run: Run, _ memory: inout Memory
  ) throws(Diagnostic) -> Answer {
    let name = try run.freeName(word)
    var members: [CodeID] = []
    for item in try ItemReader.items(atoms, run) {
      guard case .named(let named) = item else { throw Refusal.notInSet(item.span) }
      if named.choices.contains(where: \.isComplement) {
        throw Diagnostic(
          .syntax, "a group holds names, and \(quoted: "except") takes one away", at: named.span,
          hint: "name what is left, as in \(command: "group west = CFD, NWFD")")
      }
      members += named.codes
    }
    guard let first = members.first else {
      throw Diagnostic(
        .missingArgument, "the group has no members", at: word.span,
        hint: "write \(command: "group west = CFD, NWFD")")
    }
    guard members.allSatisfy({ run.codes[$0].list == run.codes[first].list }) else {
      throw Refusal.mixedList(word.span)
    }
    try run.checkDisjoint(members, word.span)
    if memory.binding(name) != nil {
      throw Diagnostic(.nameTaken, "\(quoted: word.text) is bound to a number", at: word.span)
    }
    memory.group(name, of: members)
    let names = members.map { run.codes[$0].name }.joined(separator: ", ")
    return Answer(sentence: "\(word.text) is \(names)")
  }
}
