import Chat
import GRDB

extension Database {
  /// The next blocks that are to be transferred.
  func blocks(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let last: (blocker: UserID?, blocked: UserID?) = (key?.id(), key?.id(at: 1))
    let rows = try rows(
      """
      SELECT blocker.id, blocked.id, since
      FROM account AS blocker
        JOIN block ON block.blocker = blocker.number
        JOIN account AS blocked ON blocked.number = block.blocked
      WHERE ?1 IS NULL OR blocker.id >= ?1 AND (blocker.id, blocked.id) > (?1, ?2)
      ORDER BY blocker.id, blocked.id LIMIT ?3
      """, [last.blocker, last.blocked, limit])
    return TransferPage(
      rows.map { .block(BlockRecord(blocker: $0[0], blocked: $0[1], since: $0[2])) }, limit: limit)
  }

  /// Keeps a block that was transferred, unless it is there.
  func take(_ record: BlockRecord) throws {
    try run(
      "INSERT INTO block VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      [try knownAccount(record.blocker), try knownAccount(record.blocked), record.since])
  }
}
