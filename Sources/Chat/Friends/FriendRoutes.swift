import Hummingbird

/// Friends and friend requests.
struct FriendRoutes: Feature {
  let friends: Friends
  let presence: Presence

  func addRoutes(to api: RouterGroup<MemberContext>) {
    api.get("friends", use: list)
    api.delete("friends/:userId", use: unfriend)
    api.get("friend-requests", use: requests)
    api.post("friend-requests", use: ask)
    api.post("friend-requests/:id/accept", use: accept)
    api.delete("friend-requests/:id", use: remove)
  }

  private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
    let friends = try await friends.friends(of: context.user)
    let items = try await presence.items(for: friends.map(\.user.id), to: context.user)
    let shown = zip(friends, items).map { FriendShown(friend: $0, presence: $1) }
    return try .json(Page(items: shown, next: nil))
  }

  private func unfriend(_ request: Request, _ context: MemberContext) async throws -> Response {
    try await friends.unfriend(try context.id("userId"), by: context.user)
    return .nothing
  }

  private func requests(_ request: Request, _ context: MemberContext) async throws -> Response {
    guard let direction = request.text("direction").flatMap(FriendRequest.Direction.init) else {
      throw CommonRefusal.invalid([
        FieldProblem("direction", "format", "direction must be incoming or outgoing.")
      ])
    }
    let after = try request.text("after").map { text in
      guard let id = RequestID(text) else {
        throw CommonRefusal.invalid([
          FieldProblem("after", "format", "after must be a next of this list.")
        ])
      }
      return id
    }
    let page = try await friends.requests(
      of: context.user, direction, after: after,
      limit: try request.number("limit", in: 1...100, else: 50))
    return try .json(page)
  }

  private func ask(_ request: Request, _ context: MemberContext) async throws -> Response {
    let other = try await request.json(PersonNamed.self).userId
    switch try await friends.ask(other, by: context.user) {
    case .requested(let request): return try .json(["request": request], status: .created)
    case .friend(let friend): return try .json(["friend": friend])
    }
  }

  private func accept(_ request: Request, _ context: MemberContext) async throws -> Response {
    let (friend, conversation) = try await friends.accept(
      try context.id("id"), by: context.user)
    return try .json(Accepted(friend: friend, conversation: conversation))
  }

  private func remove(_ request: Request, _ context: MemberContext) async throws -> Response {
    try await friends.removeRequest(try context.id("id"), by: context.user)
    return .nothing
  }
}

/// A friend with how they are just now.
struct FriendShown: Codable {
  let user: User
  let since: Timestamp
  let presence: State

  init(friend: Friend, presence: PresenceItem) {
    user = friend.user
    since = friend.since
    self.presence = State(state: presence.state, lastSeen: presence.lastSeen)
  }

  /// `user` left out, because it stands beside it.
  struct State: Codable {
    let state: PresenceState
    let lastSeen: Timestamp?
  }
}

/// The answer to accepting.
struct Accepted: Codable {
  let friend: Friend
  let conversation: Conversation
}
