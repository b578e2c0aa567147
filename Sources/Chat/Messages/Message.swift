/// Identifies a message, and the log entry that brought it.
package typealias MessageID = Identifier<Message>

/// One message as it is now.
package struct Message: Codable, Equatable, Sendable {
  package let conversation: ConversationID
  /// Its number in the conversation's log, from 1 without a hole.
  package let seq: Int
  package let id: MessageID
  package let author: UserID
  package let clientId: ClientID
  package let sentAt: Timestamp
  package var body: String
  /// None can be sent yet; the member is there because clients rely on it.
  package var attachments: [Never]
  /// The `seq` of the message it answers.
  @Nullable package var replyTo: Int?
  @Nullable package var editedAt: Timestamp?
  @Nullable package var deletedAt: Timestamp?
  /// None can be set yet, as with attachments.
  package var reactions: [Never]
  /// Counts its changes, from 1; the higher one is the newer.
  package var rev: Int

  package init(
    conversation: ConversationID, seq: Int, id: MessageID, author: UserID, clientId: ClientID,
    sentAt: Timestamp, body: String, replyTo: Int?, rev: Int = 1
  ) {
    self.conversation = conversation
    self.seq = seq
    self.id = id
    self.author = author
    self.clientId = clientId
    self.sentAt = sentAt
    self.body = body
    self.attachments = []
    self.replyTo = replyTo
    self.editedAt = nil
    self.deletedAt = nil
    self.reactions = []
    self.rev = rev
  }
}
