import Chat
import ChatTesting
import Foundation
import Logging

@testable import MongoStore

/// Databases of the replica set that all tests share. Making one takes a second, so it is emptied and
/// used again; and there are few, because each has its threads.
actor MongoDatabases {
  static let shared = MongoDatabases()

  private var free: [MongoStores] = []
  private var made = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  private static let most = 6

  /// A database without a document, for as long as somebody holds the lease.
  func lease() async throws -> Lease {
    while free.isEmpty, made >= Self.most {
      await withCheckedContinuation { waiting.append($0) }
    }
    return Lease(stores: try await take())
  }

  final class Lease: Sendable {
    let stores: MongoStores

    fileprivate init(stores: MongoStores) { self.stores = stores }

    deinit { Task { [stores] in await MongoDatabases.shared.takeBack(stores) } }
  }

  private func take() async throws -> MongoStores {
    if let stores = free.popLast() {
      try await stores.clear()
      return stores
    }
    made += 1
    do {
      return try await make()
    } catch {
      made -= 1
      letNextIn()
      throw error
    }
  }

  private func make() async throws -> MongoStores {
    let name = "contract-\(UUID().uuidString)"
    guard let address = MongoAddress(try await ReplicaSet.shared().uri, database: name) else {
      throw MongoFault.address
    }
    return try await MongoStores(
      address, .upkeep, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  private func takeBack(_ stores: MongoStores) {
    free.append(stores)
    letNextIn()
  }

  private func letNextIn() {
    if !waiting.isEmpty { waiting.removeFirst().resume() }
  }
}

extension MongoStores {
  fileprivate func clear() async throws {
    try await pool.run { connection in
      for collection in MongoCollection.allCases where collection != .instance {
        try connection.deleteMany(collection, [:])
      }
      try connection.deleteMany(
        .instance, ["_id": ["$in": ["purge", "first", "policy", "operators"]]])
    }
  }
}
