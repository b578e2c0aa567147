import Chat
import GRDB

/// The logs that a batch of transferred records belongs to, each looked up once.
struct TransferLogs {
  fileprivate var logs: [ConversationID: TransferLog] = [:]
}

/// A log to which entries are transferred.
private struct TransferLog {
  let stored: StoredLog

  func place(of user: UserID) throws -> Int {
    guard let place = stored.authors.firstIndex(of: user) else {
      throw DatabaseError(message: "no member \(user) in conversation \(stored.id)")
    }
    return place
  }
}

extension Database {
  /// Keeps an entry that was transferred, unless it is there.
  func take(_ record: EntryRecord, _ logs: inout TransferLogs) throws {
    let log = try log(record.conversation, &logs)
    let place = try record.author.map(log.place)
    switch record.content {
    case .message(let message): try take(record, message, place, in: log)
    case .change(let kind, let target): try take(record, kind, target, place, in: log.stored)
    }
  }

  /// The key of a message in a transferred log.
  func messageKey(_ seq: Int, in conversation: ConversationID, _ logs: inout TransferLogs) throws
    -> Int64
  {
    try log(conversation, &logs).stored.key(seq)
  }

  private func log(_ id: ConversationID, _ logs: inout TransferLogs) throws -> TransferLog {
    if let log = logs.logs[id] { return log }
    guard let stored = try transferredLog(id) else {
      throw DatabaseError(message: "no conversation \(id)")
    }
    let log = TransferLog(stored: stored)
    logs.logs[id] = log
    return log
  }

  private func take(
    _ record: EntryRecord, _ message: MessageRecord, _ place: Int?, in log: TransferLog
  ) throws {
    guard let clientId = record.clientId, let place else {
      throw DatabaseError(message: "nobody has sent message \(record.seq)")
    }
    let key = log.stored.key(record.seq)
    try plain(
      """
      INSERT INTO message (
        key, id, author, clientId, digest, sentAfter, replyTo, body, rev, editedAt, deletedAt,
        attachments
      ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """
    ) { statement in
      statement.bind(1, key)
      statement.bind(2, record.id)
      statement.bind(3, Int64(place))
      statement.bind(4, clientId)
      statement.bind(5, record.digest)
      statement.bind(6, record.id.time.distance(to: message.sentAt))
      statement.bind(7, message.replyTo.map(log.stored.key))
      statement.bind(8, message.body)
      statement.bind(9, Int64(message.rev))
      statement.bind(10, message.editedAt?.milliseconds)
      statement.bind(11, message.deletedAt?.milliseconds)
      let attachments = message.attachments.count
      statement.bind(12, attachments == 0 ? nil : Int64(attachments))
    }
    for mark in message.marks {
      try run(
        """
        INSERT INTO reaction (message, emoji, place, change) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """, [key, mark.emoji, try log.place(of: mark.user), log.stored.key(mark.seq)])
    }
  }

  private func take(
    _ record: EntryRecord, _ kind: Entry.Kind, _ target: Int, _ place: Int?, in log: StoredLog
  ) throws {
    try run(
      """
      INSERT INTO change (key, id, author, clientId, digest, kind, target)
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """,
      [
        log.key(record.seq), record.id, place, record.clientId, record.digest,
        StoredChange.kinds.firstIndex(of: kind), log.key(target),
      ])
  }
}
