import Dispatch
import Serving
import Sockets
import Speaking
import Wire

/// The thread that owns the sockets: it hands on what comes in, sends what the outbox holds, and hears of signals and of
/// the parent's end.
struct Post: ~Copyable {
  private let sockets: SocketSet
  private let kernel: Kernel<OkrugLanguage>
  private let outbox: Outbox
  private let parent: Parent?
  private let log: Log
  private var format: WireFormat
  private var hasBegun = false

  /// Milliseconds between two looks at the parent.
  private static let watch = 500
  /// Messages of one channel that are taken before the others have their turn.
  private static let turn = 64

  init(
    _ sockets: consuming SocketSet, _ kernel: Kernel<OkrugLanguage>, _ outbox: Outbox, _ format: WireFormat,
    _ parent: Parent?, _ log: Log
  ) {
    self.sockets = sockets
    self.kernel = kernel
    self.outbox = outbox
    self.format = format
    self.parent = parent
    self.log = log
  }

  /// Until the kernel ends, and what it had to say is said.
  mutating func run() {
    var readiness = Readiness()
    let places: [(Channel, Int)] = [
      (.iopub, readiness.add(sockets.iopub)), (.control, readiness.add(sockets.control)),
      (.stdin, readiness.add(sockets.stdin)), (.shell, readiness.add(sockets.shell)),
    ]
    let alarm = readiness.add(descriptor: outbox.alarm.descriptor)
    var turnsLeft = 20
    while true {
      readiness.wait(milliseconds: kernel.isEnding ? 50 : Post.watch)
      outbox.attend()
      if readiness.isReady(alarm) { outbox.alarm.hear() }
      if Signals.takeInterrupt() { kernel.interrupt() }
      if Signals.isEnded || parent?.isGone == true { kernel.end() }
      for (channel, place) in places where readiness.isReady(place) { take(channel, atMost: Post.turn) }
      send()
      guard kernel.isEnding else { continue }
      turnsLeft -= 1
      if !kernel.isAnswering || turnsLeft == 0 {
        send()
        return
      }
    }
  }

  private mutating func take(_ channel: Channel, atMost limit: Int) {
    for _ in 0..<limit {
      guard case .frames(let frames) = sockets.receive(channel) else { return }
      if channel == .iopub {
        subscribed(frames)
      } else {
        do throws(WireFault) {
          kernel.receive(try format.message(frames), on: channel)
        } catch {
          log.write("a message on \(channel.rawValue) was dropped: \(error.rawValue)")
        }
      }
    }
  }

  /// A publisher hears of a subscription as the byte 1 with the topic behind it.
  private mutating func subscribed(_ frames: [[UInt8]]) {
    guard let frame = frames.first, frame.first == 1 else { return }
    kernel.welcome(String(decoding: frame.dropFirst(), as: UTF8.self))
    guard !hasBegun else { return }
    hasBegun = true
    kernel.begin()
  }

  private mutating func send() {
    while true {
      let items = outbox.empty()
      if items.isEmpty { return }
      for item in items {
        switch item {
        case .frames(let frames, let channel): sockets.send(frames, on: channel)
        case .settling(let settled):
          take(.shell, atMost: .max)
          settled.signal()
        }
      }
    }
  }
}
