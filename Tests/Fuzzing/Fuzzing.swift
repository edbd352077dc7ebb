import Attacks
import Glibc

/// libFuzzer over one attack: `okrug-fuzz line CORPUS… -max_total_time=60`. Built only where OKRUG_FUZZ is set.
@main enum Fuzzing {
  static func main() {
    guard CommandLine.argc > 1, let attack = Attack.named(CommandLine.arguments[1]) else {
      say("okrug-fuzz \(Attack.all.map(\.name).joined(separator: "|")) [CORPUS…] [-option=value…]")
      exit(64)
    }
    chosen = attack
    var words = ([CommandLine.arguments[0]] + CommandLine.arguments.dropFirst(2)).map { strdup($0) } + [nil]
    var count = CInt(words.count - 1)
    words.withUnsafeMutableBufferPointer { words in
      var first = words.baseAddress
      exit(runDriver(&count, &first, tryInput))
    }
  }
}

nonisolated(unsafe) private var chosen: Attack?

private func tryInput(_ first: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try chosen?.run(Array(UnsafeBufferPointer(start: first, count: count)))
  } catch {
    say("a law was broken: \(error)")
    abort()
  }
  return 0
}

private func say(_ text: String) {
  let bytes = Array((text + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

private typealias Input = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

/// libFuzzer's entry for a program with a `main` of its own.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ input: Input
) -> CInt
