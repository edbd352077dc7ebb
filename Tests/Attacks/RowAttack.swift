import LineEditing
import Texts

/// Reads bad rows of a journal or a history.
package enum RowAttack {
  /// A row is none, or is a text that is written so that it reads the same.
  package static func read(_ bytes: [UInt8]) throws(Broken) {
    if let text = JSONString.decoded(bytes[...]) {
      let row = JSONString.encoded(text)
      try hold(!row.utf8.contains(0x0A), "a row has a line end in it")
      try hold(
        JSONString.decoded(Array(row.utf8)[...]).map { Array($0.utf8) } == Array(text.utf8),
        "a row reads otherwise")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let row = JSONString.encoded(text)
    try hold(
      JSONString.decoded(Array(row.utf8)[...]).map { Array($0.utf8) } == Array(text.utf8),
      "what was entered does not come back")
    var decoder = LineDecoder()
    decoder.append(bytes)
    decoder.finish()
    do throws(UnreadableLine) {
      while try decoder.next() != nil {}
    } catch {
      try hold(error.line >= 1 && error.byte >= 1, "an unreadable line has no place")
    }
  }
}
