import Glibc

/// Where the program keeps what it wants to remember (XDG Base Directory Specification).
enum StateFolder {
  /// `~/.local/state/okrug`; nothing without a home. A relative `XDG_STATE_HOME` counts as none.
  static var path: String? {
    if let state = Environment["XDG_STATE_HOME"], state.hasPrefix("/") { return "\(state)/okrug" }
    if let home = Environment["HOME"], home.hasPrefix("/") { return "\(home)/.local/state/okrug" }
    return nil
  }

  /// This moment as a name that sorts by time: `20261122T024000Z`.
  static var moment: String {
    var now = time(nil)
    var parts = unsafe tm()
    unsafe gmtime_r(&now, &parts)
    let numbers = unsafe [
      parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
    ].map { $0 < 10 ? "0\($0)" : String($0) }
    return numbers[..<3].joined() + "T" + numbers[3...].joined() + "Z"
  }
}
