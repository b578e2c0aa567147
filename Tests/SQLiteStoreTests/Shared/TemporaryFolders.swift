import Foundation
import Synchronization

/// Folders of one test's own, gone with it.
final class TemporaryFolders: Sendable {
  private let root: String
  private let paths = Mutex<[String]>([])

  init() throws {
    root =
      FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// Those there are, in the order in which they came.
  var all: [String] { paths.withLock { $0 } }

  /// Adds one with the database that stands in `folder`, as after the death of its process.
  func add(copyOf folder: String) throws {
    let path = try add()
    for name in ["martlet.sqlite", "martlet.sqlite-wal"]
    where FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
      try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(path)/\(name)")
    }
  }

  /// Adds an empty one and answers its path.
  @discardableResult
  func add() throws -> String {
    try paths.withLock { paths in
      let path = "\(root)/\(paths.count)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      paths.append(path)
      return path
    }
  }
}
