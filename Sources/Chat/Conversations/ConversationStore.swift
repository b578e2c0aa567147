/// Where conversations and each member's own settings of them are kept.
///
/// A conversation is found only by its members.
package protocol ConversationStore: Sendable {
  /// The viewer's conversations, last activity first (then by id, descending), one more than `limit`
  /// where there are more; only those behind `after`.
  func conversations(of viewer: UserID, after: ConversationCursor?, limit: Int)
    async throws -> [Conversation]

  /// One conversation; nil where the viewer isn't a member.
  func conversation(_ id: ConversationID, asSeenBy viewer: UserID) async throws -> Conversation?

  /// Every conversation of the viewer, last activity first, in the little that comparing needs.
  func states(of viewer: UserID) async throws -> [ConversationState]

  /// Opens the conversation of two friends, or of one person's own notes, making it under `id`
  /// unless there is one.
  func open(_ id: ConversationID, by user: UserID, with other: UserID, at now: Timestamp)
    async throws -> OpenOutcome

  /// Changes the viewer's own settings of a conversation in one commit; `rev` rises. Nil where the
  /// viewer isn't a member.
  func update(_ id: ConversationID, of viewer: UserID, _ change: ConversationChange)
    async throws -> Conversation?

  /// The members; nil where `viewer` isn't one of them, or is no longer a friend of the other one.
  func audience(of id: ConversationID, from viewer: UserID) async throws -> [UserID]?
}

/// A place in the list of conversations.
package struct ConversationCursor: Equatable, Sendable {
  package let updatedAt: Timestamp
  package let id: ConversationID

  package init(updatedAt: Timestamp, id: ConversationID) {
    self.updatedAt = updatedAt
    self.id = id
  }
}

/// What came of opening.
package enum OpenOutcome: Equatable, Sendable {
  case opened(ConversationID)
  case existed(ConversationID)
  /// Not a friend, or nobody.
  case refused
}

/// The viewer's settings to change; nil leaves one as it is.
package struct ConversationChange: Equatable, Sendable {
  package var muted: Bool?
  package var pinned: Bool?
  package var archived: Bool?
  /// `.some(nil)` clears the draft.
  package var draft: String??

  package init(
    muted: Bool? = nil, pinned: Bool? = nil, archived: Bool? = nil, draft: String?? = nil
  ) {
    self.muted = muted
    self.pinned = pinned
    self.archived = archived
    self.draft = draft
  }
}
