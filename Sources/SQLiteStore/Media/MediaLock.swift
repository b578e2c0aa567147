import Foundation

/// Keeps files of attachments from being removed while a backup takes them: a backup holds it shared,
/// a removal alone (advisory locking by `flock`, of the folder itself). It ends with its holder.
final class MediaLock {
  /// How it is held.
  enum Mode {
    case shared
    case alone
  }

  private let descriptor: Int32

  /// Nil where there is no such folder; throws where it is held otherwise.
  init?(of folder: String, _ mode: Mode) throws {
    descriptor = open(MediaFolders(in: folder).kept, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    try check(flock(descriptor, mode == .shared ? LOCK_SH : LOCK_EX | LOCK_NB))
  }

  deinit { close(descriptor) }
}
