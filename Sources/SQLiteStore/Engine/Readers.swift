import Chat
import Dispatch
import GRDB
import Synchronization

/// A few connections that read, each on a thread of its own, where tasks may run as well.
///
/// A task that prefers this executor reads on the thread that it is on. Anybody else is called back
/// from there, after two changes of thread (figures in decision 0006).
final class Readers: TaskExecutor {
  static let count = 4

  private let connections: [DatabaseQueue]
  private let limit: Int
  /// The connection whose thread asks.
  private let here = DispatchSpecificKey<Int>()
  /// How much each connection has to do, what runs included.
  private let waiting = Mutex([Int](repeating: 0, count: count))

  /// Reads the file at `path`, which must be in WAL mode by now. At most `limit` reads of those that
  /// run elsewhere wait or run; further ones are told `busy`.
  init(path: String, limit: Int) throws {
    self.limit = limit
    connections = try (0..<Self.count).map { [here] place in
      var configuration = Configuration()
      configuration.label = "martlet.reader.\(place)"
      configuration.readonly = true
      configuration.busyMode = .timeout(5)
      let queue = DispatchQueue(label: "martlet.reader.\(place)")
      queue.setSpecific(key: here, value: place)
      configuration.targetQueue = queue
      // All together as much as SQLite gives one connection; the system keeps the file's pages anyway.
      configuration.prepareDatabase {
        try $0.execute(sql: "PRAGMA cache_size = -\(2_000 / Self.count)")
      }
      return try DatabaseQueue(path: path, configuration: configuration)
    }
  }

  /// Runs `body` on one snapshot and calls `then` once with its result: at once on a thread of these,
  /// otherwise from the one with the least to do.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value,
    then: @escaping @Sendable (Result<Value, any Error>) -> Void
  ) {
    if let place = DispatchQueue.getSpecific(key: here) {
      let connection = connections[place]
      return then(Result { try connection.unsafeReentrantRead { try $0.snapshot(body) } })
    }
    let isAccepted = run(atMost: limit) { database in
      then(Result { try database.snapshot(body) })
    }
    if !isAccepted { then(.failure(CommonRefusal.busy(retryAfter: 1))) }
  }

  /// Without a bound of its own: a task has one job at a time, and there is a task for a connection.
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    run { [self] _ in job.runSynchronously(on: asUnownedTaskExecutor()) }
  }

  /// Waits for what runs, so it is not for a task on these threads. Whoever reads afterwards is told
  /// that the connection is closed.
  func close() throws {
    for connection in connections { try connection.close() }
  }

  /// False, and nothing is run, where as much as `most` waits or runs.
  @discardableResult
  private func run(atMost most: Int = .max, _ work: @escaping @Sendable (Database) -> Void)
    -> Bool
  {
    let place = waiting.withLock { waiting -> Int? in
      guard waiting.reduce(0, +) < most else { return nil }
      let place = waiting.indices.min { waiting[$0] < waiting[$1] }
      if let place { waiting[place] += 1 }
      return place
    }
    guard let place else { return false }
    // It cannot write: the connection is read-only.
    connections[place].asyncWriteWithoutTransaction { [self] database in
      work(database)
      waiting.withLock { $0[place] -= 1 }
    }
    return true
  }
}

extension Database {
  /// What GRDB does around a read, with statements that are compiled once.
  fileprivate func snapshot<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try plain("BEGIN") { _ in }
    do {
      let value = try body(self)
      try plain("COMMIT") { _ in }
      return value
    } catch {
      try? plain("ROLLBACK") { _ in }
      throw error
    }
  }
}
