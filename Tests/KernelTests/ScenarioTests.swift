import Foundation
import Serving
import Speaking
import Testing
import Texts
import Wire

/// Every scenario over every way that messages take.
@Suite(.serialized) struct ScenarioTests {
  private static let key = "a key that nobody guesses"

  @Test(.timeLimit(.minutes(1)), arguments: Scenario.all)
  func `through memory`(_ scenario: Scenario) throws {
    let line = MemoryLine(key: Self.key) { OkrugLanguage(interruptedBy: $0, name: "test") }
    let front = try FrontEnd(line, key: Self.key)
    try scenario.run(front)
    try front.finish()
  }

  @Test(.timeLimit(.minutes(1)), arguments: Scenario.all)
  func `through the sockets of a process`(_ scenario: Scenario) throws {
    let line = try SpawnedLine(key: Self.key, .ipc)
    let front = try FrontEnd(line, key: Self.key)
    try scenario.run(front)
    try front.finish()
  }

  @Test(.timeLimit(.minutes(1)), arguments: SpawnedLine.Transport.allCases, ["", key])
  func `over every transport, signed or not`(_ transport: SpawnedLine.Transport, _ key: String) throws {
    let front = try FrontEnd(try SpawnedLine(key: key, transport), key: key)
    #expect(try front.execute("share japan in FEFD 2012").status == "ok")
    try front.finish()
  }
}
