import Glibc
import Synchronization

/// The time, and names that nothing else has.
enum Clock {
  /// `2026-11-22T08:17:58.123456Z`
  static func now() -> String {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    var parts = unsafe tm()
    unsafe gmtime_r(&time.tv_sec, &parts)
    let numbers: [(Int, Int, Unicode.Scalar)] = unsafe [
      (Int(parts.tm_year) + 1900, 1_000, "-"), (Int(parts.tm_mon) + 1, 10, "-"),
      (Int(parts.tm_mday), 10, "T"),
      (Int(parts.tm_hour), 10, ":"), (Int(parts.tm_min), 10, ":"), (Int(parts.tm_sec), 10, "."),
      (time.tv_nsec / 1_000, 100_000, "Z"),
    ]
    var text: [UInt8] = []
    text.reserveCapacity(27)
    for (number, highest, end) in numbers {
      var place = highest
      while place > 0 {
        text.append(0x30 + UInt8(truncatingIfNeeded: number / place % 10))
        place /= 10
      }
      text.append(UInt8(ascii: end))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nanoseconds since some moment in the past.
  static func elapsed() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// 128 random bits in hexadecimal.
  static func identity() -> String {
    var chance = SystemRandomNumberGenerator()
    return [chance.next(), chance.next()].map { (bits: UInt64) in
      let text = String(bits, radix: 16)
      return String(repeating: "0", count: 16 - text.utf8.count) + text
    }.joined()
  }
}

/// Names of messages: that of the session, and a number that none had before.
final class Numbering: Sendable {
  private let session: String
  private let count = Atomic<Int>(0)

  init(_ session: String) { self.session = session }

  @Sendable func next() -> String { "\(session)_\(count.add(1, ordering: .relaxed).newValue)" }
}
