import Chat

struct MemoryConversationStore: ConversationStore {
  let state: SharedState

  func conversations(of viewer: UserID, after: ConversationCursor?, limit: Int)
    async throws -> [Conversation]
  {
    state { state in
      let found = state.conversations(of: viewer).filter { conversation in
        after.map { (conversation.updatedAt, conversation.id) < ($0.updatedAt, $0.id) } ?? true
      }
      return Array(found.prefix(limit + 1))
    }
  }

  func conversation(_ id: ConversationID, asSeenBy viewer: UserID) async throws -> Conversation? {
    state { $0.conversation(id, asSeenBy: viewer) }
  }

  func states(of viewer: UserID) async throws -> [ConversationState] {
    state { state in
      state.conversations(of: viewer).map {
        ConversationState(id: $0.id, head: $0.head, headId: $0.headId, version: $0.version)
      }
    }
  }

  func open(_ id: ConversationID, by user: UserID, with other: UserID, at now: Timestamp)
    async throws -> OpenOutcome
  {
    state { state in
      guard state.living(user) != nil, state.living(other) != nil,
        user == other || state.areFriends(user, other)
      else { return .refused }
      let opened = state.openConversation(id, of: [user, other], at: now)
      return opened.isNew ? .opened(opened.id) : .existed(opened.id)
    }
  }

  func update(_ id: ConversationID, of viewer: UserID, _ change: ConversationChange)
    async throws -> Conversation?
  {
    state { state in
      guard let before = state.conversations[id]?.members[viewer] else { return nil }
      var after = before
      after.muted = change.muted ?? before.muted
      after.pinned = change.pinned ?? before.pinned
      after.archived = change.archived ?? before.archived
      after.draft = change.draft ?? before.draft
      if after != before {
        after.rev += 1
        state.conversations[id]?.members[viewer] = after
      }
      return state.conversation(id, asSeenBy: viewer)
    }
  }

  func audience(of id: ConversationID, from viewer: UserID) async throws -> [UserID]? {
    state { state in
      guard let log = state.conversations[id], log.members[viewer] != nil,
        state.isOpen(log, for: viewer)
      else { return nil }
      return log.members.keys.sorted()
    }
  }
}

extension MemoryState {
  mutating func openConversation(
    _ id: ConversationID, of members: Set<UserID>, at now: Timestamp
  ) -> (id: ConversationID, isNew: Bool) {
    if let existing = conversation(of: members) { return (existing, false) }
    conversations[id] = SharedLog(
      createdAt: now,
      members: Dictionary(uniqueKeysWithValues: members.map { ($0, Membership()) }))
    return (id, true)
  }

  func conversation(of members: Set<UserID>) -> ConversationID? {
    conversations.first { Set($0.value.members.keys) == members }?.key
  }

  /// Whether the member is alone in it or a friend of the other one.
  func isOpen(_ log: SharedLog, for member: UserID) -> Bool {
    log.members.keys.allSatisfy { $0 == member || areFriends($0, member) }
  }

  fileprivate func conversations(of viewer: UserID) -> [Conversation] {
    conversations.keys
      .compactMap { conversation($0, asSeenBy: viewer) }
      .sorted { ($0.updatedAt, $0.id) > ($1.updatedAt, $1.id) }
  }

  fileprivate func conversation(_ id: ConversationID, asSeenBy viewer: UserID) -> Conversation? {
    guard let log = conversations[id], let mine = log.members[viewer] else { return nil }
    let members = log.members.sorted { $0.key < $1.key }.compactMap { member, membership in
      card(member).map { card in
        let pointers = member == viewer ? membership.own : membership.shown
        return Conversation.Member(
          user: card, readSeq: pointers.readSeq, deliveredSeq: pointers.deliveredSeq)
      }
    }
    let unread = log.messages.count {
      $0.author != viewer && $0.seq > mine.own.readSeq && $0.deletedAt == nil
    }
    return Conversation(
      id: id, members: members, head: log.head, headId: log.headId,
      lastMessage: log.messages.last, unread: min(unread, 100), muted: mine.muted,
      pinned: mine.pinned, archived: mine.archived, draft: mine.draft, rev: mine.rev,
      updatedAt: log.updatedAt)
  }
}
