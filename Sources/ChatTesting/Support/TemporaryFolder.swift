import Foundation

/// A folder of one test's own, gone with it.
package final class TemporaryFolder: Sendable {
  package let path = FileManager.default.temporaryDirectory
    .appending(path: "martlet-\(UUID().uuidString)").path

  package init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
