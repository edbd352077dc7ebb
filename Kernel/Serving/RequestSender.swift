internal import Texts
internal import Wire

/// Writes the messages that belong to one request, and puts them out.
struct RequestSender: Sendable {
  let outlet: any Outlet
  let headers: HeaderMaker
  /// Nothing for what no request asked for.
  let request: Incoming?

  func publish(_ said: some MessageContent, isFollowed: Bool = false) {
    publish(type(of: said).type, said.content, isFollowed: isFollowed)
  }

  func publish(_ type: String, _ content: JSONValue, isFollowed: Bool = false) {
    outlet.send(
      Outgoing(
        identities: [Array("kernel.\(headers.session).\(type)".utf8)], header: headers.header(type),
        parent: request?.header, content: content), on: .iopub, isFollowed: isFollowed)
  }

  /// What answers a request; that the kernel is idle again follows.
  func reply(_ type: String, _ content: JSONValue, on channel: Channel) {
    outlet.send(
      Outgoing(
        identities: request?.identities ?? [], header: headers.header(type), parent: request?.header,
        content: content), on: channel, isFollowed: true)
  }
}
