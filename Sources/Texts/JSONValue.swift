/// A JSON value (RFC 8259). Members keep their order, and numbers their digits.
///
///     ["status": "ok", "execution_count": 7]
package enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// As written: `1`, `-0.5e3`.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  package static func whole(_ number: Int) -> JSONValue { .number(String(number)) }

  package static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// The value of a member; of several with one name, the last.
  package subscript(_ name: String) -> JSONValue? { members?.last { $0.name == name }?.value }

  package var members: [Member]? { if case .object(let members) = self { members } else { nil } }
  package var items: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
  package var text: String? { if case .string(let text) = self { text } else { nil } }
  package var flag: Bool? { if case .boolean(let flag) = self { flag } else { nil } }
  /// A number without a fraction, if it is one that an `Int` holds.
  package var whole: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self = .string(text) }
  package init(integerLiteral number: Int) { self = .whole(number) }
  package init(booleanLiteral flag: Bool) { self = .boolean(flag) }
  package init(arrayLiteral items: JSONValue...) { self = .array(items) }
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }
}

extension JSONValue {
  /// The same with the members of every object in the order of their names.
  package var sorted: JSONValue {
    switch self {
    case .array(let items): .array(items.map(\.sorted))
    case .object(let members):
      .object(
        members.map { Member($0.name, $0.value.sorted) }
          .sorted { $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars) })
    case .null, .boolean, .number, .string: self
    }
  }
}

// Writing.
extension JSONValue {
  /// One line without blanks between its parts.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    write(to: &bytes)
    return bytes
  }

  /// Rows, each part on its own, `indent` blanks deeper than what it is in: `{\n "a": 1\n}`. Parts that are deeper in than
  /// `depth` share a row.
  package func bytes(indent: Int, depth: Int = .max) -> [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, indent, 0, of: depth)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append("null")
    case .boolean(let flag): bytes.append(flag ? "true" : "false")
    case .number(let digits): bytes.append(digits)
    case .string(let text): bytes.append(quoted: text)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      for (place, item) in items.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        item.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (place, member) in members.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(quoted: member.name)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private func write(to bytes: inout [UInt8], _ indent: Int, _ depth: Int, of most: Int) {
    func row(_ depth: Int) {
      bytes.append(UInt8(ascii: "\n"))
      bytes += repeatElement(0x20, count: indent * depth)
    }
    switch self {
    case .array(let items) where !items.isEmpty && depth < most:
      bytes.append(UInt8(ascii: "["))
      for (place, item) in items.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        row(depth + 1)
        item.write(to: &bytes, indent, depth + 1, of: most)
      }
      row(depth)
      bytes.append(UInt8(ascii: "]"))
    case .object(let members) where !members.isEmpty && depth < most:
      bytes.append(UInt8(ascii: "{"))
      for (place, member) in members.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        row(depth + 1)
        bytes.append(quoted: member.name)
        bytes += [UInt8(ascii: ":"), 0x20]
        member.value.write(to: &bytes, indent, depth + 1, of: most)
      }
      row(depth)
      bytes.append(UInt8(ascii: "}"))
    default: write(to: &bytes)
    }
  }
}
