internal import Texts
internal import Wire

/// What answers a request, on the channel it came by.
struct Reply {
  let type: String
  let content: JSONValue

  init(_ said: some MessageContent) {
    type = Swift.type(of: said).type
    content = said.content
  }

  init(_ failure: FailureReply) {
    type = failure.type
    content = failure.content
  }
}
