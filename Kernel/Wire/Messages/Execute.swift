package import Texts

/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#execute
package struct ExecuteRequest: RequestContent {
  package static let type = "execute_request"

  package let code: String
  package let isSilent: Bool
  package let storesHistory: Bool
  package let allowsInput: Bool
  package let stopsOnError: Bool
  /// Expressions to answer afterwards, each under its name.
  package let expressions: [(name: String, text: String)]
  /// The cell's identity in the notebook, where the front end says it.
  package let cell: String?

  package init(_ message: Incoming) throws(MalformedContent) {
    code = try message.text("code")
    isSilent = message.flag("silent", else: false)
    storesHistory = !isSilent && message.flag("store_history", else: true)
    allowsInput = message.flag("allow_stdin", else: true)
    stopsOnError = message.flag("stop_on_error", else: true)
    expressions = (message.content["user_expressions"]?.members ?? []).compactMap { member in
      member.value.text.map { (member.name, $0) }
    }
    cell = message.metadata["cellId"]?.text
  }
}

/// How a cell ended.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#execution-results
package struct ExecuteReply: MessageContent {
  package static let type = "execute_reply"

  package let count: Int
  package let failure: Failure?
  package let payloads: [Payload]
  /// What came of each expression.
  package let expressions: [JSONValue.Member]

  package init(
    count: Int, failure: Failure? = nil, payloads: [Payload] = [], expressions: [JSONValue.Member] = []
  ) {
    self.count = count
    self.failure = failure
    self.payloads = payloads
    self.expressions = expressions
  }

  package var content: JSONValue {
    let rest: [JSONValue.Member] = [
      JSONValue.Member("execution_count", .whole(count)),
      JSONValue.Member("payload", .array(payloads.map(\.content))),
      JSONValue.Member("user_expressions", .object(expressions)),
    ]
    return .object((failure?.members ?? [JSONValue.Member("status", "ok")]) + rest)
  }
}

/// What a front end is asked to do with a reply.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#payloads-deprecated
package enum Payload: Hashable, Sendable {
  /// To show a text beside the notebook.
  case page(Bundle)
  /// To put this text into the cell that was run.
  case replacement(String)

  var content: JSONValue {
    switch self {
    case .page(let bundle): ["source": "page", "data": bundle.content, "start": 0]
    case .replacement(let text): ["source": "set_next_input", "text": .string(text), "replace": true]
    }
  }
}

/// Why a request was not answered.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#request-reply
package struct Failure: Error, Hashable, Sendable {
  /// A stable name: `no-data`.
  package let name: String
  /// One clause.
  package let value: String
  /// As a front end shows it, row by row.
  package let traceback: [String]

  package init(name: String, value: String, traceback: [String]? = nil) {
    self.name = name
    self.value = value
    self.traceback = traceback ?? ["\(name): \(value)"]
  }

  package var members: [JSONValue.Member] { [JSONValue.Member("status", "error")] + parts }

  package var parts: [JSONValue.Member] {
    [
      JSONValue.Member("ename", .string(name)), JSONValue.Member("evalue", .string(value)),
      JSONValue.Member("traceback", .array(traceback.map { .string($0) })),
    ]
  }
}

/// A request that failed, of whatever kind.
package struct FailureReply: Sendable {
  package let type: String
  private let failure: Failure

  package init(to request: String, _ failure: Failure) {
    type = request.hasSuffix("_request") ? String(request.dropLast(7)) + "reply" : request + "_reply"
    self.failure = failure
  }

  package var content: JSONValue { .object(failure.members) }
}
