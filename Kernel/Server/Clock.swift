import Glibc

/// The time, and names that nothing else has.
enum Clock {
  /// `2026-11-22T08:17:58.123456Z`
  static func now() -> String {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    var parts = unsafe tm()
    unsafe gmtime_r(&time.tv_sec, &parts)
    func digits(_ number: Int, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    let day = unsafe [parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday].map { digits(Int($0), 2) }
    let hour = unsafe [parts.tm_hour, parts.tm_min, parts.tm_sec].map { digits(Int($0), 2) }
    return day.joined(separator: "-") + "T" + hour.joined(separator: ":") + "."
      + digits(time.tv_nsec / 1_000, 6) + "Z"
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
