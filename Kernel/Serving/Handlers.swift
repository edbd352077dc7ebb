internal import Wire

/// THE list of requests. A new one is a file in `Wire/Messages` and a line here.
enum Handlers {
  /// Those that need nothing of the language's session, so that they are answered while a cell runs, where they come by
  /// the control channel.
  static func prompt(_ kernel: Kernel, _ message: Incoming) throws(MalformedContent)
    -> Answered?
  {
    switch message.header.type {
    case KernelInfoRequest.type: .reply(Reply(KernelInfoReply(kernel.card)))
    case CommInfoRequest.type: .reply(Reply(CommInfoReply()))
    case InterruptRequest.type: kernel.interrupted(by: message)
    case ShutdownRequest.type: kernel.shutDown(ShutdownRequest(message))
    case DebugRequest.type: .reply(Reply(DebugReply(to: DebugRequest(message))))
    default: nil
    }
  }

  /// Those that the session answers, in their order.
  static func ordered(_ handler: inout ShellHandler, _ message: Incoming) throws(MalformedContent)
    -> Answered?
  {
    switch message.header.type {
    case ExecuteRequest.type: .reply(handler.execute(try ExecuteRequest(message), message))
    case CompleteRequest.type: .reply(Reply(handler.complete(try CompleteRequest(message))))
    case InspectRequest.type: .reply(Reply(handler.inspect(try InspectRequest(message))))
    case IsCompleteRequest.type: .reply(Reply(handler.isComplete(try IsCompleteRequest(message))))
    case HistoryRequest.type: .reply(Reply(handler.history(try HistoryRequest(message))))
    case CommOpen.type: .published(CommClose(id: try CommOpen(message).id))
    case CommClose.type, "comm_msg": .nothing
    default: nil
    }
  }
}

/// What came of a request.
enum Answered {
  case reply(Reply)
  /// No reply belongs to it; all who listen are told this.
  case published(any MessageContent)
  case nothing
}
