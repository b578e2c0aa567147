import Chat
import ChatTesting
import SQLiteStore
import Testing

/// A data folder in which somebody has had many friends for long, filled without a server.
struct LongLife {
  private let stores: SQLiteStores
  private let world = World.real
  /// Whose life it is.
  private let user: UserID

  /// Opens `folder`, in which `device` was registered, lets `fill` do its work, and closes it.
  static func fill<Value: Sendable>(
    _ folder: TemporaryFolder, of device: Device,
    _ fill: (LongLife) async throws -> Value
  ) async throws -> Value {
    let stores = try await SQLiteStores(folder: folder.path)
    let life = LongLife(stores: stores, user: try #require(UserID(device.user)))
    let value = try await fill(life)
    try await stores.close()
    return value
  }

  private init(stores: SQLiteStores, user: UserID) {
    self.stores = stores
    self.user = user
  }

  /// Makes so many friends; answers the conversations with them.
  func befriend(_ count: Int) async throws -> [ConversationID] {
    var conversations: [ConversationID] = []
    for number in 0..<count {
      let friend = Account.test("friend\(number)", "Friend \(number)", world)
      try #require(try await stores.accounts.create(friend))
      _ = try await ask(friend.id, user)
      guard case .befriended(let befriending) = try await ask(user, friend.id) else {
        throw Unexpected()
      }
      conversations.append(befriending.conversation)
    }
    return conversations
  }

  private func ask(_ asker: UserID, _ other: UserID) async throws -> AskOutcome {
    try await stores.friends.ask(
      FriendAsk(
        asker: asker, other: other, request: world.makeID(), conversation: world.makeID(),
        now: world.now(), requestLimit: 2_000, friendLimit: 2_000))
  }

  /// Appends so many messages, in this order.
  func write(_ count: Int, in conversation: ConversationID) async throws {
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for number in 0..<count {
        if number >= 500 { try await tasks.next() }
        tasks.addTask {
          let id: MessageID = world.makeID()
          let draft = Draft(
            conversation: conversation, author: user,
            clientId: try #require(ClientID(id.description)), id: id, body: "message \(number)",
            replyTo: nil, digest: 0, sentAt: world.now())
          guard case .stored = try await stores.messages.append(draft) else { throw Unexpected() }
        }
      }
      try await tasks.waitForAll()
    }
  }

  private struct Unexpected: Error {}
}
