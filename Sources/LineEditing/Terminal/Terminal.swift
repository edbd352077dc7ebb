import Glibc

/// What a file descriptor is, seen as a terminal.
package enum Terminal {
  package static func isTerminal(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1
  }

  /// Columns and rows; nil for what is no terminal or does not know its size.
  package static func size(_ descriptor: Int32) -> (columns: Int, rows: Int)? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return nil
    }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Columns; nil as for `size`.
  package static func width(_ descriptor: Int32) -> Int? {
    size(descriptor)?.columns
  }

  /// Whether something was typed that nobody has read, or is within some time.
  package static func hasInput(_ descriptor: Int32, within milliseconds: Int32 = 0) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&waiting, 1, milliseconds) > 0
  }

  /// Whether to colour what goes to a terminal or elsewhere, given the values of `NO_COLOR` and `TERM`.
  /// `NO_COLOR` counts when it is not empty (no-color.org); a terminal without a type, or `dumb`, has no colour.
  package static func wantsColour(isTerminal: Bool, noColour: String?, type: String?) -> Bool {
    isTerminal && (noColour ?? "").isEmpty && understandsEscapes(type: type)
  }

  /// Whether a terminal of a type can do more than print.
  package static func understandsEscapes(type: String?) -> Bool {
    ![nil, "", "dumb"].contains(type)
  }
}
