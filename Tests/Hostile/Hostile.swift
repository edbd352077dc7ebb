import Attacks
import Glibc

/// Runs the attacks: `okrug-hostile sweep`, `okrug-hostile random SECONDS [SEED]`.
///
/// The work is shared by processes, so that an input that ends one is known and told. Exit codes: 0 every law held, 1 one
/// was broken, 64 the command line is wrong.
@main enum Hostile {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "sweep": exit(Workers(arguments).run(Sweep.counted))
    case "random" where arguments.count >= 2: exit(Workers(arguments).run(Chance.counted))
    case "one" where arguments.count == 3: try one(arguments[1], arguments[2])
    case "worker": try work(Array(arguments.dropFirst()))
    default:
      say(
        "okrug-hostile sweep [examples|notebooks|data|rows] | random SECONDS [SEED] | one line|notebook|table|row|text FILE"
      )
      exit(64)
    }
  }

  /// `worker INDEX COUNT WITNESS sweep`
  private static func work(_ arguments: [String]) throws {
    guard arguments.count >= 4, let index = Int(arguments[0]), let count = Int(arguments[1]),
      let witness = Witness(arguments[2], isNew: false)
    else { exit(64) }
    do {
      if arguments[3] == "sweep" {
        var sweep = try Sweep(
          witness, part: index, of: count, only: arguments.count > 4 ? arguments[4] : nil)
        try sweep.run()
      } else {
        let seconds = arguments.count > 4 ? Int(arguments[4]) ?? 0 : 0
        let seed = arguments.count > 5 ? UInt64(arguments[5]) ?? 1 : 1
        var chance = try Chance(witness, seed: seed &* 1_000 &+ UInt64(index), seconds: seconds)
        try chance.run()
      }
    } catch let broken as Broken {
      say("okrug-hostile: \(broken)\n  \(witness.told)")
      exit(1)
    }
  }

  /// Tries one input again, as it lies in a file.
  private static func one(_ kind: String, _ path: String) throws {
    guard let file = fopen(path, "r") else { exit(64) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    try Attack.named(kind)?.run(bytes)
  }

  static func say(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
