import Foundation

/// Files that only their owner may read, written so that a crash leaves the old or the new one whole.
enum PrivateFile {
  /// Writes `data` as the file `name` of `folder`, and returns once it would survive a power cut.
  ///
  /// Throws `DataFault.unusable` when the disk does not take it; the directory is then as it was.
  static func write(
    _ data: Data,
    to name: String,
    in folder: String
  ) throws(DataFault) {
    let draft = "\(folder)/\(name).new"
    do throws(Refused) {
      let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
      try check(file)
      defer { close(file) }
      try check(fchmod(file, 0o600))
      let written = data.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      guard written == data.count else { throw Refused(reason: reasonOfErrno()) }
      try check(fsync(file))
      try check(rename(draft, "\(folder)/\(name)"))
      // The new name itself is a change to the folder.
      let names = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      try check(names)
      defer { close(names) }
      try check(fsync(names))
    } catch {
      unlink(draft)
      throw .unusable(path: folder, reason: error.reason)
    }
  }

  private struct Refused: Error {
    let reason: String
  }

  private static func check(_ result: Int32) throws(Refused) {
    if result < 0 { throw Refused(reason: reasonOfErrno()) }
  }
}
