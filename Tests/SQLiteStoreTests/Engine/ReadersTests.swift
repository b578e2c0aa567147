import Foundation
import GRDB
import SQLiteStore
import Testing

@Suite
struct ReadersTests {
  @Test
  func `a task on the readers' threads reads on the one that it is on`() async throws {
    let opened = try await OpenedDatabase()

    try await withTaskExecutorPreference(opened.database.executor) {
      for _ in 1...100 {
        let here = pthread_self()
        let there = try await opened.database.read { _ in pthread_self() }
        #expect(there == here)
      }
    }
  }

  @Test
  func `it sees what was acknowledged to it, and one snapshot within a read`() async throws {
    let opened = try await OpenedDatabase()
    let path = opened.folder + "/martlet.sqlite"

    try await withTaskExecutorPreference(opened.database.executor) {
      try await opened.send("One")
      try await opened.send("Two")
      let counts = try await opened.database.read { database in
        let before = try count(database)
        try DatabaseQueue(path: path).write { try $0.execute(sql: "DELETE FROM message") }
        return [before, try count(database)]
      }

      #expect(counts == [2, 2])
      #expect(try await opened.database.read(count) == 0)
    }
  }

  @Test
  func `what fails ends its snapshot, and the next read has one of its own`() async throws {
    let opened = try await OpenedDatabase()

    try await withTaskExecutorPreference(opened.database.executor) {
      await #expect(throws: DatabaseError.self) {
        try await opened.database.read { try $0.execute(sql: "SELECT nothing FROM nowhere") }
      }
      try await opened.send("One")
      #expect(try await opened.database.read(count) == 1)
    }
  }

  @Test
  func `the readers cannot write`() async throws {
    let opened = try await OpenedDatabase()
    try await opened.send("One")

    await #expect(throws: DatabaseError.self) {
      try await opened.database.read { try $0.execute(sql: "DELETE FROM message") }
    }
    #expect(try await opened.database.read(count) == 1)
  }

  @Test
  func `a task may outlive the database, and reads nothing then`() async throws {
    let opened = try await OpenedDatabase()

    try await opened.stores.close()

    let ended = try? await withTaskExecutorPreference(opened.database.executor) {
      try await opened.database.read(count)
    }
    #expect(ended == nil)
    await #expect(throws: DatabaseError.self) { try await opened.database.read(count) }
  }

  private let count: @Sendable (Database) throws -> Int? = {
    try Int.fetchOne($0, sql: "SELECT count(*) FROM message")
  }
}
