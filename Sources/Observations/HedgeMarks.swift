package import Quantities
internal import Texts

extension Hedge {
  /// The hedges that a field of the data names: `around|third` is "around third" where the table has it, else each by
  /// itself.
  package static func marked(_ field: String) -> [Hedge] {
    if field.isEmpty { return [] }
    let words = field.split(separator: "|").map(String.init)
    if let whole = Hedge.named(words.text(with: " ")) { return [whole] }
    return words.compactMap { Hedge.named($0) }
  }

  /// The one of them that says what a number may be: one that needs a number before one that stands alone.
  package static func leading(markedBy field: String) -> Hedge? {
    if field.isEmpty { return nil }
    let hedges = marked(field)
    return hedges.first { !$0.standsAlone } ?? hedges.first
  }
}
