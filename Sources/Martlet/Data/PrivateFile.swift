import Foundation

/// Files that only their owner may read, written so that a crash leaves the old or the new one whole.
enum PrivateFile {
  /// Writes `data` as the file `name` of `directory`, and returns once it would survive a power cut.
  ///
  /// Throws `DataFault.unusable` when the disk does not take it; the directory is then as it was.
  static func write(
    _ data: Data,
    to name: String,
    in directory: DataDirectory
  ) throws(DataFault) {
    let draft = directory.path(of: name + ".new")
    do throws(Refused) {
      let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
      try check(file)
      defer { close(file) }
      try check(fchmod(file, 0o600))
      let written = data.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      guard written == data.count else { throw Refused(reason: reasonOfErrno()) }
      try check(fsync(file))
      try check(rename(draft, directory.path(of: name)))
      // The new name itself is a change to the directory.
      let folder = open(directory.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      try check(folder)
      defer { close(folder) }
      try check(fsync(folder))
    } catch {
      unlink(draft)
      throw .unusable(path: directory.path, reason: error.reason)
    }
  }

  private struct Refused: Error {
    let reason: String
  }

  private static func check(_ result: Int32) throws(Refused) {
    if result < 0 { throw Refused(reason: reasonOfErrno()) }
  }
}
