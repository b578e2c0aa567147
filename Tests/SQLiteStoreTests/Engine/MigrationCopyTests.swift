import ChatTesting
import Foundation
import GRDB
import Testing

@testable import SQLiteStore

@Suite("Copies before migrations", .timeLimit(.minutes(10)))
struct MigrationCopyTests {
  @Test
  func `a new database and one that is up to date are not copied`() async throws {
    let opened = try await OpenedDatabase()
    try await opened.stores.close()

    var copies: [String] = []
    let reopened = try SQLiteDatabase(folder: opened.folder) { copies.append($0) }
    try await reopened.close()

    #expect(copies.isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: opened.folder)
    #expect(!names.contains { $0.contains("before") })
  }

  @Test
  func `what is in use is copied as it is, for its owner alone, and an older copy gives way`()
    async throws
  {
    let opened = try await OpenedDatabase()
    try await opened.send("One")
    try await opened.stores.close()
    let connection = try DatabaseQueue(path: opened.folder + "/martlet.sqlite")
    let migrator = Self.migrator { try $0.execute(sql: "DELETE FROM message") }
    _ = try MigrationCopy.make(of: connection, for: migrator)

    let copy = try #require(try MigrationCopy.make(of: connection, for: migrator))
    try migrator.migrate(connection)

    #expect(copy == opened.folder + "/martlet.sqlite.before-later")
    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try messages(at: copy) == 1)
    #expect(try messages(at: connection.path) == 0)
    #expect(try MigrationCopy.make(of: connection, for: migrator) == nil)
  }

  @Test
  func `where no copy can be made nothing is migrated`() async throws {
    let opened = try await OpenedDatabase()
    try await opened.stores.close()
    let connection = try DatabaseQueue(path: opened.folder + "/martlet.sqlite")
    // A folder that is in the way stands for a disk that takes no more.
    try FileManager.default.createDirectory(
      atPath: connection.path + ".before-later/full", withIntermediateDirectories: true)

    let fault = #expect(throws: SQLiteFault.self) {
      try MigrationCopy.make(of: connection, for: Self.migrator { _ in })
    }

    #expect(fault?.description.hasPrefix("no copy could be made before migration later") == true)
    let names = try FileManager.default.contentsOfDirectory(atPath: opened.folder)
    #expect(!names.contains { $0.hasSuffix(".new") })
  }

  @Test
  func `the files of any moment of a migration open as before it, and migrate`() async throws {
    let opened = try await OpenedDatabase()
    for number in 1...200 { try await opened.send(String(repeating: "\(number)", count: 1_000)) }
    try await opened.stores.close()
    var configuration = Configuration()
    configuration.journalMode = .wal
    let connection = try DatabaseQueue(
      path: opened.folder + "/martlet.sqlite", configuration: configuration)
    let images = try TemporaryFolders()

    // What a killed process leaves is what stands in the files between two statements.
    let migrator = Self.migrator { database in
      // Pages that do not fit into the cache are written before the commit.
      try database.execute(sql: "PRAGMA cache_size = 4")
      try images.add(copyOf: opened.folder)
      try database.execute(sql: "UPDATE message SET body = body || body")
      try images.add(copyOf: opened.folder)
      try database.execute(sql: "CREATE TABLE more (number INTEGER PRIMARY KEY) STRICT")
      try images.add(copyOf: opened.folder)
    }
    try migrator.migrate(connection)

    #expect(images.all.count == 3)
    #expect(try images.all.contains { try size(of: $0 + "/martlet.sqlite-wal") > 100_000 })
    for image in images.all {
      let database = try SQLiteDatabase(folder: image)
      #expect(try DatabaseCheck.run(in: image).flatMap(\.faults) == [])
      #expect(try await database.read { try $0.tableExists("more") } == false)
      let longest = try await database.read { database -> Int? in
        try Int.fetchOne(database, sql: "SELECT max(length(body)) FROM message")
      }
      #expect(longest == 3_000)
      try await database.close()
      try Self.migrator { try $0.execute(sql: "CREATE TABLE more (x)") }
        .migrate(DatabaseQueue(path: image + "/martlet.sqlite"))
    }
  }

  /// This release's migrations and one more.
  private static func migrator(
    _ later: @escaping @Sendable (Database) throws -> Void
  ) -> DatabaseMigrator {
    var migrator = Schema.migrator
    migrator.registerMigration("later", migrate: later)
    return migrator
  }

  private func messages(at path: String) throws -> Int? {
    try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM message") }
  }

  private func size(of path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  }
}
