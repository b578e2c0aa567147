import Chat
import GRDB

extension Database {
  /// The next conversations that are to be transferred.
  func conversations(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let rows = try rows(
      """
      SELECT id, head, updatedAt,
        coalesce(
          (SELECT message.id FROM message WHERE key = number << 32 | head),
          (SELECT change.id FROM change WHERE key = number << 32 | head)),
        (SELECT max(key) & 0xffffffff FROM message
          WHERE key BETWEEN number << 32 AND number << 32 | head),
        number
      FROM conversation WHERE id > ? ORDER BY id LIMIT ?
      """, [key.blob, limit])
    let records = try rows.map { row in
      ConversationRecord(
        id: row[0], members: try transferredMembers(of: row[5]), head: row[1], headId: row[3],
        last: row[4], updatedAt: row[2])
    }
    return TransferPage(records.map(TransferRecord.conversation), limit: limit)
  }

  private func transferredMembers(of conversation: Int64) throws -> [ConversationRecord.Member] {
    try rows(
      """
      SELECT account.id, readSeq, deliveredSeq, shownReadSeq, shownDeliveredSeq, muted, pinned,
        archived, draft, member.rev
      FROM member JOIN account ON account.number = member.account WHERE conversation = ?
      """, [conversation]
    ).map { row in
      ConversationRecord.Member(
        id: row[0], own: Pointers(readSeq: row[1], deliveredSeq: row[2]),
        shown: Pointers(readSeq: row[3], deliveredSeq: row[4]), muted: row[5], pinned: row[6],
        archived: row[7], draft: row[8], rev: row[9])
    }
  }

  /// Keeps a conversation that was transferred, unless it is there.
  func take(_ record: ConversationRecord) throws {
    let members = try record.members.map { (account: try knownAccount($0.id), member: $0) }
      .sorted { $0.account < $1.account }
    guard let first = members.first, let last = members.last, members.count <= 2 else {
      throw DatabaseError(message: "no pair in conversation \(record.id)")
    }
    let inserted = try run(
      """
      INSERT INTO conversation (id, lower, higher, head, updatedAt) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """, [record.id, first.account, last.account, record.head, record.updatedAt])
    guard inserted == 1 else { return }
    let number = lastInsertedRowID
    for (place, (account, member)) in members.enumerated() {
      try take(member, of: number, place: place, account: account)
    }
  }

  private func take(
    _ member: ConversationRecord.Member, of conversation: Int64, place: Int, account: Int64
  ) throws {
    try run(
      """
      INSERT INTO member (
        conversation, place, account, readSeq, deliveredSeq, shownReadSeq, shownDeliveredSeq,
        muted, pinned, archived, draft, rev
      ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        conversation, place, account, member.own.readSeq, member.own.deliveredSeq,
        member.shown.readSeq, member.shown.deliveredSeq, member.muted, member.pinned,
        member.archived, member.draft, member.rev,
      ])
  }
}
