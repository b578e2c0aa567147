import Chat
import GRDB

struct SQLiteConversationStore: ConversationStore {
  let database: SQLiteDatabase

  func conversations(of viewer: UserID, after: ConversationCursor?, limit: Int)
    async throws -> [Conversation]
  {
    try await database.read { database in
      guard let viewer = try database.accountNumber(viewer) else { return [] }
      return try database.rows(
        """
        SELECT conversation.number
        FROM member JOIN conversation ON conversation.number = member.conversation
        WHERE member.account = ?1 AND (?2 IS NULL OR (updatedAt, conversation.id) < (?2, ?3))
        ORDER BY updatedAt DESC, conversation.id DESC LIMIT ?4
        """, [viewer, after?.updatedAt, after?.id, limit + 1]
      ).compactMap { try database.conversation($0[0], asSeenBy: viewer) }
    }
  }

  func conversation(_ id: ConversationID, asSeenBy viewer: UserID) async throws -> Conversation? {
    try await database.read { try $0.conversation(id, asSeenBy: viewer) }
  }

  func states(of viewer: UserID) async throws -> [ConversationState] {
    try await database.read { database in
      try database.rows(
        """
        SELECT conversation.id, head, coalesce(
            (SELECT message.id FROM message WHERE key = conversation.number << 32 | head),
            (SELECT change.id FROM change WHERE key = conversation.number << 32 | head)),
          mine.rev + (
            SELECT sum(account.rev + iif(
              member.place = mine.place,
              member.readSeq + member.deliveredSeq,
              member.shownReadSeq + member.shownDeliveredSeq))
            FROM member JOIN account ON account.number = member.account
            WHERE member.conversation = conversation.number)
        FROM account AS me
          JOIN member AS mine ON mine.account = me.number
          JOIN conversation ON conversation.number = mine.conversation
        WHERE me.id = ?
        ORDER BY updatedAt DESC, conversation.id DESC
        """, [viewer]
      ).map { ConversationState(id: $0[0], head: $0[1], headId: $0[2], version: $0[3]) }
    }
  }

  func open(_ id: ConversationID, by user: UserID, with other: UserID, at now: Timestamp)
    async throws -> OpenOutcome
  {
    try await database.write { database in
      guard let user = try database.livingAccountNumber(user),
        let other = try database.livingAccountNumber(other)
      else { return .refused }
      let pair = Pair(user, other)
      guard try user == other || database.areFriends(pair) else { return .refused }
      let opened = try database.openConversation(id, of: pair, at: now)
      return opened.isNew ? .opened(opened.id) : .existed(opened.id)
    }
  }

  func update(_ id: ConversationID, of viewer: UserID, _ change: ConversationChange)
    async throws -> Conversation?
  {
    try await database.write { database in
      guard let before = try database.conversation(id, asSeenBy: viewer) else { return nil }
      guard change.differs(from: before) else { return before }
      try database.run(
        """
        UPDATE member SET muted = ?, pinned = ?, archived = ?, draft = ?, rev = rev + 1
        WHERE account = (SELECT number FROM account WHERE id = ?)
          AND conversation = (SELECT number FROM conversation WHERE id = ?)
        """,
        [
          change.muted ?? before.muted, change.pinned ?? before.pinned,
          change.archived ?? before.archived, change.draft ?? before.draft, viewer, id,
        ])
      return try database.conversation(id, asSeenBy: viewer)
    }
  }

  func audience(of id: ConversationID, from viewer: UserID) async throws -> [UserID]? {
    try await database.read { database in
      guard let membership = try database.membership(of: viewer, in: id),
        try database.isOpen(membership)
      else { return nil }
      return membership.memberIDs
    }
  }
}

extension Database {
  fileprivate func conversation(_ id: ConversationID, asSeenBy viewer: UserID) throws
    -> Conversation?
  {
    guard let membership = try membership(of: viewer, in: id) else { return nil }
    return try conversation(
      membership.number, asSeenBy: membership.members[membership.place].account)
  }

  fileprivate func livingAccountNumber(_ id: UserID) throws -> Int64? {
    try row("SELECT number FROM account WHERE id = ? AND NOT deleted", [id])?[0]
  }
}

extension ConversationChange {
  fileprivate func differs(from conversation: Conversation) -> Bool {
    (muted ?? conversation.muted) != conversation.muted
      || (pinned ?? conversation.pinned) != conversation.pinned
      || (archived ?? conversation.archived) != conversation.archived
      || (draft ?? conversation.draft) != conversation.draft
  }
}
