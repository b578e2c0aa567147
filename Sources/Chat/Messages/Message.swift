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
  /// In the order in which they are shown.
  package var attachments: [Attachment]
  /// The `seq` of the message it answers.
  @Nullable package var replyTo: Int?
  @Nullable package var editedAt: Timestamp?
  @Nullable package var deletedAt: Timestamp?
  /// In the order of the first of each who still stands by it.
  package var reactions: [Reaction]
  /// Counts its changes, from 1; the higher one is the newer.
  package var rev: Int

  package init(
    conversation: ConversationID, seq: Int, id: MessageID, author: UserID, clientId: ClientID,
    sentAt: Timestamp, body: String, attachments: [Attachment] = [], replyTo: Int?,
    editedAt: Timestamp? = nil, deletedAt: Timestamp? = nil, reactions: [Reaction] = [],
    rev: Int = 1
  ) {
    self.conversation = conversation
    self.seq = seq
    self.id = id
    self.author = author
    self.clientId = clientId
    self.sentAt = sentAt
    self.body = body
    self.attachments = attachments
    self.replyTo = replyTo
    self.editedAt = editedAt
    self.deletedAt = deletedAt
    self.reactions = reactions
    self.rev = rev
  }

  /// About how many bytes it takes on the wire beyond what every message takes.
  package var weight: Int {
    attachments.reduce(body.utf8.count) { $0 + $1.weight }
  }

  /// What is left of it after its deletion: its number, its author, and the moment it went.
  package func tombstone(at now: Timestamp) -> Message {
    Message(
      conversation: conversation, seq: seq, id: id, author: author, clientId: clientId,
      sentAt: sentAt, body: "", replyTo: nil, deletedAt: now, rev: rev + 1)
  }
}

/// Who answered a message with one emoji.
package struct Reaction: Codable, Equatable, Sendable {
  package let emoji: String
  /// In the order in which they did.
  package var users: [UserID]

  package init(emoji: String, users: [UserID]) {
    self.emoji = emoji
    self.users = users
  }
}

extension Message: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.name("attachments")
      json.array(attachments) { $1.value($0) }
      json.name("author")
      json.value(author)
      json.name("body")
      json.value(body)
      json.name("clientId")
      json.value(clientId)
      json.name("conversation")
      json.value(conversation)
      json.name("deletedAt")
      json.value(deletedAt?.milliseconds)
      json.name("editedAt")
      json.value(editedAt?.milliseconds)
      json.name("id")
      json.value(id)
      json.name("reactions")
      json.array(reactions) { $1.value($0) }
      json.name("replyTo")
      json.value(replyTo)
      json.name("rev")
      json.value(rev)
      json.name("sentAt")
      json.value(sentAt.milliseconds)
      json.name("seq")
      json.value(seq)
    }
  }
}

extension Reaction: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.name("emoji")
      json.value(emoji)
      json.name("users")
      json.array(users) { $1.value($0) }
    }
  }
}
