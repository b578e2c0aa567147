/// An entry of a log as it is kept: a message as it is now, or the change of one.
package struct EntryRecord: Equatable, Sendable {
  package let conversation: ConversationID
  package let seq: Int
  package let id: MessageID
  /// Nil where nobody made it.
  package let author: UserID?
  package let clientId: ClientID?
  /// Of what was asked for; nil since the message was deleted.
  package let digest: Int64?
  package let content: Content

  package enum Content: Equatable, Sendable {
    case message(MessageRecord)
    /// Another kind of entry, about the message `target`.
    case change(Entry.Kind, target: Int)
  }

  package init(
    conversation: ConversationID, seq: Int, id: MessageID, author: UserID?, clientId: ClientID?,
    digest: Int64?, content: Content
  ) {
    self.conversation = conversation
    self.seq = seq
    self.id = id
    self.author = author
    self.clientId = clientId
    self.digest = digest
    self.content = content
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("author", author)
      json.member("clientId", clientId?.description)
      json.member("conversation", conversation)
      json.member("digest", digest)
      json.member("id", id)
      switch content {
      case .message(let message):
        json.name("message")
        message.write(to: &json)
        json.member("seq", seq)
      case .change(let kind, let target):
        json.member("kind", kind.rawValue)
        json.member("seq", seq)
        json.member("target", target)
      }
    }
  }
}

/// What only the entry of a message has.
package struct MessageRecord: Equatable, Sendable {
  package let sentAt: Timestamp
  package let body: String
  package let replyTo: Int?
  package let rev: Int
  package let editedAt: Timestamp?
  package let deletedAt: Timestamp?
  /// In the order in which they were set.
  package let marks: [Mark]
  /// In the order in which they are shown.
  package let attachments: [MediaID]

  /// One person's emoji.
  package struct Mark: Equatable, Sendable {
    package let emoji: String
    package let user: UserID
    /// Of the entry that set it.
    package let seq: Int

    package init(emoji: String, user: UserID, seq: Int) {
      self.emoji = emoji
      self.user = user
      self.seq = seq
    }
  }

  package init(
    sentAt: Timestamp, body: String, replyTo: Int?, rev: Int, editedAt: Timestamp?,
    deletedAt: Timestamp?, marks: [Mark], attachments: [MediaID]
  ) {
    self.sentAt = sentAt
    self.body = body
    self.replyTo = replyTo
    self.rev = rev
    self.editedAt = editedAt
    self.deletedAt = deletedAt
    self.marks = marks
    self.attachments = attachments
  }

  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.name("attachments")
      json.array(attachments) { $1.value($0) }
      json.member("body", body)
      json.member("deletedAt", deletedAt)
      json.member("editedAt", editedAt)
      json.name("marks")
      json.array(marks) { mark, json in
        json.object { json in
          json.member("emoji", mark.emoji)
          json.member("seq", mark.seq)
          json.member("user", mark.user)
        }
      }
      json.member("replyTo", replyTo)
      json.member("rev", rev)
      json.member("sentAt", sentAt)
    }
  }
}
