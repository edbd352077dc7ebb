/// The marks that Markdown puts around code.
package enum Backticks {
  /// More marks than stand side by side anywhere in a text: what holds it whole. A block's fence has three at least.
  ///
  ///     Backticks.around("a ``` b".utf8)  // "````"
  package static func around(_ text: some Sequence<UInt8>, atLeast least: Int = 3) -> String {
    var longest = 0
    var run = 0
    for byte in text {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return String(repeating: "`", count: max(least, longest + 1))
  }
}
