import Foundation
import Testing
import Texts
import Wire

/// A front end that reads every message, checks how they stand to one another, and is not content if one was left.
final class FrontEnd {
  let line: any Line
  private var format: WireFormat
  private let key: String
  private var read: [String] = []

  init(_ line: any Line, key: String) throws {
    self.line = line
    self.key = key
    format = WireFormat(key: key)
    let welcome = try next(on: .iopub, within: 20_000)
    #expect(welcome.header.type == "iopub_welcome")
    #expect(welcome.content["subscription"] == "")
    let starting = try next(on: .iopub)
    #expect(starting.header.type == "status")
    #expect(starting.content["execution_state"] == "starting")
  }

  struct Silence: Error, CustomStringConvertible {
    let channel: Channel
    /// What came before, by its type.
    let read: [String]
    var description: String {
      "nothing came on \(channel.rawValue); before that: \(read.joined(separator: ", "))"
    }
  }

  // MARK: Messages

  @discardableResult func send(
    _ type: String, _ content: JSONValue = [:], on channel: Channel = .shell, metadata: JSONValue = [:],
    parent: Header? = nil, date: String = "2026-01-01T00:00:00Z"
  ) -> String {
    let header = Header(
      id: "message-\(UUID().uuidString)", session: "test", user: "test", date: date, type: type)
    line.send(
      WireFormat(key: key).frames(
        of: Outgoing(identities: [], header: header, parent: parent, metadata: metadata, content: content)),
      on: channel)
    return header.id
  }

  func next(on channel: Channel, within milliseconds: Int = 15_000) throws -> Incoming {
    guard let frames = line.receive(on: channel, within: milliseconds) else {
      throw Silence(channel: channel, read: read.suffix(12))
    }
    let message = try format.message(frames)
    read.append(
      "\(channel.rawValue) \(message.header.type) \(message.content["execution_state"]?.text ?? "")")
    return message
  }

  /// What belongs to one request: the reply, and what was published between busy and idle.
  struct Exchange {
    let reply: Incoming
    let published: [Incoming]

    var content: JSONValue { reply.content }
    var status: String? { content["status"]?.text }

    /// The contents of one type.
    func contents(_ type: String) -> [JSONValue] {
      published.filter { $0.header.type == type }.map(\.content)
    }

    /// The content of the first of one type.
    func content(_ type: String) -> JSONValue { contents(type).first ?? .null }

    /// The types, in order.
    var types: [String] { published.map(\.header.type) }
  }

  @discardableResult func exchange(
    _ type: String, _ content: JSONValue = [:], on channel: Channel = .shell, metadata: JSONValue = [:]
  ) throws -> Exchange {
    let id = send(type, content, on: channel, metadata: metadata)
    return try finished(id, type, on: channel)
  }

  /// Reads what belongs to a request that was sent.
  func finished(_ id: String, _ type: String, on channel: Channel = .shell) throws -> Exchange {
    let published = try published(id)
    let reply = try next(on: channel)
    #expect(reply.parent == id)
    #expect(reply.header.type == type.replacing("_request", with: "_reply"))
    #expect(
      ["ok", "error", "complete", "incomplete", "invalid", nil].contains(reply.content["status"]?.text))
    return Exchange(reply: reply, published: published)
  }

  /// What is published for a request, busy and idle left out.
  func published(_ id: String) throws -> [Incoming] {
    var messages: [Incoming] = []
    while true {
      let message = try next(on: .iopub)
      #expect(message.parent == id, "\(message.header.type) belongs to another request")
      guard message.header.type == "status" else {
        #expect(!messages.isEmpty, "\(message.header.type) came before busy")
        messages.append(message)
        continue
      }
      if message.content["execution_state"] == "idle" { return Array(messages.dropFirst()) }
      #expect(messages.isEmpty && message.content["execution_state"] == "busy")
      messages.append(message)
    }
  }

  @discardableResult func execute(
    _ code: String, _ more: JSONValue = [:], metadata: JSONValue = [:]
  ) throws -> Exchange {
    try exchange("execute_request", FrontEnd.cell(code, more), metadata: metadata)
  }

  static func cell(_ code: String, _ more: JSONValue = [:]) -> JSONValue {
    .object([JSONValue.Member("code", .string(code))] + [.init("allow_stdin", false)] + (more.members ?? []))
  }

  // MARK: The end

  /// Ends the kernel; whatever is still unread is a fault.
  func finish() throws {
    let id = send("shutdown_request", ["restart": false], on: .control)
    let published = try published(id)
    #expect(published.map(\.header.type) == ["shutdown_reply"])
    let reply = try next(on: .control)
    #expect(reply.header.type == "shutdown_reply")
    #expect(reply.parent == id)
    for channel in Channel.allCases {
      while let frames = line.receive(on: channel, within: 20) {
        let type = (try? format.message(frames))?.header.type ?? "frames that are no message"
        Issue.record("\(type) on \(channel.rawValue) was never read")
      }
    }
    #expect(line.hasEnded())
  }
}
