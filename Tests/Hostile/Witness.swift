import Glibc

/// The input that is being tried, and counts, where they outlive the process that tries it: a mapped file.
struct Witness {
  static let counters = 16
  private static let room = 1 << 20
  private static let size = counters * 8 + 8 + 64 + room

  private let memory: UnsafeMutableRawPointer

  init?(_ path: String, isNew: Bool) {
    let descriptor = open(path, O_RDWR | O_CREAT, 0o600)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    if isNew, ftruncate(descriptor, off_t(Witness.size)) != 0 { return nil }
    guard let memory = mmap(nil, Witness.size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
      memory != MAP_FAILED
    else { return nil }
    self.memory = memory
  }

  /// Notes what will be tried, and sets the time it may take: a minute, after which the process is ended.
  func tries(_ kind: String, _ bytes: [UInt8]) {
    alarm(60)
    let count = min(bytes.count, Witness.room)
    memory.storeBytes(of: count, toByteOffset: Witness.counters * 8, as: Int.self)
    let place = memory + Witness.counters * 8 + 8
    var name = Array(kind.utf8.prefix(63))
    name += Array(repeating: 0, count: 64 - name.count)
    name.withUnsafeBytes { place.copyMemory(from: $0.baseAddress!, byteCount: 64) }
    bytes.withUnsafeBytes {
      if count > 0 { (place + 64).copyMemory(from: $0.baseAddress!, byteCount: count) }
    }
  }

  func count(_ counter: Int) -> Int { memory.load(fromByteOffset: counter * 8, as: Int.self) }

  func set(_ counter: Int, _ value: Int) {
    memory.storeBytes(of: value, toByteOffset: counter * 8, as: Int.self)
  }

  func add(_ counter: Int, _ more: Int = 1) { set(counter, count(counter) &+ more) }

  var kind: String {
    let place = memory + Witness.counters * 8 + 8
    return String(decoding: UnsafeRawBufferPointer(start: place, count: 64).prefix { $0 != 0 }, as: UTF8.self)
  }

  var bytes: [UInt8] {
    let count = memory.load(fromByteOffset: Witness.counters * 8, as: Int.self)
    return Array(UnsafeRawBufferPointer(start: memory + Witness.counters * 8 + 72, count: count))
  }

  /// `line: "share j\u{00}pan…"`
  var told: String {
    let text = bytes.prefix(2_000).map { byte in
      (0x20..<0x7F).contains(byte) && byte != 0x5C && byte != 0x22
        ? String(UnicodeScalar(byte)) : "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return "\(kind), \(bytes.count) bytes: \"\(text.joined())\""
  }
}
