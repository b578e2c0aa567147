import ChatTesting
import Foundation
import GRDB
import Testing

@testable import SQLiteStore

@Suite("Check of a database", .timeLimit(.minutes(10)))
struct DatabaseCheckTests {
  @Test
  func `a database that is being written is found whole`() async throws {
    let opened = try await OpenedDatabase()

    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for _ in 0..<4 { tasks.addTask { for _ in 0..<25 { try await opened.send() } } }
      for _ in 0..<5 {
        let findings = try DatabaseCheck.run(in: opened.folder)
        #expect(
          findings.map(\.name) == [
            "integrity", "foreign keys", "schema", "numbers", "pointers", "media",
          ])
        #expect(findings.flatMap(\.faults) == [])
      }
      try await tasks.waitForAll()
    }
  }

  @Test(arguments: [
    ("DROP INDEX accountByEmail", "schema", "accountByEmail"),
    ("DELETE FROM message WHERE seq = 2", "numbers", "is at 3, but 2 numbers are in use, up to 3"),
    ("DELETE FROM message WHERE seq = 3", "numbers", "is at 3, but 2 numbers are in use, up to 2"),
    ("UPDATE conversation SET head = 4", "numbers", "is at 4, but 3 numbers are in use, up to 3"),
    ("UPDATE member SET deliveredSeq = 4", "pointers", "has read 0 and got 4 of 3"),
    ("DELETE FROM account WHERE username = 'ada'", "foreign keys", "refers to no row of account"),
    ("INSERT INTO grdb_migrations VALUES ('later')", "schema", "a later release"),
  ])
  func `each damage is told by its name`(damage: String, name: String, fault: String) async throws {
    let opened = try await OpenedDatabase()
    for _ in 1...3 { try await opened.send() }
    try await opened.stores.close()
    try await damaged(opened) { try $0.execute(sql: damage) }

    let findings = try DatabaseCheck.run(in: opened.folder)

    let found = try #require(findings.first { $0.name == name })
    #expect(found.faults.contains { $0.contains(fault) }, "\(findings)")
  }

  @Test
  func `a file that is gone or cut off is told`() async throws {
    let opened = try await OpenedDatabase()
    let (whole, bytes) = try await opened.keep(try await opened.upload("moth"))
    let (gone, _) = try await opened.keep(try await opened.upload("butterfly"))
    #expect(bytes == 4)
    #expect(try DatabaseCheck.run(in: opened.folder).flatMap(\.faults) == [])
    let folders = MediaFolders(in: opened.folder)
    try FileManager.default.removeItem(atPath: folders.path(of: gone))
    try Data("mot".utf8).write(to: URL(filePath: folders.path(of: whole)))

    let faults = try DatabaseCheck.run(in: opened.folder).flatMap(\.faults)

    #expect(
      Set(faults)
        == Set([gone, whole].map { "the file \($0.description) is missing or cut off" }))
  }

  @Test
  func `a hole is told where the count is right`() async throws {
    let opened = try await OpenedDatabase()
    for _ in 1...3 { try await opened.send() }
    try await opened.stores.close()
    try await damaged(opened) {
      try $0.execute(
        sql: "UPDATE message SET key = key + 7 WHERE seq = 3")
    }

    let findings = try DatabaseCheck.run(in: opened.folder)

    #expect(findings.first { $0.name == "numbers" }?.faults.count == 1)
  }

  @Test
  func `a flipped byte in a page's head is told`() async throws {
    let opened = try await OpenedDatabase()
    for _ in 1...200 { try await opened.send(String(repeating: "x", count: 100)) }
    try await opened.stores.close()
    let path = opened.folder + "/martlet.sqlite"
    let page = try await DatabaseQueue(path: path).read {
      try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'message'")
    }
    let file = try FileHandle(forUpdating: URL(filePath: path))
    try file.seek(toOffset: UInt64(try #require(page) - 1) * 4_096)
    try file.write(contentsOf: Data([0xFF]))
    try file.close()

    let findings = try DatabaseCheck.run(in: opened.folder)

    #expect(findings.first { $0.name == "integrity" }?.faults.isEmpty == false)
  }

  @Test
  func `what is no database is told, and what is not there`() async throws {
    let folders = try TemporaryFolders()
    let folder = try folders.add()

    #expect(throws: POSIXError.self) { try DatabaseCheck.run(in: folder) }
    try Data(repeating: 65, count: 8_192).write(to: URL(filePath: folder + "/martlet.sqlite"))
    #expect(throws: DatabaseError.self) { try DatabaseCheck.run(in: folder) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["martlet.sqlite"])
  }

  /// Does what a server never would.
  private func damaged(
    _ opened: OpenedDatabase, _ damage: @escaping @Sendable (Database) throws -> Void
  ) async throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA ignore_check_constraints = ON") }
    try await DatabaseQueue(path: opened.folder + "/martlet.sqlite", configuration: configuration)
      .write(damage)
  }
}
