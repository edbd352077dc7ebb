import CLibEdit

/// Text as C's `wchar_t`, ended by 0; a NUL inside is left out.
@safe struct WideText: ~Copyable {
  private let buffer: UnsafeMutableBufferPointer<wchar_t>

  init(_ text: String) {
    let scalars = text.unicodeScalars.filter { $0.value != 0 }
    unsafe buffer = .allocate(capacity: scalars.count + 1)
    _ = unsafe buffer.initialize(from: scalars.map { wchar_t(bitPattern: $0.value) } + [0])
  }

  deinit {
    unsafe buffer.deallocate()
  }

  /// Good as long as this value lives.
  @unsafe var pointer: UnsafeMutablePointer<wchar_t>? { unsafe buffer.baseAddress }
}
