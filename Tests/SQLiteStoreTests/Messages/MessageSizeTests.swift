import Chat
import Foundation
import GRDB
import SQLiteStore
import Testing

@Suite("What a message costs on disk", .timeLimit(.minutes(10)))
struct MessageSizeTests {
  @Test(arguments: [16, 40, 120, 600, 1_000, 1_400, 2_100, 4_100, 8_000])
  func `indexes included, at most twice its text and 100 bytes`(length: Int) async throws {
    let count = 2_000_000 / (length + 1_000)
    let opened = try await OpenedDatabase(queueLimit: count)
    let body = String(repeating: "m", count: length)
    let before = try await opened.pages()

    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<count {
        group.addTask { try await opened.send(body, clientId: UUID().uuidString.lowercased()) }
      }
      try await group.waitForAll()
    }

    let each = try await (opened.pages() - before) * 4_096 / count
    print("a message of \(length) bytes costs \(each) bytes on disk")
    #expect(each <= 2 * length + 100)
  }
}

extension OpenedDatabase {
  fileprivate func pages() async throws -> Int {
    try await database.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
  }
}
