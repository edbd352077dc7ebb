import Glibc

/// Where Jupyter looks for kernels.
/// https://docs.jupyter.org/en/latest/use/jupyter-directories.html
enum KernelFolders {
  /// `~/.local/share/jupyter`, or what the environment puts in its place.
  static var user: String? {
    if let folder = absolute("JUPYTER_DATA_DIR") { return folder }
    if let folder = absolute("XDG_DATA_HOME") { return folder + "/jupyter" }
    return absolute("HOME").map { $0 + "/.local/share/jupyter" }
  }

  /// Of the virtual environment that is active.
  static var environment: String? {
    (absolute("VIRTUAL_ENV") ?? absolute("CONDA_PREFIX")).map { $0 + "/share/jupyter" }
  }

  static func below(_ prefix: String) -> String { prefix + "/share/jupyter" }

  /// Every folder that is looked through, in order.
  static var all: [String] {
    let path = (Environment["JUPYTER_PATH"] ?? "").split(separator: ":").map { String($0) }
    let known =
      path + [environment, user].compactMap { $0 } + ["/usr/local/share/jupyter", "/usr/share/jupyter"]
    var folders: [String] = []
    for folder in known where !folders.contains(folder) { folders.append(folder) }
    return folders
  }

  private static func absolute(_ variable: String) -> String? {
    guard let path = Environment[variable], path.hasPrefix("/") else { return nil }
    return path == "/" || !path.hasSuffix("/") ? path : String(path.dropLast())
  }
}

/// This program's own file.
enum OwnPath {
  /// The path to write down: one of the PATH that leads here outlives an upgrade, and the file's own does not always.
  static var lasting: String {
    let own = real("/proc/self/exe") ?? CommandLine.arguments.first ?? "okrug-kernel"
    for folder in (Environment["PATH"] ?? "").split(separator: ":") where folder.hasPrefix("/") {
      let candidate = "\(folder)/okrug-kernel"
      if real(candidate) == own { return candidate }
    }
    return own
  }

  private static func real(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}
