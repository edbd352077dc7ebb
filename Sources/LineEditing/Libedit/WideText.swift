import CLibEdit

/// Text as C's `wchar_t`, ended by 0; a NUL inside is left out.
@safe struct WideText: ~Copyable {
  private let buffer: UnsafeMutableBufferPointer<wchar_t>

  init(_ text: String) {
    let scalars = text.unicodeScalars.lazy.filter { $0.value != 0 }.map { wchar_t(bitPattern: $0.value) }
    unsafe buffer = .allocate(capacity: text.utf8.count + 1)
    unsafe buffer.initialize(repeating: 0)
    for (place, scalar) in scalars.enumerated() { unsafe buffer[place] = scalar }
  }

  deinit {
    unsafe buffer.deallocate()
  }

  /// Good as long as this value lives.
  @unsafe var pointer: UnsafeMutablePointer<wchar_t>? { unsafe buffer.baseAddress }
}
