import Chat
import ChatTesting
import Foundation
import SQLiteStore

/// What the contract is held against, each with the same results.
enum Engine: CaseIterable, Sendable {
  case memory
  case sqlite

  /// New, empty stores; a file, if any, is in `folder`.
  func open(in folder: TemporaryFolder) async throws -> any Stores {
    switch self {
    case .memory: MemoryStores()
    case .sqlite: try await SQLiteStores(folder: folder.path)
    }
  }
}

/// A folder of one test's own, gone with it.
final class TemporaryFolder: Sendable {
  let path = FileManager.default.temporaryDirectory
    .appending(path: "martlet-\(UUID().uuidString)").path

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
