import Glibc

/// The process that started the kernel and that it does not outlive.
struct Parent {
  private let id: pid_t
  private let isDirect: Bool

  /// `JPY_PARENT_PID`, as Jupyter's launchers set it; nothing where nobody does.
  init?(_ text: String?) {
    guard let text, let id = pid_t(text), id > 1 else { return nil }
    self.id = id
    isDirect = getppid() == id
  }

  var isGone: Bool {
    // A process that was adopted has lost the one that began it, though another may have its number by now.
    if isDirect { return getppid() != id }
    return kill(id, 0) != 0 && errno == ESRCH
  }
}
