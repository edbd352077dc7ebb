internal import Texts
internal import Wire

/// What the thread that answers shell requests works with: the language's session, the history, the counter.
struct ShellHandler {
  private let kernel: Kernel
  private let inlet: any Inlet
  private var language: any KernelLanguage
  private var journal: History
  /// The number of the last cell that counted.
  private var count = 0

  init(_ kernel: Kernel, _ language: any KernelLanguage, _ history: History, _ inlet: any Inlet) {
    self.kernel = kernel
    self.inlet = inlet
    self.language = language
    journal = history
  }

  // MARK: Cells

  mutating func execute(_ request: ExecuteRequest, _ message: Incoming) -> Reply {
    let isBlank = request.code.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    let counts = request.storesHistory && !isBlank
    let number = counts || count == 0 ? count + 1 : count
    if counts { count = number }
    let sender = RequestSender(outlet: kernel.outlet, headers: kernel.headers, request: message)
    if !request.isSilent { sender.publish(ExecuteInput(code: request.code, count: number), isFollowed: true) }
    let front = Front(kernel, sender, request, message, count: number)
    let end = language.answer(
      CellText(request.code, id: request.cell, count: number, mayFail: !request.stopsOnError), showing: front)
    if counts { journal.add(request.code, number: number, output: end.text) }
    if let failure = end.failure {
      if !request.isSilent { sender.publish(ErrorOutput(failure)) }
      if request.stopsOnError {
        inlet.takeAll()
        kernel.abortQueue()
      }
      return Reply(ExecuteReply(count: number, failure: failure, payloads: end.payloads))
    }
    let values = request.expressions.map { JSONValue.Member($0.name, value(of: $0.text)) }
    return Reply(ExecuteReply(count: number, payloads: end.payloads, expressions: values))
  }

  private func value(of expression: String) -> JSONValue {
    switch language.value(of: expression) {
    case .success(let bundle): ["status": "ok", "data": bundle.content, "metadata": [:]]
    case .failure(let failure): .object(failure.members)
    }
  }

  /// The reply to a cell that stood behind one that failed.
  func aborted() -> Reply {
    let failure = Failure(name: "aborted", value: "a cell before this one failed, so it was not begun")
    return Reply(ExecuteReply(count: count, failure: failure))
  }

  // MARK: Everything else

  func complete(_ request: CompleteRequest) -> CompleteReply {
    let found = language.candidates(in: request.code, at: request.cursor)
    return CompleteReply(code: request.code, replacing: found.replacing, found.matches)
  }

  func inspect(_ request: InspectRequest) -> InspectReply {
    InspectReply(language.inspected(in: request.code, at: request.cursor, detail: request.detail))
  }

  func isComplete(_ request: IsCompleteRequest) -> IsCompleteReply { language.completeness(of: request.code) }

  func history(_ request: HistoryRequest) -> HistoryReply {
    HistoryReply(journal.lines(request.kind), showsOutput: request.wantsOutput)
  }
}

/// Where one cell's outputs go. A silent cell shows nothing.
private struct Front: CellFront {
  private let kernel: Kernel
  private let sender: RequestSender
  private let request: ExecuteRequest
  private let message: Incoming
  private let count: Int

  init(
    _ kernel: Kernel, _ sender: RequestSender, _ request: ExecuteRequest, _ message: Incoming,
    count: Int
  ) {
    self.kernel = kernel
    self.sender = sender
    self.request = request
    self.message = message
    self.count = count
  }

  private func say(_ said: some MessageContent, isFollowed: Bool = false) {
    if !request.isSilent { sender.publish(said, isFollowed: isFollowed) }
  }

  func print(_ text: String, on stream: StreamText.Name) { say(StreamText(stream, text)) }
  func show(_ bundle: Bundle, id: String?) { say(DisplayData(bundle, id: id)) }
  func update(_ bundle: Bundle, id: String) { say(UpdateDisplayData(bundle, id: id)) }
  func result(_ bundle: Bundle) { say(ExecuteResult(bundle, count: count), isFollowed: true) }
  func clear(waits: Bool) { say(ClearOutput(waits: waits)) }

  func ask(_ prompt: String) -> String? {
    request.allowsInput ? kernel.ask(prompt, for: message) : nil
  }
}
