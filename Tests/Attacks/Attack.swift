import Evaluation
import Synchronization

/// The attacks by name, each on one string of bytes: what a fuzzer calls.
package struct Attack: Sendable {
  package let name: String
  package let run: @Sendable ([UInt8]) throws -> Void

  package static let all: [Attack] = [
    Attack(name: "line", run: line), Attack(name: "notebook", run: notebook),
    Attack(name: "table", run: table), Attack(name: "row", run: { try RowAttack.read($0) }),
    Attack(name: "text", run: { try texts.get().look(through: $0) }),
  ]

  package static func named(_ name: String) -> Attack? { all.first { $0.name == name } }

  private static let lines = Result { try LineAttack() }
  private static let notebooks = Result { try NotebookAttack() }
  private static let texts = Result { try TextAttack() }

  /// The bytes are lines for one session; each is completed at its end, asked twice and written in every format.
  private static let line: @Sendable ([UInt8]) throws -> Void = { bytes in
    let attack = try lines.get()
    var session = attack.session()
    for row in bytes.split(separator: 0x0A).prefix(20) {
      let text = String(decoding: row, as: UTF8.self)
      try attack.complete(text, at: text.utf8.count, in: session)
      var copy = session
      let said = try attack.ask(text, in: &copy, everyFormat: true)
      if try attack.ask(text, in: &session, everyFormat: true) != said {
        throw Broken("the same line was answered in two ways")
      }
    }
  }

  private static let notebook: @Sendable ([UInt8]) throws -> Void = { try notebooks.get().replay($0) }

  /// The first byte chooses the file that the rest is put in place of.
  private static let table: @Sendable ([UInt8]) throws -> Void = { bytes in
    let files = TableAttack.files
    let file = files[Int(bytes.first ?? 0) % files.count]
    try TableAttack().load(Array(bytes.dropFirst()), as: file.name)
  }
}
