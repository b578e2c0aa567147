import ChatTesting
import Synchronization
import Testing

@testable import Chat

/// What follows the commit of a friendship can fail; a retry makes up for it.
@Suite struct FriendRetryTests {
  private let house: House
  private let store: ForgetfulConversations
  private let friends: Friends

  init() async throws {
    house = try await House()
    store = ForgetfulConversations(store: house.stores.conversations)
    let conversations = Conversations(
      store: store, limits: Limits(), live: house.live, world: house.world)
    friends = Friends(
      store: house.stores.friends, conversations: conversations,
      presence: house.features.presence, limits: Limits(), live: house.live, world: house.world)
  }

  @Test func `Accepting again shows both the conversation that the first time could not`()
    async throws
  {
    let request = try await house.request(house.ada, house.grace)
    store.failNextLook()

    await #expect(throws: CommonRefusal.busy(retryAfter: 1)) {
      try await friends.accept(request, by: house.grace)
    }
    #expect(try shown(to: house.ada) == 0)
    _ = try await friends.accept(request, by: house.grace)

    #expect(try shown(to: house.ada) == 1)
    #expect(try shown(to: house.grace) == 1)
  }

  @Test func `So does asking again whoever had asked first`() async throws {
    _ = try await house.request(house.ada, house.grace)
    store.failNextLook()

    await #expect(throws: CommonRefusal.busy(retryAfter: 1)) {
      try await friends.ask(house.ada, by: house.grace)
    }
    _ = try await friends.ask(house.ada, by: house.grace)

    #expect(try shown(to: house.ada) == 1)
    #expect(try shown(to: house.grace) == 1)
  }

  private func shown(to user: UserID) throws -> Int {
    try house.bus.frames(to: user, "conversation").count
  }
}

/// A conversation store whose reading can fail once.
private final class ForgetfulConversations: ConversationStore {
  private let store: any ConversationStore
  private let fails = Mutex(false)

  init(store: any ConversationStore) { self.store = store }

  func failNextLook() { fails.withLock { $0 = true } }

  func conversation(_ id: ConversationID, asSeenBy viewer: UserID) async throws -> Conversation? {
    let failsNow = fails.withLock { fails in
      defer { fails = false }
      return fails
    }
    if failsNow { throw CommonRefusal.busy(retryAfter: 1) }
    return try await store.conversation(id, asSeenBy: viewer)
  }

  func conversations(of viewer: UserID, after: ConversationCursor?, limit: Int) async throws
    -> [Conversation]
  {
    try await store.conversations(of: viewer, after: after, limit: limit)
  }

  func states(of viewer: UserID) async throws -> [ConversationState] {
    try await store.states(of: viewer)
  }

  func open(_ id: ConversationID, by user: UserID, with other: UserID, at now: Timestamp)
    async throws -> OpenOutcome
  {
    try await store.open(id, by: user, with: other, at: now)
  }

  func update(_ id: ConversationID, of viewer: UserID, _ change: ConversationChange) async throws
    -> Conversation?
  {
    try await store.update(id, of: viewer, change)
  }

  func audience(of id: ConversationID, from viewer: UserID) async throws -> [UserID]? {
    try await store.audience(of: id, from: viewer)
  }
}
