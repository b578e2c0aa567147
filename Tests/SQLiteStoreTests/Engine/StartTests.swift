import Chat
import ChatTesting
import Foundation
import GRDB
import Testing

@testable import SQLiteStore

@Suite("Start of the database", .timeLimit(.minutes(10)))
struct StartTests {
  @Test
  func `the writer is durable, keeps references, logs ahead, wipes what is deleted`() async throws {
    let opened = try await OpenedDatabase()

    let settings = try await opened.database.write { database in
      try ["synchronous", "foreign_keys", "journal_mode", "secure_delete"].map {
        try String.fetchOne(database, sql: "PRAGMA \($0)")
      }
    }

    #expect(settings == ["2", "1", "wal", "1"])
  }

  @Test
  func `the writer keeps as many pages in memory as its log may have`() async throws {
    let opened = try await OpenedDatabase()

    let pages = try await opened.database.write { database in
      try Int.fetchOne(database, sql: "PRAGMA cache_size")
    }

    #expect(pages == Checkpoints.threshold)
  }

  @Test
  func `a connection that isn't durable is refused`() throws {
    try withFile { path in
      // What GRDB makes of it by itself.
      var configuration = Configuration()
      configuration.journalMode = .wal
      let connection = try DatabaseQueue(path: path, configuration: configuration)
      try Schema.migrate(connection)

      #expect(throws: SQLiteFault.notDurable(synchronous: 1)) {
        try connection.writeWithoutTransaction(StartCheck.run)
      }
    }
  }

  @Test
  func `a connection without foreign keys is refused`() throws {
    try withFile { path in
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try Schema.migrate(queue)

      #expect(throws: SQLiteFault.foreignKeysOff) {
        try queue.writeWithoutTransaction(StartCheck.run)
      }
    }
  }

  @Test(arguments: ["OFF", "FAST"])
  func `a connection that leaves deleted bytes is refused`(mode: String) throws {
    try withFile { path in
      var configuration = Configuration()
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = \(mode)") }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try Schema.migrate(queue)

      #expect(throws: SQLiteFault.deletionsKept) {
        try queue.writeWithoutTransaction(StartCheck.run)
      }
    }
  }

  @Test(arguments: ["accountByEmail", "friendRequestByPair"])
  func `a missing index refuses to start, and so does one that is no longer unique`(index: String)
    async throws
  {
    let opened = try await OpenedDatabase()
    try await opened.stores.close()
    let file = try DatabaseQueue(path: opened.folder + "/martlet.sqlite")

    try await file.write { try $0.execute(sql: "DROP INDEX \(index)") }
    #expect(throws: SQLiteFault.schemaDamaged([index])) {
      try SQLiteDatabase(folder: opened.folder)
    }

    try await file.write { try $0.execute(sql: "CREATE INDEX \(index) ON account (email)") }
    #expect(throws: SQLiteFault.schemaDamaged([index])) {
      try SQLiteDatabase(folder: opened.folder)
    }
  }

  @Test
  func `a database of a later release is refused`() async throws {
    let opened = try await OpenedDatabase()
    try await opened.stores.close()
    let file = try DatabaseQueue(path: opened.folder + "/martlet.sqlite")
    try await file.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('later')") }

    #expect(throws: SQLiteFault.newer) { try SQLiteDatabase(folder: opened.folder) }
  }

  @Test
  func `the files are their owner's alone, also those that were not`() async throws {
    let opened = try await OpenedDatabase()
    for name in ["martlet.sqlite", "martlet.sqlite-wal", "martlet.sqlite-shm"] {
      #expect(try mode(of: opened.folder + "/" + name) == 0o600, "\(name)")
    }
    #expect(try mode(of: opened.folder) == 0o700)

    try await opened.stores.close()
    let path = opened.folder + "/martlet.sqlite"
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    let reopened = try SQLiteDatabase(folder: opened.folder)
    #expect(try mode(of: path) == 0o600)
    try await reopened.close()
  }

  @Test
  func `reopening keeps everything, the epoch included`() async throws {
    let opened = try await OpenedDatabase()
    for number in 1...20 { try await opened.send("Number \(number)") }
    let before = try await opened.stores.conversations.conversation(
      opened.conversation, asSeenBy: opened.cast.grace.id)
    try await opened.stores.close()

    let reopened = try await SQLiteStores(folder: opened.folder)

    let after = try await reopened.conversations.conversation(
      opened.conversation, asSeenBy: opened.cast.grace.id)
    #expect(after == before)
    #expect(after?.head == 20)
    #expect(reopened.epoch == opened.stores.epoch)
    #expect(try await OpenedDatabase().stores.epoch != reopened.epoch)
    try await reopened.close()
  }

  @Test
  func `a copy of the files from the midst of writing holds all that was acknowledged`()
    async throws
  {
    let opened = try await OpenedDatabase()
    let files = FileManager.default
    var copies: [(folder: String, acknowledged: Int)] = []

    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<60 { group.addTask { try await opened.send() } }
      var acknowledged = 0
      for try await seq in group {
        acknowledged = max(acknowledged, seq)
        guard seq.isMultiple(of: 12) else { continue }
        let copy = opened.folder + "-\(seq)"
        try files.copyItem(atPath: opened.folder, toPath: copy)
        try? files.removeItem(atPath: copy + "/martlet.sqlite-shm")
        copies.append((copy, acknowledged))
      }
    }
    defer { for copy in copies { try? files.removeItem(atPath: copy.folder) } }

    #expect(copies.count == 5)
    for copy in copies {
      let stores = try await SQLiteStores(folder: copy.folder)
      let head = try #require(
        try await stores.conversations.conversation(
          opened.conversation, asSeenBy: opened.cast.ada.id)
      ).head
      #expect(head >= copy.acknowledged)
      let log = try #require(
        try await stores.messages.log(
          of: opened.conversation, asSeenBy: opened.cast.ada.id, after: 1, limit: 100, bytes: .max)
      )
      #expect(log.items.map(\.seq) == Array(1..<head + 1))
      try await stores.close()
    }
  }

  private func withFile(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "martlet-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder + "/file.sqlite")
  }

  private func mode(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }
}
