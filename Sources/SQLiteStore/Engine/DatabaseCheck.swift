import Chat
import Foundation
import GRDB

/// Whether a database holds together, beyond what each start looks at.
package enum DatabaseCheck {
  /// One thing that was looked at.
  package struct Finding: Sendable {
    /// What it is, in a word or two.
    package let name: String
    /// Each thing wrong with it, in words; empty where all is well.
    package let faults: [String]
  }

  /// Most faults that are told of one thing: whoever sees ten has seen enough.
  private static let limit = 10

  /// Looks at the database in `folder`, and the files that belong to it, as they are at this moment,
  /// beside a server that writes.
  ///
  /// Throws where there is none or it cannot be opened.
  package static func run(in folder: String) throws -> [Finding] {
    let queue = try readOnly("\(folder)/\(SQLiteDatabase.fileName)")
    defer { try? queue.close() }
    return try BackupMedia.hold(in: folder) {
      try queue.unsafeRead { database in
        try database.execute(sql: "BEGIN")
        // A damaged file may refuse the end of a transaction; closing ends it as well.
        defer { try? database.execute(sql: "ROLLBACK") }
        let media = finding("media") { try missing(from: folder, in: database) }
        return findings(in: database) + [media]
      }
    }
  }

  /// Writes the database in `folder` anew and cuts its write-ahead log off, so that nothing deleted
  /// is left in either. A server's writes wait meanwhile.
  ///
  /// Throws where a reader or a writer was in the way for 5 seconds, and where the disk is too full.
  package static func purge(in folder: String) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    let queue = try existing("\(folder)/\(SQLiteDatabase.fileName)", configuration)
    defer { try? queue.close() }
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "VACUUM")
      try database.checkpoint(.truncate)
    }
  }

  /// Throws ``SQLiteFault/older`` where this release's tables are not there yet, and
  /// ``SQLiteFault/newer`` where they are another's.
  package static func expectCurrent(in folder: String) throws {
    let queue = try readOnly("\(folder)/\(SQLiteDatabase.fileName)")
    defer { try? queue.close() }
    try queue.read { database in
      guard try !Schema.migrator.hasBeenSuperseded(database) else { throw SQLiteFault.newer }
      guard try Schema.migrator.hasCompletedMigrations(database) else { throw SQLiteFault.older }
    }
  }

  /// A connection for reading with what a server would set, to a file that exists.
  static func readOnly(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    return try existing(path, configuration)
  }

  static func findings(in database: Database) -> [Finding] {
    [
      finding("integrity") { try broken(in: database) },
      finding("foreign keys") { try dangling(in: database) },
      finding("schema") { try misshapen(in: database) },
      finding("numbers") { try holes(in: database) },
      finding("pointers") { try strayPointers(in: database) },
    ]
  }

  /// Throws ``SQLiteFault/damaged(_:)`` with everything that is wrong.
  static func insist(on database: Database) throws {
    let faults = findings(in: database).flatMap { finding in
      finding.faults.map { "\(finding.name): \($0)" }
    }
    guard faults.isEmpty else { throw SQLiteFault.damaged(faults) }
  }

  /// A damaged file makes any query fail, which is a finding as well.
  private static func finding(_ name: String, faults: () throws -> [String]) -> Finding {
    do {
      return Finding(name: name, faults: try faults())
    } catch {
      return Finding(name: name, faults: [reason(of: error)])
    }
  }

  private static func broken(in database: Database) throws -> [String] {
    try String.fetchAll(database, sql: "PRAGMA integrity_check(\(limit))").filter { $0 != "ok" }
  }

  private static func dangling(in database: Database) throws -> [String] {
    let rows = try database.rows(
      "SELECT DISTINCT \"table\", parent FROM pragma_foreign_key_check LIMIT ?", [limit])
    return rows.map { "a row of \($0[0] as String) refers to no row of \($0[1] as String)" }
  }

  /// Tables of an earlier release are as they should be until they are migrated.
  private static func misshapen(in database: Database) throws -> [String] {
    let migrator = Schema.migrator
    guard try !migrator.hasBeenSuperseded(database) else { throw SQLiteFault.newer }
    if try migrator.hasCompletedMigrations(database) { try StartCheck.run(database) }
    return []
  }

  /// Conversations whose entries do not have the numbers 1, 2, ... head, each once.
  private static func holes(in database: Database) throws -> [String] {
    let tables = try ["message", "change"].filter { try database.tableExists($0) }
    let entries = tables.map { "SELECT conversation, seq FROM \($0)" }
      .joined(separator: " UNION ALL ")
    let rows = try database.rows(
      """
      SELECT id, head, coalesce(used, 0), coalesce(highest, 0) FROM conversation
      LEFT JOIN (
        SELECT conversation, count(DISTINCT seq) AS used, count(*) AS entries, max(seq) AS highest
        FROM (\(entries)) GROUP BY conversation
      ) ON conversation = number
      WHERE (head, head, head)
        <> (coalesce(used, 0), coalesce(entries, 0), coalesce(highest, 0))
      LIMIT ?
      """, [limit])
    return rows.map { row in
      let id: ConversationID = row[0]
      return "conversation \(id) is at \(row[1] as Int), but \(row[2] as Int) numbers are in use, "
        + "up to \(row[3] as Int)"
    }
  }

  /// Members who have read more than was delivered to them, or got more than there is.
  private static func strayPointers(in database: Database) throws -> [String] {
    let rows = try database.rows(
      """
      SELECT conversation.id, account.id, readSeq, deliveredSeq, head FROM member
      JOIN conversation ON conversation.number = member.conversation
      JOIN account ON account.number = member.account
      WHERE NOT (0 <= readSeq AND readSeq <= deliveredSeq AND deliveredSeq <= head)
      LIMIT ?
      """, [limit])
    return rows.map { row in
      let (conversation, account): (ConversationID, UserID) = (row[0], row[1])
      return "in conversation \(conversation), \(account) has read \(row[2] as Int) and got "
        + "\(row[3] as Int) of \(row[4] as Int)"
    }
  }

  /// Files that attachments have and that are not there, or are of another size.
  private static func missing(from folder: String, in database: Database) throws -> [String] {
    guard try database.tableExists("variant") else { return [] }
    let folders = MediaFolders(in: folder)
    let rows = try database.rows("SELECT DISTINCT digest, bytes FROM variant")
    return rows.lazy.map { (digest: $0[0] as MediaDigest, bytes: $0[1] as Int) }
      .filter { folders.bytes(of: $0.digest) != $0.bytes }.prefix(limit)
      .map { "the file \($0.digest.description) is missing or cut off" }
  }

  private static func existing(
    _ path: String, _ configuration: Configuration
  ) throws -> DatabaseQueue {
    guard FileManager.default.fileExists(atPath: path) else { throw POSIXError(.ENOENT) }
    return try DatabaseQueue(path: path, configuration: configuration)
  }
}
