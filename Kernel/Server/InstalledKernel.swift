import Glibc
import Kernelspec
import Texts

/// A kernel as Jupyter finds it: a folder with `kernel.json` and the logos, and beside the kernels the extension by which
/// JupyterLab colours its cells.
struct InstalledKernel {
  let folder: String
  private let jupyter: String

  /// `name` is what front ends call it by.
  init(_ name: String, in jupyter: String) {
    self.jupyter = jupyter
    folder = "\(jupyter)/kernels/\(name)"
  }

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
    var written: [String] = []
    for (place, file) in Self.kernelFiles.enumerated() {
      let bytes = place == 0 ? try Self.described(file.bytes, program, displayName) : file.bytes
      written.append(try Self.put(bytes, file.name, in: folder))
    }
    for file in Self.extensionFiles { written.append(try Self.put(file.bytes, file.name, in: colours)) }
    return written
  }

  /// Removes the folder and what an installation put there. The colours stay while another kernel here has them.
  func remove() throws(KernelFault) {
    for file in Self.kernelFiles { _ = unsafe unlink(folder + "/" + file.name) }
    guard unsafe rmdir(folder) == 0 else {
      throw KernelFault("cannot remove '\(folder)': something else is in it, or it is not yours")
    }
    guard !hasSibling else { return }
    for file in Self.extensionFiles { _ = unsafe unlink(colours + "/" + file.name) }
    for path in [colours + "/static", colours] { _ = unsafe rmdir(path) }
  }

  private var colours: String { jupyter + "/labextensions/okrug-jupyter" }

  /// Whether another kernel of this program is in the same place.
  private var hasSibling: Bool {
    guard let entries = unsafe opendir(jupyter + "/kernels") else { return false }
    defer { unsafe closedir(entries) }
    while let entry = unsafe readdir(entries) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { start in
        unsafe String(cString: UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))
      }
      if !name.hasPrefix("."), case .ours = InstalledKernel(name, in: jupyter).state { return true }
    }
    return false
  }

  private static var kernelFiles: [(name: String, bytes: [UInt8])] { files(ofExtension: false) }
  private static var extensionFiles: [(name: String, bytes: [UInt8])] { files(ofExtension: true) }

  private static func files(ofExtension isExtension: Bool) -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    while true {
      let place = UInt(files.count)
      let file = unsafe isExtension ? okrug_labextension_file_at(place) : okrug_kernelspec_file_at(place)
      guard let name = unsafe file.name else { return files }
      let bytes = unsafe Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count)))
      files.append((unsafe String(cString: name), bytes))
    }
  }

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

  /// A file whole or not at all, with the folders it is in; its path.
  private static func put(_ bytes: [UInt8], _ name: String, in folder: String) throws(KernelFault) -> String {
    let path = folder + "/" + name
    try makeFolder(path.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 })
    let draft = "\(path).okrug-tmp-\(getpid())"
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw KernelFault("cannot write '\(path)'") }
    let count = unsafe Glibc.write(descriptor, bytes, bytes.count)
    close(descriptor)
    guard unsafe count == bytes.count && rename(draft, path) == 0 else {
      _ = unsafe unlink(draft)
      throw KernelFault("cannot write '\(path)'")
    }
    return path
  }
}
