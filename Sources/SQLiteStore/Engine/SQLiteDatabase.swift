import Chat
import Foundation
import GRDB

/// One SQLite file: one writer that commits in groups, and a few readers beside it.
///
/// Whatever `write` has returned survives a power cut: write-ahead log with `synchronous=FULL`.
package final class SQLiteDatabase: Sendable {
  /// Name of the file within its folder; SQLite adds endings to it for its log and shared memory.
  package static let fileName = "martlet.sqlite"

  private let connection: DatabaseQueue
  private let writer: GroupCommit
  private let readers: Readers

  /// Opens `martlet.sqlite` in `folder`, making and migrating it as needed, for its owner alone.
  ///
  /// Throws a ``SQLiteFault`` where the file can't keep the promises, or GRDB's error where it can't
  /// be opened. At most `queueLimit` writes, and as many reads, wait; further ones are told `busy`.
  /// `willMigrate` is told the path of the copy that is made before older tables are altered.
  package init(
    folder: String, queueLimit: Int = 4_096, willMigrate: (_ copy: String) -> Void = { _ in }
  ) throws {
    let path = try Self.preparedFile(in: folder)
    var configuration = Configuration()
    configuration.label = "martlet.writer"
    configuration.journalMode = .wal
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(5)
    // What is deleted is overwritten with zeros, whatever the library's default is.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
    connection = try DatabaseQueue(path: path, configuration: configuration)
    try connection.writeWithoutTransaction { database in
      // GRDB sets NORMAL by itself while opening, so FULL has to come after.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // As many pages as the log has between two checkpoints, so that the writer need not read back
      // what it wrote a moment ago.
      try database.execute(sql: "PRAGMA cache_size = \(Checkpoints.threshold)")
    }
    try MigrationCopy.make(of: connection, for: Schema.migrator).map(willMigrate)
    try Schema.migrate(connection)
    try connection.writeWithoutTransaction(StartCheck.run)
    writer = try GroupCommit(connection: connection, limit: queueLimit)
    readers = try Readers(path: path, limit: queueLimit)
  }

  /// Runs `body` in a transaction shared with everything else that waits, and answers once it is
  /// durable. What it throws undoes its own changes alone.
  ///
  /// Throws ``CommonRefusal/busy(retryAfter:)`` when the queue is full or the database closes.
  @discardableResult
  package func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      write(body) { continuation.resume(with: $0) }
    }
  }

  /// As ``write(_:)``, without anybody who waits: `then` is called once, on the writer's thread, which
  /// it must not hold up, or at once where the write is not accepted.
  package func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value,
    then: @escaping @Sendable (Result<Value, any Error>) -> Void
  ) {
    writer.write(body, then: then)
  }

  /// Where a task reads without changing threads.
  package var executor: any TaskExecutor { readers }

  /// Runs `body` on one snapshot, which holds everything that was acknowledged before.
  ///
  /// Throws ``CommonRefusal/busy(retryAfter:)`` when too many reads wait; never to a task on
  /// ``executor``, which waits for none.
  package func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      readers.read(body) { continuation.resume(with: $0) }
    }
  }

  /// Whether reads work, and writes too as far as the last one tells. After one that failed it is
  /// tried anew, so that a full disk heals without a restart; not with a write as small as that one
  /// alone, because where a message no longer fits there is often still room for a number.
  package func isReady() async -> Bool {
    let folder = URL(filePath: connection.path).deletingLastPathComponent().path
    do {
      if writer.lastCommitFailed {
        try await writer.betweenBatches { _ in try DurableFile.expectRoom(in: folder) }
        try await write { try $0.run("UPDATE instance SET epoch = epoch") }
      }
      return try await read { try $0.row("SELECT epoch FROM instance") != nil }
    } catch {
      return false
    }
  }

  /// Writes the file anew and empties the write-ahead log, so that what was deleted is in neither.
  ///
  /// Deleted rows are zeros at once, but where SQLite had moved rows between pages, their old places
  /// still hold copies until then. Writes wait while it copies, about 12 ms for each MB; it needs
  /// free space of twice the file. Reads keep it from emptying the log while they last: it tries for
  /// about ten seconds, then throws.
  package func purge() async throws {
    try await writer.betweenBatches { try $0.execute(sql: "VACUUM") }
    for attempt in 1... {
      do {
        return try await writer.betweenBatches { try $0.emptyLog() }
      } catch DatabaseError.SQLITE_BUSY where attempt < 40 {
        try await Task.sleep(for: .milliseconds(250))
      }
    }
  }

  /// Counts the transactions made for writes so far.
  package var commitCount: Int { writer.commitCount }

  /// Finishes what is queued, moves the write-ahead log into the file if the disk takes it, and closes
  /// it, so that it is the whole. From its beginning on, writes are told `busy`. Not for a task on
  /// ``executor``, for which it would wait.
  package func close() async throws {
    guard await writer.stop() else { return }
    // The writer's queue runs in order, so this waits for what was accepted before.
    do {
      _ = try await connection.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    } catch is DatabaseError {
      // As on a full disk. What is in the log is as durable there, and the next start reads it.
    }
    try readers.close()
    try connection.close()
  }

  /// The path of the file, made in `folder` where it is missing, for its owner alone.
  static func preparedFile(in folder: String) throws -> String {
    let files = FileManager.default
    try files.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let path = "\(folder)/\(fileName)"
    // SQLite gives its log and shared memory the mode of the file itself.
    if files.fileExists(atPath: path) {
      try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } else if !files.createFile(
      atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
    }
    return path
  }
}

extension Database {
  /// Waits for readers no longer than writers can bear.
  fileprivate func emptyLog() throws {
    try execute(sql: "PRAGMA busy_timeout = 20")
    defer { try? execute(sql: "PRAGMA busy_timeout = 5000") }
    try checkpoint(.truncate)
  }
}
