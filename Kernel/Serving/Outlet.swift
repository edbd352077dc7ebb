internal import Texts
package import Wire

/// Where messages go out, in the order in which they are sent. Every thread of a kernel may send.
package protocol Outlet: Sendable {
  /// `isFollowed`: another message comes soon, and this one may wait for it.
  func send(_ message: Outgoing, on channel: Channel, isFollowed: Bool)

  /// What waits is sent.
  func flush()
}

/// Where shell requests come from, for the thread that answers them.
package protocol Inlet: Sendable {
  /// Returns when requests were received, or the kernel ends.
  func wait()

  /// Everything that has come is received.
  func takeAll()
}

/// Makes the headers of a kernel's messages.
package struct Stationery: Sendable {
  package let session: String
  private let user: String
  private let identity: @Sendable () -> String
  private let date: @Sendable () -> String

  /// `identity` gives a new one each time; `date` the time now, in ISO 8601.
  package init(
    session: String, user: String, identity: @escaping @Sendable () -> String,
    date: @escaping @Sendable () -> String
  ) {
    self.session = session
    self.user = user
    self.identity = identity
    self.date = date
  }

  func header(_ type: String) -> Header {
    Header(id: identity(), session: session, user: user, date: date(), type: type)
  }
}

/// Writes the messages that belong to one request, and puts them out.
struct Correspondence: Sendable {
  let outlet: any Outlet
  let stationery: Stationery
  /// Nothing for what no request asked for.
  let request: Incoming?

  func publish(_ said: some Said, isFollowed: Bool = false) {
    publish(type(of: said).type, said.content, isFollowed: isFollowed)
  }

  func publish(_ type: String, _ content: JSONValue, isFollowed: Bool = false) {
    outlet.send(
      Outgoing(
        identities: [Array("kernel.\(stationery.session).\(type)".utf8)], header: stationery.header(type),
        parent: request?.header, content: content), on: .iopub, isFollowed: isFollowed)
  }

  /// What answers a request; that the kernel is idle again follows.
  func reply(_ type: String, _ content: JSONValue, on channel: Channel) {
    outlet.send(
      Outgoing(
        identities: request?.identities ?? [], header: stationery.header(type), parent: request?.header,
        content: content), on: channel, isFollowed: true)
  }
}
