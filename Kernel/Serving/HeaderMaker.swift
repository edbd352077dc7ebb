internal import Wire

/// Makes the headers of a kernel's messages.
package struct HeaderMaker: Sendable {
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
