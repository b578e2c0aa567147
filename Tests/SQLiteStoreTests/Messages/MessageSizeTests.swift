import Chat
import Foundation
import GRDB
import SQLiteStore
import Testing

@Suite("What a message costs on disk", .timeLimit(.minutes(10)))
struct MessageSizeTests {
  private static let lengths = [16, 40, 120, 600, 1_000, 1_400, 2_100, 4_100, 8_000]

  @Test(arguments: lengths)
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

  /// As people chat: each message goes behind the last of its own conversation, in the middle of all.
  @Test(arguments: lengths)
  func `the same where fifty conversations take turns`(length: Int) async throws {
    let rounds = 40_000 / (length + 1_000) + 20
    let opened = try await OpenedDatabase()
    let conversations = try await opened.befriend(50)
    let body = String(repeating: "m", count: length)
    let before = try await opened.pages()

    for _ in 0..<rounds {
      for conversation in conversations {
        try await opened.send(
          body, clientId: UUID().uuidString.lowercased(), in: conversation)
      }
    }

    let each = try await (opened.pages() - before) * 4_096 / (rounds * conversations.count)
    print("in turns, a message of \(length) bytes costs \(each) bytes on disk")
    #expect(each <= 2 * length + 100)
  }
}

extension OpenedDatabase {
  /// Conversations of ada's with so many others.
  fileprivate func befriend(_ count: Int) async throws -> [ConversationID] {
    var conversations: [ConversationID] = []
    for number in 1...count {
      let friend = Account.test("friend\(number)", "Friend", world)
      _ = try await stores.accounts.create(friend)
      conversations.append(try await Self.befriend(cast.ada.id, friend.id, in: stores, world))
    }
    return conversations
  }

  fileprivate func pages() async throws -> Int {
    try await database.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
  }
}
