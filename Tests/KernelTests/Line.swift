import Dispatch
import Foundation
import Serving
import Sockets
import Texts
import Wire

/// Frames to a kernel and from it: through memory, or through sockets.
protocol Line: AnyObject {
  func send(_ frames: [[UInt8]], on channel: Channel)
  /// Nothing if none came in time.
  func receive(on channel: Channel, within milliseconds: Int) -> [[UInt8]]?
  /// Whether the kernel ended well, once it was told to.
  func hasEnded() -> Bool
}

/// A queue that a thread can wait on.
final class Frames: @unchecked Sendable {
  private let condition = NSCondition()
  private var waiting: [[[UInt8]]] = []

  func put(_ frames: [[UInt8]]) {
    condition.lock()
    waiting.append(frames)
    condition.broadcast()
    condition.unlock()
  }

  func take(within milliseconds: Int) -> [[UInt8]]? {
    condition.lock()
    defer { condition.unlock() }
    let end = Date(timeIntervalSinceNow: Double(milliseconds) / 1_000)
    while waiting.isEmpty { if !condition.wait(until: end) { break } }
    return waiting.isEmpty ? nil : waiting.removeFirst()
  }
}

/// A kernel in this process, with no socket between.
final class MemoryLine<Tongue: KernelLanguage>: Line {
  private final class Outgoings: Outlet {
    let format: WireFormat
    let queues: [Channel: Frames]
    let held = Guarded<[([[UInt8]], Channel)]>([])

    init(_ key: String) {
      format = WireFormat(key: key)
      queues = Dictionary(uniqueKeysWithValues: Channel.allCases.map { ($0, Frames()) })
    }

    func send(_ message: Outgoing, on channel: Channel, isFollowed: Bool) {
      held.withLock { $0.append((format.frames(of: message), channel)) }
      if !isFollowed { flush() }
    }

    func flush() {
      held.withLock { held in
        for (frames, channel) in held { queues[channel]?.put(frames) }
        held = []
      }
    }
  }

  private struct Arrivals: Inlet {
    let semaphore = DispatchSemaphore(value: 0)
    func wait() { semaphore.wait() }
    func takeAll() {}
  }

  private let arrivals = Arrivals()
  private let outlet: Outgoings
  private let kernel: Kernel
  private var format: WireFormat
  private let worker = DispatchGroup()

  init(key: String, _ language: (Interruption) -> Tongue) {
    outlet = Outgoings(key)
    format = WireFormat(key: key)
    let interruption = Interruption()
    kernel = Kernel(
      language(interruption), interruptedBy: interruption, outlet: outlet,
      headers: HeaderMaker(
        session: "memory", user: "test", identity: { UUID().uuidString }, date: { "2026-01-01T00:00:00Z" }))
    let kernel = kernel
    let thread = Thread { [worker, arrivals] in
      kernel.work(arrivals)
      worker.leave()
    }
    thread.stackSize = 16 << 20
    worker.enter()
    thread.start()
    kernel.welcome("")
    kernel.begin()
  }

  func send(_ frames: [[UInt8]], on channel: Channel) {
    guard let message = try? format.message([Array("me".utf8)] + frames) else { return }
    kernel.receive(message, on: channel)
    arrivals.semaphore.signal()
  }

  func receive(on channel: Channel, within milliseconds: Int) -> [[UInt8]]? {
    outlet.queues[channel]?.take(within: milliseconds)
  }

  func hasEnded() -> Bool { worker.wait(timeout: .now() + 10) == .success }
}
