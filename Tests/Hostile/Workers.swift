import Glibc

/// What a counter counts, for the last lines of a run.
struct Counted {
  let counter: Int
  let what: String
}

/// The processes that share a run.
struct Workers {
  /// The counter with a digest of what two processes were both asked.
  static let digest = 15

  private let arguments: [String]
  private let count = max(2, min(8, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))

  init(_ arguments: [String]) { self.arguments = arguments }

  /// Whether a part of the sweep was asked for by name, which leaves the rest uncovered.
  private var isPart: Bool { arguments.first == "sweep" && arguments.count > 1 }

  /// Runs all, says what was covered; 0 if every law held and nothing was left uncovered.
  func run(_ counted: [Counted]) -> Int32 {
    var isKept = true
    var witnesses: [Witness] = []
    var children: [pid_t] = []
    for index in 0..<count {
      let path = "/tmp/okrug-hostile-\(getpid())-\(index)"
      guard let witness = Witness(path, isNew: true), let child = start(index, path) else { return 2 }
      witnesses.append(witness)
      children.append(child)
    }
    for (index, child) in children.enumerated() {
      var status: Int32 = 0
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
      unlink("/tmp/okrug-hostile-\(getpid())-\(index)")
      if status == 0 { continue }
      isKept = false
      if status & 0x7F != 0 { died(by: status & 0x7F, witnesses[index]) }
    }
    for item in counted {
      let sum = witnesses.reduce(0) { $0 + $1.count(item.counter) }
      print("\(grouped(sum)) \(item.what)")
      if sum == 0, !isPart { isKept = false }
    }
    if Set(witnesses.map { $0.count(Workers.digest) }).count > 1, arguments.first == "sweep" {
      Hostile.say("okrug-hostile: two processes gave different answers to the same lines")
      isKept = false
    }
    print(isKept ? "every law held" : "a law was BROKEN")
    return isKept ? 0 : 1
  }

  private func died(by signal: Int32, _ witness: Witness) {
    let why = signal == SIGALRM ? "took more than a minute" : "ended the program by signal \(signal)"
    Hostile.say("okrug-hostile: an input \(why)\n  \(witness.told)")
    let path = "/tmp/okrug-hostile-input-\(getpid())"
    if let file = fopen(path, "w") {
      fwrite(witness.bytes, 1, witness.bytes.count, file)
      fclose(file)
      Hostile.say("  it lies in \(path)")
    }
  }

  private func start(_ index: Int, _ witness: String) -> pid_t? {
    let words = ["/proc/self/exe", "worker", String(index), String(count), witness] + arguments
    var pointers = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child: pid_t = 0
    let result = posix_spawn(&child, "/proc/self/exe", nil, nil, &pointers, environ)
    return result == 0 ? child : nil
  }

  private func grouped(_ number: Int) -> String {
    var digits = String(number)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return digits
  }
}
