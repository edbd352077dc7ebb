import ArgumentParser

/// Which installation is meant.
struct PlaceOptions: ParsableArguments {
  @Flag(help: "For you: in JUPYTER_DATA_DIR, XDG_DATA_HOME/jupyter or ~/.local/share/jupyter.")
  var user = false

  @Flag(help: "In the virtual environment that is active; taken by itself where there is one.")
  var sysPrefix = false

  @Option(help: ArgumentHelp("Below DIR: in DIR/share/jupyter.", valueName: "dir"))
  var prefix: String?

  @Option(help: ArgumentHelp("What front ends call the kernel by.", valueName: "name"))
  var name = "okrug"

  func validate() throws {
    if [user, sysPrefix, prefix != nil].count(where: { $0 }) > 1 {
      throw ValidationError("--user, --sys-prefix and --prefix exclude one another.")
    }
    let isName = name.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
        || "-_.".unicodeScalars.contains($0)
    }
    if name.isEmpty || !isName || name.hasPrefix(".") {
      throw ValidationError("A kernel's name has letters, digits and the signs - _ . only.")
    }
  }

  func place() throws(KernelFault) -> InstalledKernel {
    if let prefix {
      let root = prefix.hasPrefix("/") ? prefix : (Environment["PWD"] ?? "") + "/" + prefix
      return InstalledKernel(name, in: KernelFolders.below(root))
    }
    if !user, let folder = KernelFolders.environment { return InstalledKernel(name, in: folder) }
    if sysPrefix { throw KernelFault("no virtual environment is active: VIRTUAL_ENV is not set") }
    guard let folder = KernelFolders.user else { throw KernelFault("there is no HOME: say --prefix DIR") }
    return InstalledKernel(name, in: folder)
  }
}

/// `okrug-kernel install`: writes the kernelspec, so that Jupyter finds this program.
struct InstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Let Jupyter find this kernel; says what it wrote.")

  @OptionGroup var place: PlaceOptions

  @Option(help: ArgumentHelp("What front ends show.", valueName: "name"))
  var displayName = "Okrug"

  @Flag(help: "Replace a kernel of that name that is not this one.")
  var force = false

  func run() throws {
    try Standard.reporting { () throws(KernelFault) in
      let kernel = try place.place()
      if kernel.state == .foreign, !force {
        throw KernelFault(
          "'\(kernel.folder)' is another kernel's: --force replaces it, --name takes another name")
      }
      for path in try kernel.write(program: OwnPath.lasting, displayName: displayName) {
        Standard.output(path)
      }
    }
  }
}

/// `okrug-kernel uninstall`: removes what `install` wrote.
struct UninstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: "Remove what install wrote, with the same options.")

  @OptionGroup var place: PlaceOptions

  func run() throws {
    try Standard.reporting { () throws(KernelFault) in
      let kernel = try place.place()
      switch kernel.state {
      case .absent: throw KernelFault("there is no '\(kernel.folder)'")
      case .foreign: throw KernelFault("'\(kernel.folder)' is another kernel's")
      case .ours:
        try kernel.remove()
        Standard.output("removed \(kernel.folder)")
      }
    }
  }
}

/// `okrug-kernel status`: where Jupyter finds the kernel.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say where Jupyter finds this kernel.")

  @Option(help: ArgumentHelp("What front ends call the kernel by.", valueName: "name"))
  var name = "okrug"

  func run() throws {
    var isFound = false
    for folder in KernelFolders.all {
      let kernel = InstalledKernel(name, in: folder)
      switch kernel.state {
      case .absent: continue
      case .foreign: Standard.output("\(kernel.folder)   another kernel")
      case .ours(let program, true):
        isFound = true
        Standard.output("\(kernel.folder)   runs \(program)")
      case .ours(let program, false):
        Standard.output("\(kernel.folder)   runs \(program), which is not there: install it again")
      }
    }
    guard !isFound else { return }
    Standard.output("Jupyter finds no kernel '\(name)' that runs: okrug-kernel install")
    throw ExitCode(1)
  }
}
