import Chat
import GRDB

struct SQLiteMessageStore: MessageStore {
  let database: SQLiteDatabase

  func append(_ draft: Draft) async throws -> AppendOutcome {
    try await database.write { try $0.append(draft) }
  }

  func change(_ change: MessageChange) async throws -> ChangeOutcome {
    try await database.write { try $0.change(change) }
  }

  func recall(_ draft: Draft) async throws -> AppendOutcome? {
    try await database.read { database in
      guard
        let membership = try database.membership(of: draft.author, in: draft.conversation)
      else { return nil }
      return try database.recall(draft, in: membership)
    }
  }

  func recall(_ change: MessageChange) async throws -> ChangeOutcome? {
    try await database.read { database in
      guard
        let membership = try database.membership(of: change.author, in: change.conversation)
      else { return nil }
      return try database.recall(change, in: membership)
    }
  }

  func messages(in id: ConversationID, asSeenBy viewer: UserID, window: HistoryWindow)
    async throws -> History?
  {
    try await database.read { database in
      guard let membership = try database.membership(of: viewer, in: id) else { return nil }
      return try database.history(
        of: StoredLog(id, membership), head: membership.head, window: window)
    }
  }

  func log(
    of id: ConversationID, asSeenBy viewer: UserID, after: Int, limit: Int, bytes: Int
  ) async throws -> Log? {
    try await database.read { database in
      guard let membership = try database.membership(of: viewer, in: id) else { return nil }
      let entries = try database.entries(
        of: StoredLog(id, membership), from: after, limit: limit, bytes: bytes)
      return Log(items: entries, head: membership.head)
    }
  }
}

extension Database {
  /// The key comes before rights: a retry must get its message whatever has happened since.
  fileprivate func append(_ draft: Draft) throws -> AppendOutcome {
    guard let membership = try membership(of: draft.author, in: draft.conversation) else {
      return .notFound
    }
    if let earlier = try recall(draft, in: membership) { return earlier }
    let log = StoredLog(draft.conversation, membership)
    guard try isOpen(membership) else { return .notFriends }
    if let replyTo = draft.replyTo {
      guard try message(replyTo, of: log) != nil else { return .noSuchReply }
    }
    return .stored(
      try insert(draft, in: log, place: membership.place), members: membership.memberIDs)
  }

  /// What an earlier attempt with the same key came to.
  fileprivate func recall(_ draft: Draft, in membership: Membership) throws -> AppendOutcome? {
    let log = StoredLog(draft.conversation, membership)
    if let earlier = try earlier(draft, in: log, place: membership.place) {
      guard earlier.digest ?? draft.digest == draft.digest else { return .clientIDReused }
      return .repeated(earlier.message, members: membership.memberIDs)
    }
    let other = try change(by: membership.place, as: draft.clientId, in: log)
    return other == nil ? nil : .clientIDReused
  }

  private func earlier(_ draft: Draft, in log: StoredLog, place: Int) throws
    -> (message: Message, digest: Int64?)?
  {
    try row(
      """
      SELECT \(StoredLog.columns) FROM message
      WHERE conversation = ? AND author = ? AND clientId = ?
      """, [log.number, place, draft.clientId]
    ).map { (try message($0, of: log), $0[10]) }
  }

  private func insert(_ draft: Draft, in log: StoredLog, place: Int) throws -> Message {
    try run("UPDATE conversation SET updatedAt = ? WHERE number = ?", [draft.sentAt, log.number])
    let message = Message(
      conversation: draft.conversation, seq: try nextNumber(of: log), id: draft.id,
      author: draft.author, clientId: draft.clientId, sentAt: draft.sentAt, body: draft.body,
      replyTo: draft.replyTo)
    try run(
      """
      INSERT INTO message (key, id, author, clientId, digest, sentAfter, replyTo, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        log.key(message.seq), message.id, place, message.clientId, draft.digest,
        message.id.time.distance(to: message.sentAt), message.replyTo.map(log.key), message.body,
      ])
    return message
  }
}
