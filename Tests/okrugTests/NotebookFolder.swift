import Foundation
import Glibc
import Testing

/// A folder of its own for a test, in which the built program runs; gone when the test is over.
final class NotebookFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory
      .appending(path: "okrug-notebooks-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    // A folder that nobody may write in cannot be emptied.
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The program, beside the tests' own executable.
  static let program: String = {
    let own =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return URL(filePath: own).deletingLastPathComponent().appending(path: "okrug").path()
  }()

  /// What the program said.
  struct Said {
    let code: Int32
    let out: String
    let error: String
  }

  /// What the program sees of its surroundings, unless a test says otherwise: no CI.
  static let surroundings = [
    "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8",
  ]

  @discardableResult
  func okrug(_ arguments: String..., with environment: [String: String] = [:]) throws -> Said {
    try run(Self.program, arguments, with: environment)
  }

  /// Runs a program in the folder until it ends.
  func run(_ program: String, _ arguments: [String], with environment: [String: String] = [:]) throws -> Said
  {
    try start(program, arguments, with: environment).said()
  }

  func start(_ program: String, _ arguments: [String], with environment: [String: String] = [:]) throws
    -> Running
  {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: path)
    process.environment = Self.surroundings.merging(environment) { $1 }
    return try Running(process, in: self)
  }

  /// A program that runs; its output goes to files, so that no pipe can fill up.
  final class Running {
    let process: Process
    private let files: [URL]

    fileprivate init(_ process: Process, in folder: NotebookFolder) throws {
      self.process = process
      let stem = FileManager.default.temporaryDirectory.appending(path: "okrug-said-\(UUID().uuidString)")
        .path()
      files = [URL(filePath: stem + ".out"), URL(filePath: stem + ".err")]
      for file in files { try Data().write(to: file) }
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = try FileHandle(forWritingTo: files[0])
      process.standardError = try FileHandle(forWritingTo: files[1])
      try Self.withSignals { try process.run() }
    }

    /// A test's thread holds signals back, and a program begins with the mask of the thread that starts it.
    private static func withSignals(_ body: () throws -> Void) throws {
      var none = sigset_t()
      var mask = sigset_t()
      unsafe sigemptyset(&none)
      unsafe pthread_sigmask(SIG_SETMASK, &none, &mask)
      defer { unsafe pthread_sigmask(SIG_SETMASK, &mask, nil) }
      try body()
    }

    func said() throws -> Said {
      process.waitUntilExit()
      let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
      for file in files { try? FileManager.default.removeItem(at: file) }
      return Said(code: process.terminationStatus, out: texts[0], error: texts[1])
    }
  }

  // MARK: Files

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ data: Data) throws {
    let file = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: path).appending(path: name))
  }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// Everything in the folder by name, hidden files too.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

  /// Replaces a text that must be in a file.
  func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try text(name)
    try #require(text.contains(old), "'\(old)' is not in \(name)")
    try write(name, text.replacingOccurrences(of: old, with: new))
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
  }

  func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  func setMode(_ mode: Int, of name: String = "") throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path + "/" + name)
  }

  /// Whether a program is there to test with.
  static func has(_ program: String) -> Bool { FileManager.default.isExecutableFile(atPath: program) }
}

/// A small notebook, not recorded yet.
let smallNotebook = """
  ---
  title: How much of the Far East is Japanese?
  okrug:
    format: 1
    data: ershova-2014
  ---

  Japan held <!--= @japan -->17.86 %<!--/=--> of it, <!--= @japan -->almost 18 %<!--/=-->.
  It <!--? @japan > 17 % -->matters.

  ```okrug {#japan}
  share japan in FEFD 2012
  ```

  ```okrug {#east}
  let east = total FEFD from japan 2012
  total FEFD 2012
  ```

  ```okrug {#slip .error code="unknown-name"}
  share japn in FEFD 2012
  ```

  """

extension NotebookFolder {
  /// A folder with the small notebook, recorded.
  static func recorded(_ name: String = "far-east.md", _ text: String = smallNotebook) throws
    -> NotebookFolder
  {
    let folder = try NotebookFolder()
    try folder.write(name, text)
    let said = try folder.okrug("update", name)
    try #require(said.code == 0, "\(said.out)\(said.error)")
    return folder
  }
}
