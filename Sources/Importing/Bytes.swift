/// Bytes that never change: a copy of an array's, or those that lie in the program itself.
@safe package final class Bytes: Sendable {
  private nonisolated(unsafe) let start: UnsafeBufferPointer<UInt8>
  private let isOwn: Bool

  package init(_ array: [UInt8]) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: array.count)
    _ = unsafe copy.initialize(from: array)
    unsafe start = UnsafeBufferPointer(copy)
    isOwn = true
  }

  /// Bytes that stay where they are for as long as the process runs.
  @unsafe package init(lasting start: UnsafeBufferPointer<UInt8>) {
    unsafe self.start = start
    isOwn = false
  }

  deinit {
    if isOwn { unsafe start.deallocate() }
  }

  /// Lends all of them.
  func lend<Result, Failure: Error>(
    _ body: (Swift.Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = unsafe start
    return try body(unsafe start.span)
  }

  /// A copy.
  package var array: [UInt8] { unsafe Array(start) }
}
