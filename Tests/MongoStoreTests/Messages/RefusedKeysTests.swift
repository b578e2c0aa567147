import Chat
import ChatTesting
import Testing

@testable import MongoStore

/// What becomes of attempts that nobody waits for any more.
@Suite("Refused keys", .timeLimit(.minutes(5)), .enabled(if: ReplicaSet.isAvailable))
struct RefusedKeysTests {
  private let world = World.test(clock: TestClock())

  @Test func `an attempt that arrives after its refusal is not taken`() async throws {
    try await OwnDatabase.use { pool in
      let messages = MongoMessageStore(pool: pool, sequencer: Sequencer(pool: pool))
      let draft = try await draft(between: world.makeID(), world.makeID(), in: pool)

      #expect(try await messages.append(draft) == .notFriends)

      let error = await #expect(throws: MongoError.self) {
        try await pool.run { try $0.insert(.entries, draft.document(as: 1, place: 0)) }
      }
      #expect(error?.duplicate == ["c", "u", "k"])
    }
  }

  @Test func `a refusal is no entry, to nobody who reads the log or copies it`() async throws {
    try await OwnDatabase.use { pool in
      let messages = MongoMessageStore(pool: pool, sequencer: Sequencer(pool: pool))
      let draft = try await draft(between: world.makeID(), world.makeID(), in: pool)
      #expect(try await messages.append(draft) == .notFriends)
      #expect(
        try await pool.run { try $0.findOne(.entries, ["c": draft.conversation.bson]) } != nil)

      let log = try await messages.log(
        of: draft.conversation, asSeenBy: draft.author, after: 0, limit: 10, bytes: .max)
      #expect(log?.items == [])
      #expect(log?.head == 0)
      #expect(try await pool.run { try $0.entries(after: nil, limit: 10) }.records.isEmpty)
    }
  }

  /// Of the first of two who are no friends, and have a conversation.
  private func draft(between author: UserID, _ other: UserID, in pool: MongoPool) async throws
    -> Draft
  {
    let world = world
    let opened = try await pool.run {
      try $0.openConversation(world.makeID(), of: Pair(author, other), at: world.now())
    }
    return Draft(
      conversation: opened.id, author: [author, other].min() ?? author,
      clientId: try #require(ClientID("late")),
      id: world.makeID(), body: "Hello", attachments: [], replyTo: nil, digest: 1,
      sentAt: world.now())
  }
}
