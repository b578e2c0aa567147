import Chat

struct MemoryBlockStore: BlockStore {
  let state: SharedState

  func block(_ other: UserID, by user: UserID, at now: Timestamp, limit: Int) async throws
    -> BlockOutcome
  {
    state { $0.block(other, by: user, at: now, limit: limit) }
  }

  func unblock(_ other: UserID, by user: UserID) async throws -> Removal? {
    state { state in
      guard state.blocks[user]?.removeValue(forKey: other) != nil else { return nil }
      return Removal(versions: state.raiseVersions(of: [user]))
    }
  }

  func blocks(of user: UserID) async throws -> [User] {
    state { state in
      (state.blocks[user] ?? [:])
        .sorted { ($0.value, $0.key) > ($1.value, $1.key) }
        .compactMap { state.card($0.key) }
    }
  }
}

extension MemoryState {
  fileprivate mutating func block(
    _ other: UserID, by user: UserID, at now: Timestamp, limit: Int
  ) -> BlockOutcome {
    guard user != other, living(user) != nil, let card = living(other)?.user,
      !hasBlocked(other, user)
    else { return .notFound }
    if hasBlocked(user, other) { return .alreadyBlocked(card) }
    guard blocks[user, default: [:]].count < limit else { return .limitReached }
    blocks[user, default: [:]][other] = now
    let pair: Set = [user, other]
    let endedFriendship = friendships.removeValue(forKey: pair) != nil
    let request = requests.first { $0.value.pair == pair }?.key
    if let request { requests[request] = nil }
    let told = endedFriendship || request != nil ? pair : [user]
    return .blocked(
      Blocking(
        user: card, endedFriendship: endedFriendship, endedRequest: request,
        versions: raiseVersions(of: told)))
  }
}
