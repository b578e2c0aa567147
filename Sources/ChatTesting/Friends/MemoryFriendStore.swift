import Chat

struct MemoryFriendStore: FriendStore {
  let state: SharedState

  func ask(_ ask: FriendAsk) async throws -> AskOutcome {
    state { $0.ask(ask) }
  }

  func accept(
    _ id: RequestID, by user: UserID, conversation: ConversationID, at now: Timestamp,
    friendLimit: Int
  ) async throws -> AcceptOutcome? {
    state { state in
      if let request = state.requests[id], request.other == user {
        guard state.mayBefriend(request.pair, limit: friendLimit) else { return .limitReached }
        return state.befriend(id, request, conversation: conversation, at: now)
          .map(AcceptOutcome.befriended)
      }
      return state.accepted(id, by: user)
    }
  }

  func removeRequest(_ id: RequestID, by user: UserID) async throws -> Removal? {
    state { state in
      guard let request = state.requests[id], request.pair.contains(user) else { return nil }
      state.requests[id] = nil
      return Removal(versions: state.raiseVersions(of: request.pair))
    }
  }

  func unfriend(_ user: UserID, _ other: UserID) async throws -> Removal? {
    state { state in
      guard state.friendships.removeValue(forKey: [user, other]) != nil else { return nil }
      return Removal(versions: state.raiseVersions(of: [user, other]))
    }
  }

  func friends(of user: UserID) async throws -> [Friend] {
    state { state in
      state.friends(of: user)
        .compactMap { state.friend($0, of: user) }
        .sorted {
          let (one, other) = ($0.user.displayName, $1.user.displayName)
          return MemoryState.folded(one) == MemoryState.folded(other)
            ? $0.user.id < $1.user.id : MemoryState.inOrder(one, other)
        }
    }
  }

  func requests(
    of user: UserID, _ direction: FriendRequest.Direction, after: RequestID?, limit: Int
  ) async throws -> [FriendRequest] {
    state { state in
      let found = state.requests
        .filter { (direction == .outgoing ? $1.asker : $1.other) == user }
        .filter { id, _ in after.map { id < $0 } ?? true }
        .sorted { $0.key > $1.key }
      return found.prefix(limit + 1).compactMap { state.seen($0, $1, direction) }
    }
  }
}

extension MemoryState {
  fileprivate mutating func ask(_ ask: FriendAsk) -> AskOutcome {
    guard ask.asker != ask.other, living(ask.asker) != nil, living(ask.other) != nil,
      !hasBlocked(ask.asker, ask.other), !hasBlocked(ask.other, ask.asker)
    else { return .notFound }
    if let friend = friend(ask.other, of: ask.asker) { return .alreadyFriends(friend) }
    let pair: Set = [ask.asker, ask.other]
    let waiting = requests.first { $0.value.pair == pair }
    if let waiting, waiting.value.asker == ask.asker,
      let seen = seen(waiting.key, waiting.value, .outgoing)
    {
      return .alreadyRequested(seen)
    }
    guard mayBefriend(pair, limit: ask.friendLimit) else { return .limitReached }
    if let waiting {
      return befriend(waiting.key, waiting.value, conversation: ask.conversation, at: ask.now)
        .map(AskOutcome.befriended) ?? .notFound
    }
    return addRequest(ask)
  }

  private mutating func addRequest(_ ask: FriendAsk) -> AskOutcome {
    let admission = living(ask.other)?.settings.asks
    guard
      admission?.admits(sharingFriend: {
        !Set(friends(of: ask.asker)).isDisjoint(with: friends(of: ask.other))
      }) == true
    else { return .refused }
    guard requests.values.count(where: { $0.asker == ask.asker }) < ask.requestLimit else {
      return .limitReached
    }
    let request = Request(asker: ask.asker, other: ask.other, createdAt: ask.now)
    guard let mine = seen(ask.request, request, .outgoing),
      let theirs = seen(ask.request, request, .incoming)
    else { return .notFound }
    requests[ask.request] = request
    return .requested(asker: mine, other: theirs, versions: raiseVersions(of: request.pair))
  }

  /// Nil where the asker is gone.
  mutating func befriend(
    _ id: RequestID, _ request: Request, conversation: ConversationID, at now: Timestamp
  ) -> Befriending? {
    guard let asker = living(request.asker), let other = living(request.other) else { return nil }
    requests[id] = nil
    friendships[request.pair] = Friendship(since: now, request: id, asker: request.asker)
    return Befriending(
      friends: [
        request.asker: Friend(user: other.user, since: now),
        request.other: Friend(user: asker.user, since: now),
      ],
      conversation: openConversation(conversation, of: request.pair, at: now).id,
      versions: raiseVersions(of: request.pair))
  }

  fileprivate func accepted(_ id: RequestID, by user: UserID) -> AcceptOutcome? {
    guard
      let (pair, friendship) = friendships.first(where: { $0.value.request == id }),
      pair.contains(user), friendship.asker != user,
      let friend = friend(friendship.asker, of: user),
      let conversation = conversation(of: pair)
    else { return nil }
    return .alreadyFriends(friend, conversation: conversation)
  }

  func mayBefriend(_ pair: Set<UserID>, limit: Int) -> Bool {
    pair.allSatisfy { friends(of: $0).count < limit }
  }

  func friend(_ other: UserID, of user: UserID) -> Friend? {
    guard let friendship = friendships[[user, other]], let card = card(other) else { return nil }
    return Friend(user: card, since: friendship.since)
  }

  fileprivate func seen(
    _ id: RequestID, _ request: Request, _ direction: FriendRequest.Direction
  ) -> FriendRequest? {
    card(direction == .outgoing ? request.other : request.asker).map {
      FriendRequest(id: id, user: $0, direction: direction, createdAt: request.createdAt)
    }
  }
}
