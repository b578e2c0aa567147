/// A change to a message that somebody wants made.
package struct MessageChange: Equatable, Sendable {
  package let conversation: ConversationID
  /// Who makes the change.
  package let author: UserID
  package let clientId: ClientID
  /// The entry's id, should it be new.
  package let id: MessageID
  /// The message's number.
  package let target: Int
  package let action: Action
  /// As of a ``Draft``.
  package let digest: Int64
  package let now: Timestamp
  /// Most kinds of reaction on one message.
  package let reactionLimit: Int

  package init(
    conversation: ConversationID, author: UserID, clientId: ClientID, id: MessageID, target: Int,
    action: Action, digest: Int64, now: Timestamp, reactionLimit: Int
  ) {
    self.conversation = conversation
    self.author = author
    self.clientId = clientId
    self.id = id
    self.target = target
    self.action = action
    self.digest = digest
    self.now = now
    self.reactionLimit = reactionLimit
  }

  /// What is to be done.
  package enum Action: Equatable, Sendable {
    /// The author gives it another body.
    case edit(body: String)
    /// The author takes it back; also when they may no longer write there.
    case delete
    /// A member sets or clears one emoji of theirs; never a toggle. To clear it they needn't be friends.
    case react(emoji: String, on: Bool)

    /// What the entry is called.
    package var kind: Entry.Kind {
      switch self {
      case .edit: .edited
      case .delete: .deleted
      case .react: .reacted
      }
    }
  }
}

/// What came of a change.
package enum ChangeOutcome: Equatable, Sendable {
  /// Made just now.
  case changed(Entry, members: [UserID])
  /// Made by an earlier attempt with the same key; the message is as it is now.
  case repeated(Entry, members: [UserID])
  /// It was so already: nothing was written.
  case unchanged(Message)
  /// The key was used before for something else.
  case clientIDReused
  /// No such conversation for the author, or no such message in it.
  case notFound
  /// Only a message's own author may edit or delete it.
  case notAuthor
  /// A message without attachments needs a body.
  case emptyBody
  /// Edits and new reactions need a friend on the other side.
  case notFriends
  /// A tombstone takes no change.
  case messageDeleted
  /// The message has as many kinds of reaction as it may.
  case limitReached
}

extension MessageChange {
  /// Why it can't or needn't be made to `message` as it is; nil where it is to be.
  ///
  /// `isOpen` is asked only where it matters, whether the author may write there.
  package func refusal(by message: Message, isOpen: () throws -> Bool) rethrows -> ChangeOutcome? {
    switch action {
    case .delete:
      guard message.author == author else { return .notAuthor }
      return message.deletedAt == nil ? nil : .unchanged(message)
    case .edit(let body):
      guard message.author == author else { return .notAuthor }
      guard try isOpen() else { return .notFriends }
      guard message.deletedAt == nil else { return .messageDeleted }
      guard !TextRules.isBlank(body) || !message.attachments.isEmpty else { return .emptyBody }
      // Byte by byte: strings that only look the same are equal to Swift.
      return message.body.utf8.elementsEqual(body.utf8) ? .unchanged(message) : nil
    case .react(let emoji, let on):
      guard try !on || isOpen() else { return .notFriends }
      guard message.deletedAt == nil else { return .messageDeleted }
      let reaction = message.reactions.first { $0.emoji == emoji }
      let isOn = reaction?.users.contains(author) ?? false
      guard isOn != on else { return .unchanged(message) }
      let isOneMore = on && reaction == nil
      return isOneMore && message.reactions.count >= reactionLimit ? .limitReached : nil
    }
  }
}
