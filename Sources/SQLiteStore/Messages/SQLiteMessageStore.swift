import Chat
import GRDB

struct SQLiteMessageStore: MessageStore {
  let database: SQLiteDatabase

  func append(
    _ draft: Draft, then: @escaping @Sendable (Result<AppendOutcome, any Error>) -> Void
  ) {
    database.write({ try $0.append(draft) }, then: then)
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
    let log = StoredLog(draft.conversation, membership)
    let standing = try standing(of: draft, in: membership)
    if standing.isKeyTaken, let earlier = try recall(draft, in: membership) { return earlier }
    guard standing.isOpen else { return .notFriends }
    if let replyTo = draft.replyTo {
      guard try message(replyTo, of: log) != nil else { return .noSuchReply }
    }
    if let refusal = try refusal(of: draft.attachments, by: draft.author) {
      return .attachmentRefused(refusal)
    }
    return .stored(try insert(draft, in: log, membership), members: membership.memberIDs)
  }

  /// Everything that may stand against a message, in one statement: whether its key has named a
  /// message or a change before, and whether its author may write there.
  private func standing(of draft: Draft, in membership: Membership) throws
    -> (isKeyTaken: Bool, isOpen: Bool)
  {
    let me = membership.members[membership.place].account
    let pair = Pair(me, membership.other?.account ?? me)
    var standing = (isKeyTaken: true, isOpen: false)
    try plain(
      """
      SELECT
        EXISTS (SELECT 1 FROM message WHERE conversation = ?1 AND author = ?2 AND clientId = ?3)
        OR EXISTS (SELECT 1 FROM change WHERE conversation = ?1 AND author = ?2 AND clientId = ?3),
        ?4 = ?5 OR EXISTS (SELECT 1 FROM friendship WHERE lower = ?4 AND higher = ?5)
      """
    ) { statement in
      statement.bind(1, membership.number)
      statement.bind(2, Int64(membership.place))
      statement.bind(3, draft.clientId)
      statement.bind(4, pair.lower)
      statement.bind(5, pair.higher)
    } row: { row in
      standing = (isKeyTaken: row.number(0) == 1, isOpen: row.number(1) == 1)
    }
    return standing
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
    var found: (Message, Int64?)?
    try plain(
      """
      SELECT \(StoredLog.columns) FROM message
      WHERE conversation = ? AND author = ? AND clientId = ?
      """
    ) { statement in
      statement.bind(1, log.number)
      statement.bind(2, Int64(place))
      statement.bind(3, draft.clientId)
    } row: { row in
      found = (try message(row, of: log), row.numberIfAny(10))
    }
    return found
  }

  /// Takes the next number and writes the message under it.
  private func insert(_ draft: Draft, in log: StoredLog, _ membership: Membership) throws
    -> Message
  {
    var message = Message(
      conversation: draft.conversation, seq: membership.head + 1, id: draft.id,
      author: draft.author, clientId: draft.clientId, sentAt: draft.sentAt, body: draft.body,
      replyTo: draft.replyTo)
    try plain("UPDATE conversation SET head = ?, updatedAt = ? WHERE number = ?") { statement in
      statement.bind(1, Int64(message.seq))
      statement.bind(2, draft.sentAt.milliseconds)
      statement.bind(3, log.number)
    }
    try plain(
      """
      INSERT INTO message (key, id, author, clientId, digest, sentAfter, replyTo, body, attachments)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ) { statement in
      statement.bind(1, log.key(message.seq))
      statement.bind(2, message.id)
      statement.bind(3, Int64(membership.place))
      statement.bind(4, message.clientId)
      statement.bind(5, draft.digest)
      statement.bind(6, message.id.time.distance(to: message.sentAt))
      statement.bind(7, message.replyTo.map(log.key))
      statement.bind(8, message.body)
      let attachments = draft.attachments.count
      statement.bind(9, attachments == 0 ? nil : Int64(attachments))
    }
    if !draft.attachments.isEmpty {
      message.attachments = try attach(draft.attachments, to: log.key(message.seq))
    }
    return message
  }
}
