import ChatTesting
import Foundation

/// A file system of one's own in a file, as a disk of which one can see what it would hold after a
/// power cut: what was written and not synced is not in that file yet.
///
/// Needs root and loop devices, as Linux has them.
final class LoopDisk {
  private let image: String
  private let mountPoint: String
  private var isMounted = true

  /// Whether this machine and this person can have one.
  static var isPossible: Bool {
    guard let folder = try? TemporaryFolder() else { return false }
    return (try? LoopDisk(folder, megabytes: 8)) != nil
  }

  /// A new one, mounted as the data folder within `folder`.
  convenience init(_ folder: TemporaryFolder, megabytes: Int) throws {
    let image = folder.path + "/disk"
    try Shell.run("truncate", "--size", "\(megabytes)M", image)
    try Shell.run("mkfs.ext4", "-q", "-F", image)
    try self.init(image, in: folder)
  }

  /// One that there is already; mounting it repairs what a power cut has left behind.
  init(_ image: String, in folder: TemporaryFolder) throws {
    self.image = image
    mountPoint = folder.path + "/data"
    try FileManager.default.createDirectory(atPath: mountPoint, withIntermediateDirectories: true)
    try Shell.run("mount", "-o", "loop", image, mountPoint)
  }

  deinit { unmount() }

  /// Throws it away; nothing may use it any more.
  func discard() throws {
    unmount()
    try FileManager.default.removeItem(atPath: image)
  }

  private func unmount() {
    guard isMounted else { return }
    isMounted = false
    try? Shell.run("umount", mountPoint)
  }

  /// What it would hold if the power failed now, as a file at `path`.
  ///
  /// Whoever writes to it must stand still; a copy during which something was written all the same
  /// is none of one moment, and is made again. A sync that is under way is no point at which the
  /// kernel lets anybody stand still, so it ends first: what is seen is the disk between any two
  /// syncs, with as much of what was written since the last one as the kernel had come to. A disk torn
  /// in the midst of a sync is not seen here; that takes a device which records every write in order.
  func copy(to path: String) throws {
    for _ in 0..<100 {
      let before = try lastWritten()
      try Shell.run("cp", "--sparse=always", image, path)
      if try lastWritten() == before { return }
    }
    throw Shell.Failed(command: "cp of a disk that never rests")
  }

  private func lastWritten() throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: image)[.modificationDate] as? Date
  }
}
