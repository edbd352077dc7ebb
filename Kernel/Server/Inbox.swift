import Glibc
import Serving
import Sockets
import Speaking
import Wire

/// What comes in, checked and handed on.
final class Inbox: Sendable {
  let kernel: Kernel
  let outbox: Outbox
  private let format: Guarded<WireFormat>
  private let log: Log

  init(_ kernel: Kernel, _ outbox: Outbox, _ format: WireFormat, _ log: Log) {
    self.kernel = kernel
    self.outbox = outbox
    self.format = Guarded(format)
    self.log = log
  }

  func take(_ channel: Channel, atMost limit: Int) {
    for _ in 0..<limit {
      guard let frames = outbox.receive(channel) else { return }
      let message = format.withLock { format in
        Result { () throws(WireFault) in try format.message(frames) }
      }
      switch message {
      case .success(let message): kernel.receive(message, on: channel)
      case .failure(let fault):
        log.write("a message on \(channel.rawValue) was dropped: \(fault.rawValue)")
      }
    }
  }
}

/// The shell requests of a kernel, for the thread that answers them: it hears of them itself.
struct ShellInlet: Inlet {
  let inbox: Inbox
  /// Rung at the kernel's end.
  let alarm: Alarm
  let keeper: ProcessorKeeper

  /// Messages that are taken before any is answered.
  private static let turn = 64

  func wait() {
    keeper.answerWent()
    if !comesSoon {
      var readiness = Readiness()
      _ = readiness.add(descriptor: inbox.outbox.descriptor(of: .shell))
      _ = readiness.add(descriptor: alarm.descriptor)
      readiness.wait(milliseconds: -1)
    }
    keeper.requestCame()
    Signals.forgetInterrupt()
    inbox.take(.shell, atMost: ShellInlet.turn)
  }

  /// Whether a request comes before the keeper ends; meanwhile the processor is whoever's wants it.
  private var comesSoon: Bool {
    while !inbox.outbox.hasInput(on: .shell) {
      if keeper.isOver || inbox.kernel.isEnding { return false }
      sched_yield()
    }
    return true
  }

  func takeAll() { inbox.take(.shell, atMost: .max) }
}
