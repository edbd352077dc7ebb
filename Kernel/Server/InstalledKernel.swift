import Glibc
import Kernelspec
import Texts

/// A kernel as Jupyter finds it: a folder with `kernel.json` and the logos.
struct InstalledKernel {
  let folder: String

  /// `name` is what front ends call it by.
  init(_ name: String, in jupyter: String) { folder = "\(jupyter)/kernels/\(name)" }

  enum State: Equatable {
    case absent
    /// It runs an `okrug-kernel`, which is there or is not.
    case ours(program: String, isThere: Bool)
    case foreign
  }

  var state: State {
    guard unsafe access(folder, F_OK) == 0 else { return .absent }
    guard let bytes = try? FileText.bytes(of: folder + "/kernel.json"),
      let words = (try? JSONValue(reading: bytes))?["argv"]?.items?.compactMap(\.text),
      let program = words.first,
      program.split(separator: "/").last == "okrug-kernel" || words.contains("okrug_jupyter")
    else { return .foreign }
    let isRunnable = unsafe access(program, X_OK) == 0
    return .ours(program: program, isThere: isRunnable || !program.hasPrefix("/"))
  }

  /// Writes the folder; the paths of what was written.
  func write(program: String, displayName: String) throws(KernelFault) -> [String] {
    try Self.makeFolder(folder)
    var written: [String] = []
    var index: UInt = 0
    while let name = unsafe okrug_kernelspec_file_at(index).name {
      let file = unsafe okrug_kernelspec_file_at(index)
      var bytes = unsafe Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count)))
      let path = folder + "/" + (unsafe String(cString: name))
      if index == 0 { bytes = try Self.described(bytes, program, displayName) }
      try Self.put(bytes, path)
      written.append(path)
      index += 1
    }
    return written
  }

  /// Removes the folder and what an installation put there.
  func remove() throws(KernelFault) {
    var index: UInt = 0
    while let name = unsafe okrug_kernelspec_file_at(index).name {
      unlinkFile(folder + "/" + (unsafe String(cString: name)))
      index += 1
    }
    guard unsafe rmdir(folder) == 0 else {
      throw KernelFault("cannot remove '\(folder)': something else is in it, or it is not yours")
    }
  }

  private func unlinkFile(_ path: String) { _ = unsafe unlink(path) }

  /// `kernel.json` with the program and the name in their places.
  private static func described(_ template: [UInt8], _ program: String, _ displayName: String)
    throws(KernelFault) -> [UInt8]
  {
    guard let members = (try? JSONValue(reading: template))?.members else {
      throw KernelFault("the program's own kernel.json is broken")
    }
    let filled = members.map { member -> JSONValue.Member in
      switch member.name {
      case "argv":
        JSONValue.Member("argv", .array([.string(program)] + (member.value.items ?? []).dropFirst()))
      case "display_name": JSONValue.Member("display_name", .string(displayName))
      default: member
      }
    }
    return JSONValue.object(filled).bytes(indent: 1) + [0x0A]
  }

  private static func makeFolder(_ path: String) throws(KernelFault) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      if unsafe mkdir(made, 0o755) != 0, errno != EEXIST { throw KernelFault("cannot make '\(made)'") }
    }
  }

  /// A file whole or not at all.
  private static func put(_ bytes: [UInt8], _ path: String) throws(KernelFault) {
    let draft = "\(path).okrug-tmp-\(getpid())"
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw KernelFault("cannot write '\(path)'") }
    let count = unsafe Glibc.write(descriptor, bytes, bytes.count)
    close(descriptor)
    guard unsafe count == bytes.count && rename(draft, path) == 0 else {
      _ = unsafe unlink(draft)
      throw KernelFault("cannot write '\(path)'")
    }
  }
}
