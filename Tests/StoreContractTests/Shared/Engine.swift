import Chat
import ChatTesting
import Foundation
import SQLiteStore
import Synchronization

/// What the contract is held against, each with the same results.
enum Engine: Sendable {
  case memory
  case sqlite
  case mongo

  /// MongoDB only where there is a `mongod`; `bin/test` says when there is none.
  static let allCases: [Engine] = [.memory, .sqlite] + (ReplicaSet.isAvailable ? [.mongo] : [])

  /// New, empty stores; whatever they are in lives as long as `folder`.
  func open(in folder: TemporaryFolder) async throws -> any Stores {
    switch self {
    case .memory: return MemoryStores()
    case .sqlite: return try await SQLiteStores(folder: folder.path)
    case .mongo:
      let lease = try await MongoDatabases.shared.lease()
      folder.keep(lease)
      return lease.stores
    }
  }
}

/// A folder of one test's own, gone with it, and what else goes with it.
final class TemporaryFolder: Sendable {
  let path = FileManager.default.temporaryDirectory
    .appending(path: "martlet-\(UUID().uuidString)").path
  private let kept = Mutex<[any Sendable]>([])

  func keep(_ other: any Sendable) { kept.withLock { $0.append(other) } }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
