import Texts

/// A JSON value with its members in the order they were written.
indirect enum JSONText {
  case string(String)
  case whole(Int)
  case boolean(Bool)
  case null
  case array([JSONText])
  case object([(String, JSONText)])

  static func optional(_ text: String?) -> JSONText { text.map { .string($0) } ?? .null }

  /// One line without blanks between its parts. Beside quotes and backslashes, everything a reader would not see as
  /// itself is escaped: control and format characters, line separators.
  var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  /// The same, for whoever writes it in another way.
  var value: JSONValue {
    switch self {
    case .string(let value): .string(value)
    case .whole(let value): .whole(value)
    case .boolean(let value): .boolean(value)
    case .null: .null
    case .array(let values): .array(values.map(\.value))
    case .object(let members): .object(members.map { JSONValue.Member($0.0, $0.1.value) })
    }
  }

  private func write(to text: inout String) {
    switch self {
    case .string(let value): JSONText.quote(value, to: &text)
    case .whole(let value): text += String(value)
    case .boolean(let value): text += value ? "true" : "false"
    case .null: text += "null"
    case .array(let values):
      text += "["
      for (place, value) in values.enumerated() {
        if place > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (place, member) in members.enumerated() {
        if place > 0 { text += "," }
        JSONText.quote(member.0, to: &text)
        text += ":"
        member.1.write(to: &text)
      }
      text += "}"
    }
  }

  private static func quote(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if ShownText.isShown(scalar) {
          text.unicodeScalars.append(scalar)
        } else {
          for unit in String(Character(scalar)).utf16 { text += escape(unit) }
        }
      }
    }
    text += "\""
  }

  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}
