import ChatTesting
import Foundation

/// A file system of a few MiB in a folder, which only root may make, and not in every container.
final class SmallDisk {
  private let path: String

  /// Whether one can be made here.
  static let isPossible: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    return (try? SmallDisk(at: folder.path + "/disk", mebibytes: 1)) != nil
  }()

  init(at path: String, mebibytes: Int) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Shell.run("mount", "-t", "tmpfs", "-o", "size=\(mebibytes)m", "tmpfs", path)
  }

  deinit { try? Shell.run("umount", "-l", path) }

  func resize(mebibytes: Int) throws {
    try Shell.run("mount", "-o", "remount,size=\(mebibytes)m", path)
  }
}
