/// Who is friends with whom, and who would like to be. Every change reaches both people live.
package struct Friends: Sendable {
  private let store: any FriendStore
  private let conversations: Conversations
  private let presence: Presence
  private let limits: Limits
  private let live: Live
  private let world: World

  package init(
    store: any FriendStore, conversations: Conversations, presence: Presence, limits: Limits,
    live: Live, world: World
  ) {
    self.store = store
    self.conversations = conversations
    self.presence = presence
    self.limits = limits
    self.live = live
    self.world = world
  }

  /// Asks for friendship; where the other one had asked already, the two are friends now.
  func ask(_ other: UserID, by user: UserID) async throws -> Asked {
    let ask = FriendAsk(
      asker: user, other: other, request: world.makeID(), conversation: world.makeID(),
      now: world.now(), requestLimit: limits.requests, friendLimit: limits.friends)
    switch try await store.ask(ask) {
    case .requested(let mine, let theirs, let versions):
      live.tell([user], FriendChange(.request(mine), versions[user]))
      live.tell([other], FriendChange(.request(theirs), versions[other]))
      return .requested(mine)
    case .alreadyRequested(let request): return .requested(request)
    case .alreadyFriends(let friend):
      // As on a retry: what followed the commit may not have been reached the first time.
      let conversation = try await conversations.open(by: user, with: other).0.id
      try await introduce(user, other, in: conversation)
      return .friend(friend)
    case .befriended(let befriending):
      return .friend(try await announce(befriending, to: user))
    case .limitReached: throw FriendRefusal.limitReached
    case .refused: throw FriendRefusal.askRefused
    case .notFound: throw CommonRefusal.notFound
    }
  }

  /// Accepts a request made to `user`; a second time answers the same.
  func accept(_ id: RequestID, by user: UserID) async throws -> (Friend, Conversation) {
    let outcome = try await store.accept(
      id, by: user, conversation: world.makeID(), at: world.now(), friendLimit: limits.friends)
    switch outcome {
    case .befriended(let befriending):
      let friend = try await announce(befriending, to: user)
      return (friend, try await conversations.conversation(befriending.conversation, of: user))
    case .alreadyFriends(let friend, let conversation):
      try await introduce(user, friend.user.id, in: conversation)
      return (friend, try await conversations.conversation(conversation, of: user))
    case .limitReached: throw FriendRefusal.limitReached
    case nil: throw CommonRefusal.notFound
    }
  }

  /// Declines a request made to `user`, or withdraws one of theirs.
  func removeRequest(_ id: RequestID, by user: UserID) async throws {
    guard let removal = try await store.removeRequest(id, by: user) else {
      throw CommonRefusal.notFound
    }
    for (person, version) in removal.versions {
      live.tell([person], FriendChange(.requestRemoved(id), version))
    }
  }

  /// Ends a friendship; what was written stays readable for both.
  func unfriend(_ other: UserID, by user: UserID) async throws {
    guard let removal = try await store.unfriend(user, other) else {
      throw CommonRefusal.notFound
    }
    live.tell([user], FriendChange(.friendRemoved(other), removal.versions[user]))
    live.tell([other], FriendChange(.friendRemoved(user), removal.versions[other]))
  }

  /// The person's friends.
  func friends(of user: UserID) async throws -> [Friend] {
    try await store.friends(of: user)
  }

  /// The person's requests in one direction, newest first.
  func requests(
    of user: UserID, _ direction: FriendRequest.Direction, after: RequestID?, limit: Int
  ) async throws -> Page<FriendRequest> {
    let found = try await store.requests(of: user, direction, after: after, limit: limit)
    return Page(found: found, limit: limit) { $0.id.description }
  }

  /// Tells both, and answers the friend that `user` has gained.
  func announce(_ befriending: Befriending, to user: UserID) async throws -> Friend {
    for (person, friend) in befriending.friends {
      live.tell([person], FriendChange(.friend(friend), befriending.versions[person]))
    }
    guard let friend = befriending.friends[user] else { throw CommonRefusal.notFound }
    try await introduce(user, friend.user.id, in: befriending.conversation)
    return friend
  }

  /// Shows two friends their conversation and how the other one is. It reads, so it can fail; a retry
  /// does it again.
  private func introduce(_ one: UserID, _ other: UserID, in conversation: ConversationID)
    async throws
  {
    try await conversations.announce(conversation, to: [one, other])
    try await presence.introduce(one, other)
  }
}

/// What came of asking, for the one who asked.
enum Asked {
  case requested(FriendRequest)
  case friend(Friend)
}
