import Foundation

/// Whether whoever sits at the terminal means it.
enum Confirmation {
  /// Asks for the name again; false where another is given, and where nobody sits there.
  static func asks(for name: String) -> Bool {
    guard isatty(STDIN_FILENO) == 1 else { return false }
    print("This deletes \(name) and everything they wrote. The username again: ", terminator: "")
    fflush(nil)
    return readLine() == name
  }
}
