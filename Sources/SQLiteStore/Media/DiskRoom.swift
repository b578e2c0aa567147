import Chat
import Foundation

/// How much of a disk uploads may take: all but a reserve, so that messages can be stored for long
/// after uploads can't.
struct DiskRoom: Sendable {
  let folder: String
  /// Bytes; nil for 1 GiB, or of a small disk 5 %.
  let reserve: Int?

  /// How large the disk is, and how much of it whoever is not root can still take; nil where it can't be
  /// asked.
  var disk: StoredFigures.Disk? {
    var disk = statvfs()
    guard statvfs(folder, &disk) == 0 else { return nil }
    let block = Int(disk.f_frsize)
    return .init(free: Int(disk.f_bavail) * block, total: Int(disk.f_blocks) * block)
  }

  /// Whether `bytes` more would leave the reserve alone.
  func has(_ bytes: Int) throws -> Bool {
    var disk = statvfs()
    try check(statvfs(folder, &disk))
    let block = Int(disk.f_frsize)
    let reserve = reserve ?? min(1 << 30, Int(disk.f_blocks) * block / 20)
    return Int(disk.f_bavail) * block - reserve >= bytes
  }
}
