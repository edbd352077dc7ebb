import Serving
import Sockets
import Speaking
import Wire

/// The thread that attends to everything but shell requests: subscriptions, control requests, what is typed for a question,
/// signals, the parent's end.
struct ControlLoop: ~Copyable {
  private let inbox: Inbox
  private let alarm: Alarm
  private let parent: Parent?
  private var hasBegun = false

  /// Milliseconds between two looks at the parent.
  private static let watch = 500
  /// Messages of one channel that are taken before the others have their turn.
  private static let turn = 64
  /// What it looks at, in this order.
  static let channels: [Channel] = [.iopub, .control, .stdin]

  init(_ inbox: Inbox, _ alarm: Alarm, _ parent: Parent?) {
    self.inbox = inbox
    self.alarm = alarm
    self.parent = parent
  }

  /// Until the kernel ends, and what it had to say is said. `ending` is rung when it is about to end.
  mutating func run(_ ending: Alarm) {
    let (kernel, outbox) = (inbox.kernel, inbox.outbox)
    var readiness = Readiness()
    for channel in ControlLoop.channels { _ = readiness.add(descriptor: outbox.descriptor(of: channel)) }
    let bell = readiness.add(descriptor: alarm.descriptor)
    var turnsLeft = 20
    while true {
      if !ControlLoop.channels.contains(where: { outbox.hasInput(on: $0) }) {
        readiness.wait(milliseconds: kernel.isEnding ? 50 : ControlLoop.watch)
        if readiness.isReady(bell) { alarm.hear() }
      }
      Signals.whereInterrupted { kernel.interrupt() }
      if Signals.isEnded || parent?.isGone == true { kernel.end() }
      subscriptions()
      for channel in [Channel.control, .stdin] { inbox.take(channel, atMost: ControlLoop.turn) }
      guard kernel.isEnding else { continue }
      ending.ring()
      turnsLeft -= 1
      if !kernel.isAnswering || turnsLeft == 0 { return }
    }
  }

  private mutating func subscriptions() {
    for _ in 0..<ControlLoop.turn {
      guard let frames = inbox.outbox.receive(.iopub) else { return }
      subscribed(frames)
    }
  }

  /// A publisher hears of a subscription as the byte 1 with the topic behind it.
  private mutating func subscribed(_ frames: [[UInt8]]) {
    guard let frame = frames.first, frame.first == 1 else { return }
    inbox.kernel.welcome(String(decoding: frame.dropFirst(), as: UTF8.self))
    guard !hasBegun else { return }
    hasBegun = true
    inbox.kernel.begin()
  }
}
