import Chat
import ChatTesting
import Testing

@testable import MongoStore

/// What one writer at a time needs no rule for.
@Suite("People who act at once", .timeLimit(.minutes(5)), .enabled(if: ReplicaSet.isAvailable))
struct PeopleRaceTests {
  private let world = World.test(clock: TestClock())

  @Test func `nobody gets past the limit of friends, however many accept at once`() async throws {
    try await OwnDatabase.use { pool in
      let friends = MongoFriendStore(pool: pool)
      let ada = try await register("ada", in: pool)
      var requests: [(RequestID, UserID)] = []
      for number in 0..<12 {
        let other = try await register("other\(number)", in: pool)
        let ask = ask(ada, other)
        _ = try await friends.ask(ask)
        requests.append((ask.request, other))
      }

      let world = world
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (request, other) in requests {
          group.addTask {
            _ = try await friends.accept(
              request, by: other, conversation: world.makeID(), at: world.now(), friendLimit: 5)
          }
        }
        try await group.waitForAll()
      }

      #expect(try await friends.friends(of: ada).count == 5)
    }
  }

  @Test func `of two who block each other at once, one does`() async throws {
    try await OwnDatabase.use { pool in
      let blocks = MongoBlockStore(pool: pool)
      let now = world.now()
      for number in 0..<10 {
        let one = try await register("one\(number)", in: pool)
        let other = try await register("other\(number)", in: pool)

        async let first = blocks.block(other, by: one, at: now, limit: 9)
        async let second = blocks.block(one, by: other, at: now, limit: 9)

        #expect(try await [first, second].count { $0 == .notFound } == 1)
      }
    }
  }

  @Test func `every change of a profile counts, however many come at once`() async throws {
    try await OwnDatabase.use { pool in
      let accounts = MongoAccountStore(pool: pool)
      let ada = try await register("ada", in: pool)

      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<20 {
          group.addTask {
            _ = try await accounts.update(ada, ProfileChange(displayName: "Ada \(number)"))
          }
        }
        try await group.waitForAll()
      }

      let after = try #require(try await accounts.account(ada))
      #expect((after.version, after.user.rev) == (21, 21))
    }
  }

  @Test func `however many open it at once, a person's own notes are one conversation`()
    async throws
  {
    try await OwnDatabase.use { pool in
      let (me, world): (UserID, World) = (world.makeID(), world)

      let opened = try await withThrowingTaskGroup(of: (id: ConversationID, isNew: Bool).self) {
        group in
        for _ in 0..<20 {
          group.addTask {
            try await pool.run {
              try $0.openConversation(world.makeID(), of: Pair(me, me), at: world.now())
            }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }

      #expect(Set(opened.map(\.id)).count == 1)
      #expect(opened.count { $0.isNew } == 1)
    }
  }

  private func register(_ name: String, in pool: MongoPool) async throws -> UserID {
    let account = Account.test(name, name, world)
    try #require(try await MongoAccountStore(pool: pool).create(account))
    return account.id
  }

  private func ask(_ asker: UserID, _ other: UserID) -> FriendAsk {
    FriendAsk(
      asker: asker, other: other, request: world.makeID(), conversation: world.makeID(),
      now: world.now(), requestLimit: 99, friendLimit: 99)
  }
}
