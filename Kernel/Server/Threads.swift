import Glibc

/// A thread of the program, under a name that `top` and a debugger show.
enum NamedThread {
  private final class Work: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(_ name: String, _ body: @escaping @Sendable () -> Void) {
      self.name = name
      self.body = body
    }
  }

  /// Names the thread that calls it.
  private static func name(_ name: String) {
    let descriptor = unsafe open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    let bytes = Array(name.utf8)
    _ = unsafe write(descriptor, bytes, bytes.count)
    close(descriptor)
  }

  /// As deep as a line may nest.
  private static let stack = 16 << 20

  static func start(_ name: String, _ body: @escaping @Sendable () -> Void) throws(KernelFault) {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    unsafe pthread_attr_setstacksize(&attributes, stack)
    unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    defer { unsafe pthread_attr_destroy(&attributes) }
    let work = unsafe Unmanaged.passRetained(Work(name, body))
    var thread = pthread_t()
    let result = unsafe pthread_create(
      &thread, &attributes,
      { given in
        guard let given = unsafe given else { return nil }
        let work = unsafe Unmanaged<Work>.fromOpaque(given).takeRetainedValue()
        NamedThread.name(work.name)
        work.body()
        return nil
      }, work.toOpaque())
    guard result == 0 else {
      unsafe work.release()
      throw KernelFault("cannot start a thread")
    }
  }
}
