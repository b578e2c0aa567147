import Foundation

/// Where things are, as seen from these tests.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The built worker; the package manager puts it beside the tests.
  static let worker = URL(filePath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "martlet-media").path

  /// The interpreter that `bin/setup` has given its tools to, or any.
  static let python: [String] = {
    let own = "\(root)/.venv/bin/python"
    return FileManager.default.isExecutableFile(atPath: own) ? [own] : ["/usr/bin/env", "python3"]
  }()
}

/// A folder of one test's own, gone with it.
final class Folder {
  let path = FileManager.default.temporaryDirectory
    .appending(path: "martlet-media-\(UUID().uuidString)").path

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Makes a folder in it and answers its path.
  func add(_ name: String) throws -> String {
    let folder = "\(path)/\(name)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }
}
