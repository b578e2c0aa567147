import Foundation
import GRDB

/// A whole copy of a database in one file, with the secrets and the files of attachments that belong
/// to it.
///
/// It is told by its table `backup`, which no database that is served from has.
package enum DatabaseBackup {
  /// What a backup holds, in numbers.
  package struct Contents: Equatable, Sendable {
    /// The last migration that it has been through.
    package let migration: String
    /// Accounts, those deleted included.
    package let people: Int
    /// Conversations.
    package let conversations: Int
    /// Messages.
    package let messages: Int
    /// Files of attachments.
    package let files: Int
  }

  /// Copies what the database in `folder` holds at one moment, and `secrets`, into the new `file`;
  /// returns once it would survive a power cut. Needs no pause and no lock of a server.
  ///
  /// Throws where the database is damaged, because nobody could restore that, and where the disk
  /// does not take it; there is no `file` then.
  package static func write(
    from folder: String, secrets: Data, to file: String
  ) throws -> Contents {
    let source = try DatabaseCheck.readOnly("\(folder)/\(SQLiteDatabase.fileName)")
    defer { try? source.close() }
    guard try source.read({ try $0.tableExists("instance") }) else { throw SQLiteFault.foreign }
    let draft = "\(file).\(UUID().uuidString)"
    do {
      let contents = try BackupMedia.hold(in: folder) {
        try DurableFile.copy(source, to: draft)
        return try fill(draft, from: folder, secrets: secrets)
      }
      try DurableFile.publish(draft, as: file)
      return contents
    } catch {
      unlink(draft)
      throw error
    }
  }

  private static func fill(
    _ draft: String, from folder: String, secrets: Data
  ) throws -> Contents {
    return try changing(draft) { database in
      try DatabaseCheck.insist(on: database)
      try BackupMedia.pack(from: folder, into: database)
      try database.execute(
        sql: """
          CREATE TABLE backup (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            secrets BLOB NOT NULL
          ) STRICT
          """)
      try database.run("INSERT INTO backup VALUES (1, ?)", [secrets])
      return try summary(of: database)
    }
  }

  /// Makes a database to serve from of the backup `file` in `folder`, which exists and is empty.
  /// It gets a new epoch, so that no client takes its numbers for those it knows.
  ///
  /// Throws ``SQLiteFault`` where the file is no backup, is damaged or comes from a later release.
  package static func unpack(
    _ file: String, into folder: String
  ) throws -> (contents: Contents, secrets: Data) {
    let path = "\(folder)/\(SQLiteDatabase.fileName)"
    let source = URL(filePath: file).resolvingSymlinksInPath().path
    try FileManager.default.copyItem(atPath: source, toPath: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let unpacked = try changing(path) { database in
      guard try database.tableExists("backup"),
        let secrets: Data = try database.row("SELECT secrets FROM backup")?[0]
      else { throw SQLiteFault.foreign }
      try DatabaseCheck.insist(on: database)
      try BackupMedia.unpack(from: database, into: folder)
      try database.run("UPDATE instance SET epoch = lower(hex(randomblob(16)))")
      try database.execute(sql: "DROP TABLE backup")
      return (contents: try summary(of: database), secrets: secrets)
    }
    // What the files of attachments took is free in it now.
    let queue = try DatabaseQueue(path: path)
    try queue.vacuum()
    try queue.close()
    try DurableFile.sync(path)
    return unpacked
  }

  /// Changes a file that nobody else has open, and leaves no log beside it.
  private static func changing<Value>(
    _ path: String, _ body: (Database) throws -> Value
  ) throws -> Value {
    var configuration = Configuration()
    configuration.prepareDatabase {
      try $0.execute(
        sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA journal_mode = DELETE")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    return try queue.write(body)
  }

  private static func summary(of database: Database) throws -> Contents {
    func count(_ table: String) throws -> Int {
      try database.row("SELECT count(*) FROM \(table)")?[0] ?? 0
    }
    let level = try database.row("SELECT identifier FROM grdb_migrations ORDER BY rowid DESC")
    return Contents(
      migration: level?[0] ?? "",
      people: try count("account"),
      conversations: try count("conversation"),
      messages: try count("message"),
      files: try database.row("SELECT count(DISTINCT digest) FROM variant")?[0] ?? 0
    )
  }
}
