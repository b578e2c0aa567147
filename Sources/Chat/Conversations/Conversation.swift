/// Identifies a conversation.
package typealias ConversationID = Identifier<Conversation>

/// A numbered log and the people who share it, as one of them sees it.
package struct Conversation: Codable, Equatable, Sendable {
  package let id: ConversationID
  package let kind: Kind
  /// In the order of their ids.
  package let members: [Member]
  /// The number of the last entry; 0 when there is none.
  package let head: Int
  /// The id of the entry at `head`.
  @Nullable package var headId: MessageID?
  @Nullable package var lastMessage: Message?
  /// Messages by others above my `readSeq` that aren't deleted, counted to 100.
  package let unread: Int
  package let muted: Bool
  package let pinned: Bool
  package let archived: Bool
  @Nullable package var draft: String?
  /// Counts changes to *my* muted, pinned, archived and draft.
  package let rev: Int
  /// Time of the last message, or of the beginning; the list is ordered by it.
  package let updatedAt: Timestamp

  package init(
    id: ConversationID, kind: Kind = .direct, members: [Member], head: Int, headId: MessageID?,
    lastMessage: Message?, unread: Int, muted: Bool, pinned: Bool, archived: Bool, draft: String?,
    rev: Int, updatedAt: Timestamp
  ) {
    self.id = id
    self.kind = kind
    self.members = members
    self.head = head
    self.headId = headId
    self.lastMessage = lastMessage
    self.unread = unread
    self.muted = muted
    self.pinned = pinned
    self.archived = archived
    self.draft = draft
    self.rev = rev
    self.updatedAt = updatedAt
  }

  /// How many people it may have.
  package enum Kind: String, Codable, Sendable {
    /// Two friends, or one person's own notes.
    case direct
  }

  /// One of the people in it and how far they are.
  package struct Member: Codable, Equatable, Sendable {
    package let user: User
    package let readSeq: Int
    package let deliveredSeq: Int

    package init(user: User, readSeq: Int, deliveredSeq: Int) {
      self.user = user
      self.readSeq = readSeq
      self.deliveredSeq = deliveredSeq
    }
  }

  /// One number that differs whenever anything but the log differs; clients compute the same.
  package var version: Int {
    rev + members.reduce(0) { $0 + $1.readSeq + $1.deliveredSeq + $1.user.rev }
  }

  /// The ids of the people in it.
  package var memberIDs: [UserID] { members.map(\.user.id) }
}

/// What a comparison needs to know of a conversation to tell whether a client's copy is the same.
package struct ConversationState: Equatable, Sendable {
  package let id: ConversationID
  package let head: Int
  /// The id of the entry at `head`; nil at 0.
  package let headId: MessageID?
  package let version: Int

  package init(id: ConversationID, head: Int, headId: MessageID?, version: Int) {
    self.id = id
    self.head = head
    self.headId = headId
    self.version = version
  }
}
