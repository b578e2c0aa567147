import GRDB
import GRDBSQLite
import Synchronization

/// Moves the write-ahead log into the file before it grows large, almost without the writer.
///
/// SQLite by itself does all of it within the commit that makes the log reach 1,000 pages, and
/// everybody waits. Here a connection of its own copies while the writer goes on. What was written
/// meanwhile is little; the writer copies that between two batches, and the log begins anew.
final class Checkpoints: Sendable {
  /// Pages in the log that make copying worth while: 16 MB.
  static let threshold = 4_000

  private let connection: DatabaseQueue
  private let state = Mutex(State())

  /// Throws GRDB's error where the file at `path` cannot be opened once more.
  init(path: String) throws {
    var configuration = Configuration()
    configuration.label = "martlet.checkpoints"
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    connection = try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Hears of each commit of `writer` from now on, in place of SQLite's own checkpoints. Whoever
  /// lets `writer` commit keeps this object alive meanwhile.
  func watch(_ writer: Database) {
    sqlite3_wal_hook(
      writer.sqliteConnection,
      { context, _, _, pages in
        guard let context else { return SQLITE_OK }
        Unmanaged<Checkpoints>.fromOpaque(context).takeUnretainedValue().grew(to: Int(pages))
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Begins to copy if the log is long enough, and calls `then` when ``finish(_:)`` is to come.
  ///
  /// What fails, as on a full disk, stays in the log and is tried again when that has grown on.
  func copyIfDue(then: @escaping @Sendable () -> Void) {
    let isDue = state.withLock { state in
      guard !state.isCopying, state.pages >= state.due else { return false }
      state.isCopying = true
      state.due = state.pages + Self.threshold
      return true
    }
    guard isDue else { return }
    connection.asyncWriteWithoutTransaction { database in
      _ = try? database.checkpoint(.passive)
      then()
    }
  }

  /// Copies the rest on the writer's connection, between two batches.
  func finish(_ writer: Database) {
    _ = try? writer.checkpoint(.passive)
    leave()
  }

  /// There will be no ``finish(_:)`` this time.
  func leave() {
    state.withLock { $0.isCopying = false }
  }

  /// Waits for what is being copied.
  func close() async {
    try? await connection.writeWithoutTransaction { _ in }
    try? connection.close()
  }

  private func grew(to pages: Int) {
    state.withLock { state in
      // Fewer than before: it has begun anew.
      if pages < state.pages { state.due = Self.threshold }
      state.pages = pages
    }
  }

  private struct State {
    var pages = 0
    var due = Checkpoints.threshold
    var isCopying = false
  }
}
