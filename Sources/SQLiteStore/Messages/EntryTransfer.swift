import Chat
import GRDB

/// Entries that are to be transferred, log by log.
extension Database {
  func entries(after key: TransferKey?, limit: Int) throws -> TransferPage {
    var records: [EntryRecord] = []
    var seq = key?.seq ?? 0
    var next = try log(key == nil ? "id > ?" : "id = ?", key?.id())
    while let log = next, records.count < limit {
      records += try self.records(of: log, above: seq, limit: limit - records.count)
      next = try self.log("id > ?", log.id)
      seq = 0
    }
    return TransferPage(records.map(TransferRecord.entry), limit: limit)
  }

  /// The log of a conversation; nil where there is none.
  func transferredLog(_ id: ConversationID) throws -> StoredLog? { try log("id = ?", id) }

  /// The first log of which the condition holds, which compares ids with `id`.
  private func log(_ condition: String, _ id: ConversationID?) throws -> StoredLog? {
    let id = id ?? ConversationID(bits: 0)
    let row = try row(
      "SELECT number, id FROM conversation WHERE \(condition) ORDER BY id LIMIT 1", [id])
    return try row.map { StoredLog(number: $0[0], id: $0[1], authors: try authors(of: $0[0])) }
  }

  private func authors(of conversation: Int64) throws -> [UserID] {
    try rows(
      """
      SELECT account.id FROM member JOIN account ON account.number = member.account
      WHERE conversation = ? ORDER BY place
      """, [conversation]
    ).map { $0[0] }
  }

  private func records(of log: StoredLog, above seq: Int, limit: Int) throws -> [EntryRecord] {
    let messages = try messageRecords(of: log, above: seq, limit: limit)
    let changes = try rows(
      """
      SELECT \(StoredChange.columns) FROM change WHERE key > ? AND key <= ? ORDER BY key LIMIT ?
      """, [log.key(seq), log.end, limit]
    ).map { EntryRecord(StoredChange($0), of: log) }
    guard !changes.isEmpty else { return messages }
    return Array((messages + changes).sorted { $0.seq < $1.seq }.prefix(limit))
  }

  private func messageRecords(of log: StoredLog, above seq: Int, limit: Int) throws
    -> [EntryRecord]
  {
    var records: [EntryRecord] = []
    var belongings: Belongings?
    try plain(
      """
      SELECT \(StoredLog.columns) FROM message WHERE key > ? AND key <= ? ORDER BY key LIMIT ?
      """
    ) { statement in
      statement.bind(1, log.key(seq))
      statement.bind(2, log.end)
      statement.bind(3, Int64(limit))
    } row: { row in
      // Most messages have none, so they are looked up only once somebody needs them.
      let mayHave = row.number(7) > 1 || !row.isNull(11)
      if mayHave, belongings == nil {
        belongings = try self.belongings(of: log, from: Int(row.number(0)), messages: limit)
      }
      records.append(try EntryRecord(row, of: log, mayHave ? belongings : nil))
    }
    return records
  }

  /// The marks on so many messages from `seq` on, and what came with them.
  private func belongings(of log: StoredLog, from seq: Int, messages: Int) throws -> Belongings {
    let last: Int64? = try row(
      """
      SELECT max(key) FROM (SELECT key FROM message WHERE key BETWEEN ? AND ? ORDER BY key LIMIT ?)
      """, [log.key(seq), log.end, messages])?[0]
    let range: StatementArguments = [log.key(seq), last]
    var belongings = Belongings()
    for row in try rows(
      """
      SELECT message & 0xffffffff, emoji, place, change & 0xffffffff FROM reaction
      WHERE message BETWEEN ? AND ? ORDER BY change
      """, range)
    {
      belongings.marks[row[0], default: []].append(
        MessageRecord.Mark(emoji: row[1], user: log.authors[row[2]], seq: row[3]))
    }
    for row in try rows(
      """
      SELECT message & 0xffffffff, id FROM media
      WHERE message BETWEEN ? AND ? ORDER BY message, position
      """, range)
    {
      belongings.attachments[row[0], default: []].append(row[1])
    }
    return belongings
  }
}

/// What messages have outside of their rows, by number.
private struct Belongings {
  var marks: [Int: [MessageRecord.Mark]] = [:]
  var attachments: [Int: [MediaID]] = [:]
}

extension EntryRecord {
  fileprivate init(_ change: StoredChange, of log: StoredLog) {
    self.init(
      conversation: log.id, seq: change.seq, id: change.id,
      author: change.author.map { log.authors[$0] }, clientId: change.clientId,
      digest: change.digest, content: .change(change.kind, target: change.target))
  }

  /// Reads a row of ``StoredLog/columns``.
  fileprivate init(_ row: PlainStatement, of log: StoredLog, _ belongings: Belongings?) throws {
    let seq = Int(row.number(0))
    guard let id: MessageID = row.id(1), let clientId = row.clientID(3) else {
      throw DatabaseError(message: "no name of message \(seq)")
    }
    self.init(
      conversation: log.id, seq: seq, id: id, author: log.authors[Int(row.number(2))],
      clientId: clientId, digest: row.numberIfAny(10),
      content: .message(
        MessageRecord(
          sentAt: id.time.advanced(byMilliseconds: row.number(4)), body: row.text(6),
          replyTo: row.numberIfAny(5).map(Int.init), rev: Int(row.number(7)),
          editedAt: row.numberIfAny(8).map(Timestamp.init),
          deletedAt: row.numberIfAny(9).map(Timestamp.init),
          marks: belongings?.marks[seq] ?? [], attachments: belongings?.attachments[seq] ?? [])))
  }
}
