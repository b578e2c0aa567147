import Chat
import Crypto
import Foundation
import GRDB
import NIOCore

/// The files of attachments within a backup: each in pieces, so that memory does not grow with it.
enum BackupMedia {
  /// Bytes of one piece.
  private static let pieceBytes = 1 << 20

  /// Runs `body` while nothing that is kept in `folder` is removed, by whichever process.
  static func hold<Value>(in folder: String, _ body: () throws -> Value) throws -> Value {
    let lock = try MediaLock(of: folder, .shared)
    defer { withExtendedLifetime(lock) {} }
    return try body()
  }

  /// Puts every file that the database's attachments have into it, and those that are yet to be
  /// prepared.
  ///
  /// Throws ``SQLiteFault/damaged(_:)`` where one is missing or is another.
  static func pack(from folder: String, into database: Database) throws {
    let folders = MediaFolders(in: folder)
    // A file's name is its digest, or the id of its upload.
    try database.execute(
      sql: """
        CREATE TABLE backupPiece (
          number INTEGER PRIMARY KEY,
          file BLOB NOT NULL,
          bytes BLOB NOT NULL
        ) STRICT;
        CREATE INDEX backupPieceByFile ON backupPiece (file, number);
        """)
    for digest in try digests(in: database) {
      guard try pack(folders.path(of: digest), as: digest.databaseValue, into: database) == digest
      else { throw missing(digest) }
    }
    for upload in try uploads(in: database) {
      _ = try pack(folders.path(of: upload), as: upload.databaseValue, into: database)
    }
  }

  /// Takes every file out of the database and into `folder`, which has none yet.
  ///
  /// Throws ``SQLiteFault/damaged(_:)`` where one is missing or is another.
  static func unpack(from database: Database, into folder: String) throws {
    let folders = try MediaFolders(below: folder)
    for digest in try digests(in: database) {
      let draft = folders.newDraft()
      try unpack(digest.databaseValue, from: database, to: draft)
      guard try folders.keep(draft).digest == digest else { throw missing(digest) }
      unlink(draft)
    }
    for upload in try uploads(in: database) {
      try unpack(upload.databaseValue, from: database, to: folders.path(of: upload))
    }
    try database.execute(sql: "DROP TABLE backupPiece")
  }

  private static func digests(in database: Database) throws -> [MediaDigest] {
    try database.rows("SELECT DISTINCT digest FROM variant").map { $0[0] }
  }

  /// Those of which every byte has come, and nothing was made yet.
  private static func uploads(in database: Database) throws -> [MediaID] {
    try database.rows("SELECT id FROM media WHERE state = 1").map { $0[0] }
  }

  private static func pack(
    _ path: String, as name: DatabaseValue, into database: Database
  ) throws -> MediaDigest? {
    guard access(path, F_OK) == 0 else { return nil }
    let file = try OpenFile(reading: path)
    var (offset, hash) = (0, SHA256())
    while true {
      let piece = Data(try file.read(pieceBytes, at: offset).readableBytesView)
      guard !piece.isEmpty else { break }
      offset += piece.count
      hash.update(data: piece)
      try database.run("INSERT INTO backupPiece (file, bytes) VALUES (?, ?)", [name, piece])
    }
    return MediaDigest(bytes: hash.finalize())
  }

  private static func unpack(
    _ name: DatabaseValue, from database: Database, to path: String
  ) throws {
    let file = try OpenFile(writing: path)
    var offset = 0
    let pieces = try Row.fetchCursor(
      database, sql: "SELECT bytes FROM backupPiece WHERE file = ? ORDER BY number",
      arguments: [name])
    while let piece = try pieces.next() {
      let bytes: Data = piece[0]
      try file.write(ByteBuffer(bytes: bytes), at: offset)
      offset += bytes.count
    }
    try file.sync()
  }

  private static func missing(_ digest: MediaDigest) -> SQLiteFault {
    .damaged(["media: the file \(digest.description) is missing or is another"])
  }
}
