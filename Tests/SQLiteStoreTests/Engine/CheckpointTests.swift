import Foundation
import GRDB
import SQLiteStore
import Testing

@Suite("Checkpoints", .timeLimit(.minutes(10)))
struct CheckpointTests {
  @Test func `however much is written, the log stays short and the file holds it all`()
    async throws
  {
    let opened = try await OpenedDatabase()
    try await opened.database.write { try $0.execute(sql: "CREATE TABLE load (body BLOB)") }
    // 15 times the length at which the log is copied, in writes of 2 MB.
    for _ in 0..<120 {
      try await opened.database.write {
        try $0.execute(sql: "INSERT INTO load VALUES (zeroblob(2000000))")
      }
    }

    let file = try size(of: "\(opened.folder)/\(SQLiteDatabase.fileName)")
    let log = try size(of: "\(opened.folder)/\(SQLiteDatabase.fileName)-wal")
    // Room for what may come while a copy is made, on however slow a disk.
    #expect(log < 100_000_000)
    #expect(file > 100_000_000)
    let count = try await opened.database.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM load")
    }
    #expect(count == 120)
  }

  @Test func `closing while the log is copied loses nothing and leaves one file`()
    async throws
  {
    let opened = try await OpenedDatabase()
    try await opened.database.write {
      try $0.execute(
        sql: "CREATE TABLE load (body BLOB); INSERT INTO load VALUES (zeroblob(40000000))")
    }
    try await opened.database.write { try $0.execute(sql: "INSERT INTO load VALUES ('last')") }
    try await opened.database.close()

    #expect(
      try FileManager.default.contentsOfDirectory(atPath: opened.folder).filter {
        $0.hasPrefix(SQLiteDatabase.fileName)
      } == [SQLiteDatabase.fileName])
    let reopened = try SQLiteDatabase(folder: opened.folder)
    let count = try await reopened.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM load") }
    #expect(count == 2)
    try await reopened.close()
  }

  private func size(of path: String) throws -> Int {
    try #require(
      try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
  }
}
