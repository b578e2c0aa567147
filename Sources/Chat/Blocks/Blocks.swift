/// Who wants nothing to do with whom.
///
/// The one who is blocked is told no more than that a friendship or a request is gone. They find no
/// such person any more, but keep what was written between the two.
package struct Blocks: Sendable {
  private let store: any BlockStore
  private let limits: Limits
  private let live: Live
  private let world: World

  package init(store: any BlockStore, limits: Limits, live: Live, world: World) {
    self.store = store
    self.limits = limits
    self.live = live
    self.world = world
  }

  /// Blocks somebody, in force on every open socket from the commit on.
  func block(_ other: UserID, by user: UserID) async throws -> User {
    let outcome = try await store.block(
      other, by: user, at: world.now(), limit: limits.blocks)
    switch outcome {
    case .blocked(let blocking):
      announce(blocking, by: user)
      return blocking.user
    case .alreadyBlocked(let card): return card
    case .notFound: throw CommonRefusal.notFound
    case .limitReached: throw BlockRefusal.limitReached
    }
  }

  /// Takes a block back.
  func unblock(_ other: UserID, by user: UserID) async throws {
    guard let removal = try await store.unblock(other, by: user) else {
      throw CommonRefusal.notFound
    }
    live.tell([user], BlockChange(.unblock(other), removal.versions[user]))
  }

  /// Whom the person has blocked.
  func blocks(of user: UserID) async throws -> [User] {
    try await store.blocks(of: user)
  }

  private func announce(_ blocking: Blocking, by user: UserID) {
    let other = blocking.user.id
    live.tell([user], BlockChange(.block(blocking.user), blocking.versions[user]))
    if blocking.endedFriendship {
      live.tell([other], FriendChange(.friendRemoved(user), blocking.versions[other]))
    }
    if let request = blocking.endedRequest {
      live.tell([other], FriendChange(.requestRemoved(request), blocking.versions[other]))
    }
  }
}

/// `change`: I have blocked somebody, or taken it back.
struct BlockChange: Encodable {
  let type = "change"
  let version: Int
  let news: News

  /// The kinds, each with what it tells.
  enum News {
    case block(User)
    case unblock(UserID)
  }

  init(_ news: News, _ version: Int?) {
    self.version = version ?? 0
    self.news = news
  }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Members.self)
    try members.encode(type, forKey: .type)
    try members.encode(version, forKey: .version)
    switch news {
    case .block(let user):
      try members.encode("block", forKey: .kind)
      try members.encode(user, forKey: .user)
    case .unblock(let id):
      try members.encode("unblock", forKey: .kind)
      try members.encode(id, forKey: .user)
    }
  }

  private enum Members: CodingKey {
    case type, version, kind, user
  }
}
