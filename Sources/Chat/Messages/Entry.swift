/// One numbered line of a conversation's log: a change, and its target as it is when read.
package struct Entry: Codable, Equatable, Sendable {
  package let conversation: ConversationID
  package let seq: Int
  package let id: MessageID
  /// Nil where nobody did it: the server has prepared an attachment.
  @Nullable package var author: UserID?
  @Nullable package var clientId: ClientID?
  package let kind: Kind
  /// The `seq` of the message it is about; its own for a message.
  package let target: Int
  package let message: Message

  package init(
    conversation: ConversationID, seq: Int, id: MessageID, author: UserID?, clientId: ClientID?,
    kind: Kind, target: Int, message: Message
  ) {
    self.conversation = conversation
    self.seq = seq
    self.id = id
    self.author = author
    self.clientId = clientId
    self.kind = kind
    self.target = target
    self.message = message
  }

  /// The entry that brought `message`.
  package init(_ message: Message) {
    self.init(
      conversation: message.conversation, seq: message.seq, id: message.id,
      author: message.author, clientId: message.clientId, kind: .message, target: message.seq,
      message: message)
  }

  /// What kind of change it is.
  package enum Kind: String, Codable, Sendable {
    case message
    case edited
    case deleted
    case reacted
    /// An attachment is ready, or could not be prepared.
    case prepared
  }
}

extension Entry: JSONWritable {
  func write(to json: inout JSONWriter) { write(to: &json, message: message) }

  /// As ``write(to:)``, with the message in a form of the caller's.
  func write(to json: inout JSONWriter, message: some JSONWritable) {
    json.object { json in
      json.name("author")
      if let author { json.value(author) } else { json.null() }
      json.name("clientId")
      if let clientId { json.value(clientId) } else { json.null() }
      json.name("conversation")
      json.value(conversation)
      json.name("id")
      json.value(id)
      json.name("kind")
      json.value(kind.rawValue)
      json.name("message")
      json.value(message)
      json.name("seq")
      json.value(seq)
      json.name("target")
      json.value(target)
    }
  }
}
