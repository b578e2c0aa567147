/// The conversations a person is in, and their own settings of each.
package struct Conversations: Sendable {
  private let store: any ConversationStore
  private let limits: Limits
  private let live: Live
  private let world: World

  package init(store: any ConversationStore, limits: Limits, live: Live, world: World) {
    self.store = store
    self.limits = limits
    self.live = live
    self.world = world
  }

  /// The person's conversations, last activity first.
  func list(of user: UserID, after: ConversationCursor?, limit: Int) async throws
    -> Page<Conversation>
  {
    let found = try await store.conversations(of: user, after: after, limit: limit)
    return Page(found: found, limit: limit) {
      ConversationCursor(updatedAt: $0.updatedAt, id: $0.id).text
    }
  }

  /// One conversation of the person.
  func conversation(_ id: ConversationID, of user: UserID) async throws -> Conversation {
    guard let conversation = try await store.conversation(id, asSeenBy: user) else {
      throw CommonRefusal.notFound
    }
    return conversation
  }

  /// What comparing needs to know of all the person's conversations, last activity first.
  func states(of user: UserID) async throws -> [ConversationState] {
    try await store.states(of: user)
  }

  /// Opens the conversation with a friend, or one's own notes; the same one each time.
  func open(by user: UserID, with other: UserID) async throws -> (Conversation, isNew: Bool) {
    switch try await store.open(world.makeID(), by: user, with: other, at: world.now()) {
    case .existed(let id): return (try await conversation(id, of: user), false)
    case .refused: throw CommonRefusal.notFound
    case .opened(let id):
      try await announce(id, to: Set([user, other]))
      return (try await conversation(id, of: user), true)
    }
  }

  /// Changes the person's own settings of a conversation and tells their devices.
  func update(_ id: ConversationID, of user: UserID, _ change: ConversationChange) async throws
    -> Conversation
  {
    if case .some(.some(let draft)) = change.draft {
      let problems = TextRules.draftProblems(draft, limits: limits)
      guard problems.isEmpty else { throw CommonRefusal.invalid(problems) }
    }
    guard let conversation = try await store.update(id, of: user, change) else {
      throw CommonRefusal.notFound
    }
    live.tell([user], ConversationShown(conversation: conversation))
    return conversation
  }

  /// Shows a conversation that was just made to these members of it.
  func announce(_ id: ConversationID, to users: Set<UserID>) async throws {
    for user in users {
      let conversation = try await conversation(id, of: user)
      live.tell([user], ConversationShown(conversation: conversation))
    }
  }

  /// The members, where the person may write.
  func audience(of id: ConversationID, from user: UserID) async throws -> [UserID] {
    guard let members = try await store.audience(of: id, from: user) else {
      throw CommonRefusal.notFound
    }
    return members
  }
}

/// `conversation`: one that differs from the client's copy, with what the copy lacks, or one that was
/// made or whose settings changed just now.
struct ConversationShown: Codable {
  var type = "conversation"
  let conversation: Conversation
  var entries: [Entry] = []
  /// False when the client must drop its copy and begin anew at `head`.
  var complete = true
}
