import Foundation

/// The directory of everything one server keeps, held against a second server while this lives.
///
/// Advisory locking by `flock`: the kernel lets go when the process ends, however it ends.
final class DataDirectory: Sendable {
  /// Its path.
  let path: String
  private let lock: Int32

  /// Makes the directory if need be, private to its owner, and takes its lock.
  ///
  /// Throws `DataFault.unusable` when it cannot be made or written, `DataFault.taken` when another
  /// process holds it.
  init(path: String) throws(DataFault) {
    do {
      try FileManager.default.createDirectory(
        atPath: path,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
    } catch {
      throw .unusable(path: path, reason: "it cannot be made")
    }
    let lock = open(path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw .unusable(path: path, reason: reasonOfErrno()) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      let fault: DataFault =
        errno == EWOULDBLOCK ? .taken(path: path) : .unusable(path: path, reason: reasonOfErrno())
      close(lock)
      throw fault
    }
    self.path = path
    self.lock = lock
  }

  deinit { close(lock) }

  /// The full path of `name` within the directory.
  func path(of name: String) -> String { "\(path)/\(name)" }
}
