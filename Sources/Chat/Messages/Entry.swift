/// One numbered line of a conversation's log: a change, and its target as it is when read.
package struct Entry: Codable, Equatable, Sendable {
  package let conversation: ConversationID
  package let seq: Int
  package let id: MessageID
  @Nullable package var author: UserID?
  @Nullable package var clientId: ClientID?
  package let kind: Kind
  /// The `seq` of the message it is about; its own for a message.
  package let target: Int
  package let message: Message

  /// The entry that brought `message`.
  package init(_ message: Message) {
    conversation = message.conversation
    seq = message.seq
    id = message.id
    author = message.author
    clientId = message.clientId
    kind = .message
    target = message.seq
    self.message = message
  }

  /// What kind of change it is.
  package enum Kind: String, Codable, Sendable {
    case message
  }
}
