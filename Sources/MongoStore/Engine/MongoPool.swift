import CMongo
import Chat
import Foundation
import NIOPosix
import Synchronization

/// Connections to MongoDB, and the threads that wait for its answers.
///
/// The driver blocks, so nothing of it runs on an event loop or a thread of Swift's concurrency.
final class MongoPool: Sendable {
  private nonisolated(unsafe) let pool: OpaquePointer
  private let threads: NIOThreadPool
  /// For bytes of media, which take their time: nothing else waits behind them.
  private let mediaThreads: NIOThreadPool
  private let database: String
  private let patience: MongoPatience
  private let atOnce = Atomic(0)
  let interruptions = MongoInterruptions()
  /// The latest moment that anything done here has seen.
  private let latest = Mutex(OperationTime())

  /// Operations that may wait for a thread before others are turned away: without a primary every
  /// thread is held for seconds.
  private static let mostAtOnce = 512
  static let threadCount = 32
  private static let mediaThreadCount = 8
  /// How long one may wait for a thread: without a primary there may be many before it.
  private static let longestWait = Duration.seconds(4)

  private static let begun: Void = mongoc_init()

  init(_ address: MongoAddress, _ patience: MongoPatience = .serving) throws(MongoFault) {
    _ = Self.begun
    MongoLog.begin()
    // The driver would take an unreadable one for none, and say no more than that it trusts nobody.
    for file in address.files where access(file, R_OK) != 0 { throw .file(file) }
    let connections = Int32(Self.threadCount + Self.mediaThreadCount)
    guard let pool = address.makePool(connections, patience) else { throw .address }
    mongoc_client_pool_set_error_api(pool, 2)
    self.pool = pool
    database = address.database
    self.patience = patience
    threads = NIOThreadPool(numberOfThreads: Self.threadCount)
    threads.start()
    mediaThreads = NIOThreadPool(numberOfThreads: Self.mediaThreadCount)
    mediaThreads.start()
  }

  deinit { mongoc_client_pool_destroy(pool) }

  /// Does one whole operation on a thread of the pool.
  ///
  /// Throws a `StorageFault` where too many wait already, where it has waited too long itself, or where
  /// MongoDB can't do it just now.
  func run<Value: Sendable>(
    _ work: @escaping @Sendable (borrowing MongoConnection) throws -> Value
  ) async throws -> Value {
    try enter()
    defer { leave() }
    let asked = ContinuousClock.now
    return try await threads.runIfActive { [self] in try onThread(since: asked, work) }
  }

  /// As ``run(_:)``, for whoever can't wait; calls `work` with nothing where the pool has ended.
  func submit(_ work: @escaping @Sendable (MongoPool?) -> Void) {
    threads.submit { [self] state in work(state == .active ? self : nil) }
  }

  /// As ``submit(_:)``, on the threads for bytes of media.
  func submitMedia(_ work: @escaping @Sendable (MongoPool?) -> Void) {
    mediaThreads.submit { [self] state in work(state == .active ? self : nil) }
  }

  /// What is run on a thread of this pool already; it has waited for one since it was `asked` for.
  func onThread<Value>(
    since asked: ContinuousClock.Instant = .now,
    _ work: (borrowing MongoConnection) throws -> Value
  ) throws -> Value {
    guard ContinuousClock.now - asked < Self.longestWait else {
      throw StorageFault(reason: "other operations wait for MongoDB for too long")
    }
    guard let client = mongoc_client_pool_try_pop(pool) else {
      throw StorageFault(reason: "no connection to MongoDB is free")
    }
    defer { mongoc_client_pool_push(pool, client) }
    do {
      return try within(client, work)
    } catch let error as MongoError where error.isPassing {
      interruptions.begin()
      throw StorageFault(error)
    } catch let fault as StorageFault {
      interruptions.begin()
      throw fault
    }
  }

  /// Whoever comes next sees no less than what is answered here: a new primary waits for a majority first.
  /// What fails has seen nothing that counts.
  private func within<Value>(
    _ client: OpaquePointer, _ work: (borrowing MongoConnection) throws -> Value
  ) throws -> Value {
    let connection = try MongoConnection(
      client, database, queryTime: patience.query, after: latest.withLock { $0 })
    let value = try work(connection)
    let time = connection.operationTime
    latest.withLock { $0 = max($0, time) }
    return value
  }

  /// Waits for what runs, and takes nothing more.
  func close() async throws {
    try await mediaThreads.shutdownGracefully()
    try await threads.shutdownGracefully()
  }

  private func enter() throws(StorageFault) {
    guard atOnce.add(1, ordering: .relaxed).newValue <= Self.mostAtOnce else {
      leave()
      throw StorageFault(reason: "too much waits for MongoDB")
    }
  }

  private func leave() { atOnce.subtract(1, ordering: .relaxed) }
}
