import Chat
import GRDB

extension Database {
  /// One conversation as the member at `account` sees it: own pointers as they are, those of
  /// others as they are shown. Nil where the account isn't a member.
  func conversation(_ number: Int64, asSeenBy account: Int64) throws -> Conversation? {
    let members = try rows(
      """
      SELECT \(User.columns), account.number, readSeq, deliveredSeq, shownReadSeq,
        shownDeliveredSeq, muted, pinned, archived, draft, member.rev
      FROM member JOIN account ON account.number = member.account
      WHERE conversation = ? ORDER BY place
      """, [number])
    guard let place = members.firstIndex(where: { $0[6] == account }),
      let row = try row("SELECT id, head, updatedAt FROM conversation WHERE number = ?", [number])
    else { return nil }
    let mine = members[place]
    let log = StoredLog(number: number, id: row[0], authors: members.map { $0[0] })
    let last = try messages(of: log, below: .max, limit: 1).first
    return Conversation(
      id: log.id,
      members: members.enumerated()
        .map { Conversation.Member($1, pointersFrom: $0 == place ? 7 : 9) }
        .sorted { $0.user.id < $1.user.id },
      head: row[1], headId: try entryID(row[1], of: log), lastMessage: last,
      unread: try unread(in: log, by: place, above: mine[7]),
      muted: mine[11], pinned: mine[12], archived: mine[13], draft: mine[14], rev: mine[15],
      updatedAt: row[2])
  }

  /// Of the entry with a number, whatever it is; nil where there is none.
  private func entryID(_ seq: Int, of log: StoredLog) throws -> MessageID? {
    try row(
      "SELECT id FROM message WHERE key = ?1 UNION ALL SELECT id FROM change WHERE key = ?1",
      [log.key(seq)])?[0]
  }

  /// Messages by others above `readSeq` that aren't deleted, counted to 100.
  private func unread(in log: StoredLog, by place: Int, above readSeq: Int) throws -> Int {
    try row(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM message
        WHERE key > ? AND key <= ? AND author <> ? AND deletedAt IS NULL LIMIT 100)
      """, [log.key(readSeq), log.end, place])?[0] ?? 0
  }
}

extension Conversation.Member {
  fileprivate init(_ row: Row, pointersFrom start: Int) {
    self.init(user: User(row), readSeq: row[start], deliveredSeq: row[start + 1])
  }
}
