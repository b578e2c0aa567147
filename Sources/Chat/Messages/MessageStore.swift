/// Where the numbered logs are kept.
package protocol MessageStore: Sendable {
  /// Stores a message under the next number of its conversation, durably, before it answers.
  ///
  /// The key (conversation, author, client id) is looked up before everything else: a retry gets the
  /// message as it is now. Number, message and `head` are one commit.
  ///
  /// Returns at once and calls `then` once, from any thread, which must not be held up. Drafts of one
  /// caller are numbered in the order of the calls. It is a callback because every message comes this
  /// way: a thousand wait for one commit without a thousand tasks.
  func append(
    _ draft: Draft, then: @escaping @Sendable (Result<AppendOutcome, any Error>) -> Void)

  /// Changes a message by an entry of its own, under the same promises as ``append(_:)``.
  ///
  /// The entry, the message with a higher `rev`, and `head` are one commit. A deletion leaves a
  /// tombstone and takes body, reactions and the digests of what was ever asked of it along.
  func change(_ change: MessageChange) async throws -> ChangeOutcome

  /// What an earlier attempt with the key of `draft` came to; nil where there was none. For a retry
  /// that could not be taken as a new message: it still gets the first answer.
  func recall(_ draft: Draft) async throws -> AppendOutcome?

  /// As ``recall(_:)-(Draft)``, for a change.
  func recall(_ change: MessageChange) async throws -> ChangeOutcome?

  /// Messages as they are now, ascending. Nil where the viewer isn't a member.
  func messages(in id: ConversationID, asSeenBy viewer: UserID, window: HistoryWindow)
    async throws -> History?

  /// Entries from `after` inclusive, ascending: as many as fit `limit`, and `bytes` of bodies, but at
  /// least one. Nil where the viewer isn't a member.
  func log(
    of id: ConversationID, asSeenBy viewer: UserID, after: Int, limit: Int, bytes: Int
  ) async throws -> Log?
}

extension MessageStore {
  /// As ``append(_:then:)``, for whoever can wait.
  package func append(_ draft: Draft) async throws -> AppendOutcome {
    try await withCheckedThrowingContinuation { continuation in
      append(draft) { continuation.resume(with: $0) }
    }
  }
}

/// A message that its author wants stored.
package struct Draft: Equatable, Sendable {
  package let conversation: ConversationID
  package let author: UserID
  package let clientId: ClientID
  /// The message's id, should it be new.
  package let id: MessageID
  package let body: String
  /// Complete uploads of the author's, which the message takes in the same commit.
  package let attachments: [MediaID]
  package let replyTo: Int?
  /// Keyed digest of what is asked, to tell a retry from another use of the same client id.
  package let digest: Int64
  package let sentAt: Timestamp

  package init(
    conversation: ConversationID, author: UserID, clientId: ClientID, id: MessageID, body: String,
    attachments: [MediaID] = [], replyTo: Int?, digest: Int64, sentAt: Timestamp
  ) {
    self.conversation = conversation
    self.author = author
    self.clientId = clientId
    self.id = id
    self.body = body
    self.attachments = attachments
    self.replyTo = replyTo
    self.digest = digest
    self.sentAt = sentAt
  }
}

/// What came of sending.
package enum AppendOutcome: Equatable, Sendable {
  /// Stored just now.
  case stored(Message, members: [UserID])
  /// Stored by an earlier attempt with the same key.
  case repeated(Message, members: [UserID])
  /// The key was used before for something else.
  case clientIDReused
  /// The author isn't a member, or there is no such conversation.
  case notFound
  /// The other member isn't a friend of the author (any more).
  case notFriends
  /// `replyTo` names no message of this conversation.
  case noSuchReply
  /// An attachment can't be taken.
  case attachmentRefused(AttachmentRefusal)
}

/// Why a message can't take an upload.
package enum AttachmentRefusal: Equatable, Sendable {
  /// There is no such complete upload of the author's.
  case unknown
  /// Another message has it, or it is the author's picture.
  case used
  /// It could not be prepared.
  case failed
}

/// Which part of a history is asked for. Bounds are exclusive, `around` inclusive.
package struct HistoryWindow: Equatable, Sendable {
  package var place: Place
  /// At most so many messages.
  package var limit: Int

  package init(_ place: Place, limit: Int) {
    self.place = place
    self.limit = limit
  }

  /// Where in the history.
  package enum Place: Equatable, Sendable {
    case newest
    case before(Int)
    case after(Int)
    /// The message with this number, half of the rest before it and half after.
    case around(Int)
  }
}

/// A part of a conversation's messages.
package struct History: Codable, Equatable, Sendable {
  package let items: [Message]
  package let head: Int
  /// Whether there are messages before the first.
  package let older: Bool
  /// Whether there are messages behind the last.
  package let newer: Bool

  package init(items: [Message], head: Int, older: Bool, newer: Bool) {
    self.items = items
    self.head = head
    self.older = older
    self.newer = newer
  }
}

/// A part of a conversation's log.
package struct Log: Codable, Equatable, Sendable {
  package let items: [Entry]
  package let head: Int

  package init(items: [Entry], head: Int) {
    self.items = items
    self.head = head
  }
}

extension History: JSONWritable {
  var expectedBytes: Int { 512 * (items.count + 1) }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.name("head")
      json.value(head)
      json.name("items")
      json.array(items) { $1.value($0) }
      json.name("newer")
      json.value(newer)
      json.name("older")
      json.value(older)
    }
  }
}

extension Log: JSONWritable {
  var expectedBytes: Int { 1_024 * (items.count + 1) }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.name("head")
      json.value(head)
      json.name("items")
      json.array(items) { $1.value($0) }
    }
  }
}
