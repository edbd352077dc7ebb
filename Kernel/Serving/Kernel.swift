internal import Synchronization
internal import Texts
package import Wire

/// The protocol of a Jupyter kernel, apart from any transport and any language: messages go in by `receive`, answers come
/// out of the outlet. Shell requests wait in a queue that the thread in `work` empties, one by one; control requests are
/// answered at once by the thread that brings them, which is another.
///
/// Around every request stand the states busy and idle, whatever comes of it.
package final class Kernel: Sendable {
  private struct State {
    var queue: [Incoming] = []
    /// How many of the queue are done with.
    var done = 0
    /// How many of the queue are answered by "aborted".
    var aborted = 0
    /// The request that is being answered.
    var answering: Header?
    var isEnding = false
    var question: Question?
  }

  let card: LanguageCard
  let interruption: Interruption
  let outlet: any Outlet
  let headers: HeaderMaker
  private let state = Guarded(State())
  private let language: Mutex<(any KernelLanguage)?>
  private let journal: Mutex<History?>

  package init(
    _ language: any KernelLanguage, interruptedBy interruption: Interruption, outlet: any Outlet,
    headers: HeaderMaker,
    history: History = History()
  ) {
    card = language.card
    self.interruption = interruption
    self.outlet = outlet
    self.headers = headers
    self.language = Mutex(language)
    journal = Mutex(history)
    interruption.whenImpatient { outlet.flush() }
  }

  /// Whether a request to end was answered.
  package var isEnding: Bool { state.withLock { $0.isEnding } }

  /// Whether a cell or another shell request is being answered.
  package var isAnswering: Bool { state.withLock { $0.answering != nil } }

  // MARK: Coming in

  /// Tells a new subscriber that from now on nothing is missed; `topic` is what it asked for.
  package func welcome(_ topic: String) {
    let welcome = Welcome(subscription: topic)
    outlet.send(
      Outgoing(
        identities: [Array(topic.utf8)], header: headers.header(Welcome.type), parent: nil,
        content: welcome.content), on: .iopub, isFollowed: false)
  }

  /// Says that the kernel has begun.
  package func begin() {
    RequestSender(outlet: outlet, headers: headers, request: nil).publish(Status.starting)
  }

  package func receive(_ message: Incoming, on channel: Channel) {
    switch channel {
    case .shell: state.withLock { if !$0.isEnding { $0.queue.append(message) } }
    case .control:
      attend(message, on: .control) { () throws(MalformedContent) in try Handlers.prompt(self, message) }
    case .stdin: typed(message)
    case .iopub: break
    }
  }

  /// What was typed for the question that is open; anything else is nobody's.
  private func typed(_ message: Incoming) {
    guard message.header.type == InputReply.type, let reply = try? InputReply(message) else { return }
    state.withLock { state in
      guard let question = state.question, message.identities == question.identities,
        message.parent == nil || message.parent == question.id
      else { return }
      question.answer(reply.text)
      state.question = nil
    }
  }

  // MARK: Control

  /// Ends what is being answered, if anything is, with all that waits behind it. A request to do so that was sent before
  /// the cell was, and overtaken on its way, is none for that cell.
  package func interrupt(by request: Header? = nil) {
    state.withLock { state in
      guard let answering = state.answering, request?.precedes(answering) != true else { return }
      interruption.request()
      state.question?.answer(nil)
      state.question = nil
    }
  }

  func interrupted(by request: Incoming) -> Answered {
    interrupt(by: request.header)
    return .reply(Reply(InterruptReply()))
  }

  func shutDown(_ request: ShutdownRequest) -> Answered {
    end()
    return .reply(Reply(ShutdownReply(restarts: request.restarts)))
  }

  /// No request is begun any more, and what is being answered is interrupted.
  package func end() {
    state.withLock { state in
      state.isEnding = true
      guard state.answering != nil else { return }
      interruption.request()
      state.question?.answer(nil)
      state.question = nil
    }
  }

  // MARK: Shell

  /// Answers shell requests until the kernel ends. One thread calls it, once.
  package func work(_ inlet: any Inlet) {
    guard let language = language.withLock({ $0.take() }), let history = journal.withLock({ $0.take() })
    else {
      return
    }
    var handler = ShellHandler(self, language, history, inlet)
    while !isEnding {
      inlet.wait()
      while let (message, isAborted) = next() {
        attend(message, on: .shell) { () throws(MalformedContent) in
          if isAborted, message.header.type == ExecuteRequest.type { return .reply(handler.aborted()) }
          if let answered = try Handlers.prompt(self, message) { return answered }
          return try Handlers.ordered(&handler, message)
        }
        state.withLock { $0.answering = nil }
      }
    }
  }

  private func next() -> (Incoming, isAborted: Bool)? {
    state.withLock { state in
      guard !state.isEnding, state.queue.indices.contains(state.done) else { return nil }
      let message = state.queue[state.done]
      state.done += 1
      let isAborted = state.aborted > 0
      if isAborted { state.aborted -= 1 }
      if state.done == state.queue.count {
        state.queue = []
        state.done = 0
      }
      interruption.begin()
      state.answering = message.header
      return (message, isAborted)
    }
  }

  /// Cells that were received and not begun are answered by "aborted".
  func abortQueue() {
    state.withLock { $0.aborted = $0.queue.count - $0.done }
  }

  /// Opens a question to who sent a request; nothing when the kernel is interrupted meanwhile.
  func ask(_ prompt: String, for request: Incoming) -> String? {
    let input = InputRequest(prompt: prompt)
    let header = headers.header(InputRequest.type)
    let question = Question(header.id, request.identities)
    let isOpen = state.withLock { state in
      guard !state.isEnding, !interruption.isRequested else { return false }
      state.question = question
      return true
    }
    guard isOpen else { return nil }
    outlet.send(
      Outgoing(
        identities: request.identities, header: header, parent: request.header, content: input.content),
      on: .stdin, isFollowed: false)
    return question.wait()
  }

  // MARK: Every request

  /// Busy, what comes of the request, idle.
  private func attend(
    _ message: Incoming, on channel: Channel, _ answer: () throws(MalformedContent) -> Answered?
  ) {
    let sender = RequestSender(outlet: outlet, headers: headers, request: message)
    sender.publish(Status.busy, isFollowed: true)
    do throws(MalformedContent) {
      switch try answer() {
      case .reply(let reply):
        sender.reply(reply.type, reply.content, on: channel)
        // Other front ends of this kernel want to know too.
        if reply.type == ShutdownReply.type { sender.publish(reply.type, reply.content) }
      case .published(let said): sender.publish(said)
      case .nothing: break
      case nil:
        let failure = Failure(
          name: "unknown-request", value: "this kernel does not know '\(message.header.type)'")
        let reply = FailureReply(to: message.header.type, failure)
        sender.reply(reply.type, reply.content, on: channel)
      }
    } catch {
      let reply = FailureReply(
        to: message.header.type, Failure(name: "malformed-request", value: error.message))
      sender.reply(reply.type, reply.content, on: channel)
    }
    sender.publish(Status.idle)
  }
}
