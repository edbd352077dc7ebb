import ArgumentParser
import Glibc
import Serving
import Sockets
import Speaking
import Wire

/// A kernel's life, from its connection file to its end.
enum Service {
  static func run(connectionFile path: String, log: Log) throws(KernelFault) {
    let file = try ConnectionFile(try FileText.bytes(of: path))
    let alarm = try Alarm()
    Signals.hear(alarm.end)
    let parent = Parent(Environment["JPY_PARENT_PID"])
    do {
      let context = try SocketContext()
      let heartbeat = try Heartbeat(file, in: context)
      let sockets = try SocketSet(file, in: context)
      let name = Clock.identity()
      let format = WireFormat(key: file.key)
      let outbox = Outbox(format, alarm, sockets)
      let interruption = Interruption()
      let kernel = Kernel(
        OkrugLanguage(interruptedBy: interruption, name: name), interruptedBy: interruption, outlet: outbox,
        headers: HeaderMaker(
          session: name, user: Environment["USER"] ?? "okrug", identity: Numbering(name).next,
          date: { Clock.now() }))
      try NamedThread.start("heartbeat") { heartbeat.beat() }
      let inbox = Inbox(kernel, outbox, format, log)
      let ending = try Alarm()
      let keeper = try ProcessorKeeper()
      try NamedThread.start("answers") {
        Signals.leaveInterrupts()
        kernel.work(ShellInlet(inbox: inbox, alarm: ending, keeper: keeper))
        alarm.ring()
      }
      var loop = ControlLoop(inbox, alarm, parent)
      loop.run(ending)
      outbox.close()
      context.end()
    } catch let fault as SocketFault {
      throw KernelFault(fault.message)
    } catch let fault as KernelFault {
      throw fault
    } catch {
      throw KernelFault("cannot begin")
    }
  }
}

/// Variables of the process's environment.
enum Environment {
  static subscript(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}

/// Whole files.
enum FileText {
  static func bytes(of path: String) throws(KernelFault) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw KernelFault("cannot read '\(path)'") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe read(descriptor, &chunk, chunk.count)
      guard count >= 0 else { throw KernelFault("cannot read '\(path)'") }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }
}

/// What is said to a person.
enum Standard {
  /// Ends the program with exit code 2 where something cannot be done, and says why.
  static func reporting(_ work: () throws(KernelFault) -> Void) throws {
    do throws(KernelFault) { try work() } catch {
      Standard.error("okrug-kernel: \(error.message)")
      throw ExitCode(2)
    }
  }

  static func error(_ text: String) { write(text, to: STDERR_FILENO) }
  static func output(_ text: String) { write(text, to: STDOUT_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    let bytes = Array((text + "\n").utf8)
    _ = unsafe Glibc.write(descriptor, bytes, bytes.count)
  }
}
