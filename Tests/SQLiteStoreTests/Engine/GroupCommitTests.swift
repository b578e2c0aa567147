import Chat
import Foundation
import GRDB
import SQLiteStore
import Testing

@Suite("Group commit", .timeLimit(.minutes(10)))
struct GroupCommitTests {
  @Test
  func `what has queued up shares one transaction, and over the bound the answer is busy`()
    async throws
  {
    let opened = try await OpenedDatabase(queueLimit: 50)
    let held = await HeldWriter(opened.database)
    let before = opened.database.commitCount

    let numbers = try await withThrowingTaskGroup(of: Int?.self) { group in
      for _ in 0..<51 {
        group.addTask {
          do {
            return try await opened.send()
          } catch CommonRefusal.busy(retryAfter: 1) {
            return nil
          }
        }
      }
      // While the writer is held, only the one that finds the queue full can be answered.
      let first = try #require(try await group.next())
      #expect(first == nil)
      try await held.letGo()
      return try await group.reduce(into: [Int]()) { $0.append(try #require($1)) }
    }

    #expect(numbers.sorted() == Array(1...50))
    #expect(opened.database.commitCount == before + 2)
    #expect(try await opened.send() == 51)
  }

  @Test
  func `what fails in a batch fails alone and its number goes to the next`() async throws {
    let opened = try await OpenedDatabase(queueLimit: 40)
    let held = await HeldWriter(opened.database)
    let before = opened.database.commitCount

    let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
      for number in 0..<41 {
        group.addTask {
          do {
            if number.isMultiple(of: 2) { return .sent(try await opened.send()) }
            try await opened.database.write { database in
              try database.execute(sql: "UPDATE conversation SET head = head + 1")
              throw Planted()
            }
            return .lost
          } catch is Planted {
            return .failed
          } catch is CommonRefusal {
            return .busy
          }
        }
      }
      #expect(try await group.next() == .busy)
      try await held.letGo()
      return try await group.reduce(into: []) { $0.append($1) }
    }

    let sent = outcomes.compactMap { if case .sent(let seq) = $0 { seq } else { nil } }
    #expect(sent.count + outcomes.count { $0 == .failed } == 40)
    #expect(sent.sorted() == Array(1...sent.count))
    #expect(try await opened.numbers() == Array(1...sent.count))
    #expect(opened.database.commitCount == before + 2)
  }

  @Test
  func `a commit that fails acknowledges nothing of its batch, and the next one works`()
    async throws
  {
    let opened = try await OpenedDatabase(queueLimit: 20)
    let held = await HeldWriter(opened.database)

    let errors = try await withThrowingTaskGroup(of: (any Error)?.self) { group in
      for number in 0..<21 {
        group.addTask {
          do {
            guard number < 2 else {
              try await opened.send()
              return nil
            }
            // Two, so that one is in the batch whichever is told busy. It is found out at COMMIT.
            try await opened.database.write { database in
              try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
              try database.execute(sql: "INSERT INTO searchWord VALUES ('x\(number)', 999)")
            }
            return nil
          } catch {
            return error
          }
        }
      }
      #expect(try await group.next() as? CommonRefusal == .busy(retryAfter: 1))
      try await held.letGo()
      return try await group.reduce(into: []) { $0.append($1) }
    }

    #expect(errors.allSatisfy { ($0 as? DatabaseError)?.resultCode == .SQLITE_CONSTRAINT })
    #expect(try await opened.numbers() == [])
    #expect(await opened.database.isReady())
    #expect(try await opened.send() == 1)
  }

  @Test
  func `a full disk refuses, loses nothing acknowledged, and heals without a restart`()
    async throws
  {
    let opened = try await OpenedDatabase()
    let body = String(repeating: "x", count: 8_000)
    try await opened.database.write { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages + 20)")
    }

    var acknowledged = 0
    await #expect(throws: StorageFault.self) {
      while acknowledged < 100 {
        try await opened.send(body)
        acknowledged += 1
      }
    }
    #expect(try await opened.numbers() == Array(1..<acknowledged + 1))
    await #expect(throws: StorageFault.self) { try await opened.send(body) }

    try await opened.database.write { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
    #expect(try await opened.send(body) == acknowledged + 1)
    #expect(await opened.database.isReady())
  }

  @Test
  func `closing finishes what is queued, then refuses, and leaves one file`() async throws {
    let opened = try await OpenedDatabase(queueLimit: 30)
    let held = await HeldWriter(opened.database)

    let sent = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<31 {
        group.addTask {
          do {
            try await opened.send()
            return true
          } catch is CommonRefusal {
            return false
          }
        }
      }
      #expect(try await group.next() == false)
      async let closing: Void = opened.stores.close()
      try await held.letGo()
      try await closing
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }

    #expect(sent == 30)
    await #expect(throws: CommonRefusal.busy(retryAfter: 1)) { try await opened.send() }
    #expect(await opened.database.isReady() == false)
    // A copy of it is the whole.
    let names = try FileManager.default.contentsOfDirectory(atPath: opened.folder)
    #expect(names.filter { $0.hasPrefix("martlet.sqlite") } == ["martlet.sqlite"])
    let reopened = try await SQLiteStores(folder: opened.folder)
    let conversation = try await reopened.conversations.conversation(
      opened.conversation, asSeenBy: opened.cast.ada.id)
    #expect(conversation?.head == 30)
  }

  private enum Outcome: Equatable {
    case sent(Int)
    case failed
    case busy
    case lost
  }

  private struct Planted: Error {}
}
