import Foundation

/// A folder of one test's own, gone with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("martlet-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes `text` as the file `name` and answers its path.
  func write(_ text: String, to name: String) throws -> String {
    let file = "\(path)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }

  /// Makes the folder `name`, which looks like a built web client, and answers its path.
  func makeWebClient(in name: String) throws -> String {
    let client = "\(path)/\(name)"
    try FileManager.default.createDirectory(atPath: client, withIntermediateDirectories: true)
    _ = try write("<!doctype html>", to: "\(name)/index.html")
    return client
  }
}

/// Who may do what with the file at `path`, as `chmod` counts it.
func permissions(of path: String) throws -> Int? {
  try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
}
