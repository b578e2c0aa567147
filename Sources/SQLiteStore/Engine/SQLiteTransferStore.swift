import Chat
import Foundation
import GRDB

/// A database file on its way to another engine, or from one: nothing serves from it meanwhile.
package final class SQLiteTransferStore: TransferStore {
  private let queue: DatabaseQueue

  /// Opens what is kept in `folder`; it is only read.
  ///
  /// Throws ``SQLiteFault/older`` where this release's tables are not there yet, and as
  /// ``SQLiteDatabase`` does.
  package init(reading folder: String) throws {
    queue = try DatabaseCheck.readOnly("\(folder)/\(SQLiteDatabase.fileName)")
    try queue.read { database in
      guard try database.tableExists("instance") else { throw SQLiteFault.foreign }
      guard try !Schema.migrator.hasBeenSuperseded(database) else { throw SQLiteFault.newer }
      guard try Schema.migrator.hasCompletedMigrations(database) else { throw SQLiteFault.older }
    }
  }

  /// Opens a database in `folder` that is to be filled, making it where there is none.
  ///
  /// A mark on a message refers to an entry that may come with a later batch, so nothing looks at
  /// references before all is there: whoever has filled it runs ``DatabaseCheck``.
  package init(filling folder: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase {
      try $0.execute(
        sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
    }
    let path = try SQLiteDatabase.preparedFile(in: folder)
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try Schema.migrate(queue)
  }

  package func page(of kind: TransferKind, after key: TransferKey?, limit: Int) async throws
    -> TransferPage
  {
    try await queue.read { database in
      switch kind {
      case .account: try database.accounts(after: key, limit: limit)
      case .session: try database.sessions(after: key, limit: limit)
      case .request: try database.requests(after: key, limit: limit)
      case .friendship: try database.friendships(after: key, limit: limit)
      case .block: try database.blocks(after: key, limit: limit)
      case .conversation: try database.conversations(after: key, limit: limit)
      case .entry: try database.entries(after: key, limit: limit)
      case .media: try database.media(after: key, limit: limit)
      case .discarded: try database.discarded(after: key, limit: limit)
      case .attempt: try database.attempts(after: key, limit: limit)
      case .secondFactor: try database.secondFactors(after: key, limit: limit)
      case .invite: try database.invites(after: key, limit: limit)
      case .report: try database.reports(after: key, limit: limit)
      case .audit: try database.auditLines(after: key, limit: limit)
      case .instance: try database.instance()
      }
    }
  }

  package func prepare(for kind: TransferKind) {}

  package func take(_ records: [TransferRecord]) async throws {
    try await queue.write { database in
      var logs = TransferLogs()
      for record in records { try database.take(record, &logs) }
    }
  }

  /// Puts everything into the one file.
  package func close() throws { try queue.close() }
}

extension Database {
  fileprivate func take(_ record: TransferRecord, _ logs: inout TransferLogs) throws {
    switch record {
    case .account(let record): try take(record)
    case .session(let record): try take(record)
    case .request(let record): try take(record)
    case .friendship(let record): try take(record)
    case .block(let record): try take(record)
    case .conversation(let record): try take(record)
    case .entry(let record): try take(record, &logs)
    case .media(let record): try take(record, &logs)
    case .attempt(let record): try take(record)
    case .secondFactor(let record): try take(record)
    case .invite(let record): try take(record)
    case .report(let record): try take(record)
    case .audit(let record): try take(record)
    case .discarded(let digest):
      try run("INSERT INTO discarded VALUES (?) ON CONFLICT DO NOTHING", [digest])
    case .instance(let record):
      try run("UPDATE instance SET epoch = ?, purgedAt = ?", [record.epoch, record.purgedAt])
      try save(record.policy)
    }
  }

  fileprivate func discarded(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let rows = try rows(
      "SELECT digest FROM discarded WHERE digest > ? ORDER BY digest LIMIT ?", [key.blob, limit])
    return TransferPage(rows.map { .discarded($0[0]) }, limit: limit)
  }

  fileprivate func instance() throws -> TransferPage {
    let rows = try rows("SELECT epoch, purgedAt FROM instance")
    let policy = try policy()
    return TransferPage(
      records: rows.map {
        .instance(InstanceRecord(epoch: $0[0], purgedAt: $0[1], policy: policy))
      }, next: nil)
  }

  /// The number of an account that others refer to.
  func knownAccount(_ id: UserID) throws -> Int64 {
    guard let number = try accountNumber(id) else {
      throw DatabaseError(message: "no account \(id)")
    }
    return number
  }
}

extension TransferKey? {
  /// What is compared with ids and digests; below all of them where there is none.
  var blob: Data { Data(self?.bytes ?? [0]) }
}
