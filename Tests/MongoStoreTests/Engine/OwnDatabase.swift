import ChatTesting
import Foundation
import Testing

@testable import MongoStore

/// A database of one test's own on everybody's replica set.
enum OwnDatabase {
  /// Makes its collections, and drops it when `body` is done.
  static func use(_ body: (MongoPool) async throws -> Void) async throws {
    let set = try await ReplicaSet.shared()
    let name = "t" + UUID().uuidString
    let pool = try MongoPool(try #require(MongoAddress(set.uri, database: name)), .upkeep)
    try await pool.run { try $0.migrate() }
    let outcome: Result<Void, any Error>
    do {
      outcome = .success(try await body(pool))
    } catch {
      outcome = .failure(error)
    }
    _ = try await pool.run { try $0.command(["dropDatabase": 1]) }
    try await pool.close()
    try outcome.get()
  }
}
