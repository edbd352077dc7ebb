import CLibEdit
import Glibc

/// The character encoding of the process. In any other than UTF-8, libedit drops what is not ASCII.
enum Locale {
  /// Makes it UTF-8 whatever the environment says: only `LC_CTYPE`, so numbers stay as they are. False when the system has none.
  static func useUTF8() -> Bool {
    let names = ["", "C.UTF-8", "C.utf8", "en_US.UTF-8"]
    return names.contains { name in unsafe setlocale(LC_CTYPE, name) != nil && isUTF8 }
  }

  private static var isUTF8: Bool {
    guard let name = unsafe nl_langinfo(nl_item(CODESET)) else { return false }
    return unsafe String(cString: name) == "UTF-8"
  }
}
