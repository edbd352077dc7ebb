import Language
import Observations
import Texts

/// `PART in WHOLE`: what follows the words that set a part against a whole.
enum PartInWhole {
  /// The question that the words ask; the first `in` ends the part.
  static func question(
    _ call: Call, word: String, example: String, _ run: Run
  ) throws(Diagnostic) -> Question {
    let items = try ItemReader.items(call.atoms, run)
    let cut = items.firstIndex { if case .preposition("in", _) = $0 { true } else { false } }
    let form = "\(word) PART in WHOLE"
    guard let cut, items[..<cut].contains(where: { if case .named = $0 { true } else { false } }) else {
      throw Diagnostic(
        .missingArgument, "\(quoted: word) needs a part and a whole", at: call.span,
        hint: "write \(command: form), as in \(command: example)")
    }
    guard items[(cut + 1)...].contains(where: { if case .named = $0 { true } else { false } }) else {
      throw Diagnostic(
        .missingArgument, "the whole is missing after \(quoted: "in")", at: items[cut].span,
        hint: "write \(command: form), as in \(command: example)")
    }
    return Question(part: Array(items[..<cut]), whole: Array(items[(cut + 1)...]), span: call.span, run)
  }
}
