import Chat
import GRDB

extension Database {
  /// The next accounts that are to be transferred.
  func accounts(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let rows = try rows(
      """
      SELECT \(Account.columns), avatar, lastSeen, number FROM account
      WHERE id > ? ORDER BY id LIMIT ?
      """, [key.blob, limit])
    let records = try rows.map { row in
      AccountRecord(
        account: try Account(row), avatar: row[19], lastSeen: row[20],
        means: try recoveryMeans(of: row[21]))
    }
    return TransferPage(records.map(TransferRecord.account), limit: limit)
  }

  /// Keeps an account that was transferred, unless it is there.
  func take(_ record: AccountRecord) throws {
    let id = record.account.user.id
    guard try accountNumber(id) == nil else { return }
    guard try insert(record.account) else {
      throw DatabaseError(message: "another account has the name of \(id)")
    }
    try save(record.means, of: try knownAccount(id))
    try run(
      "UPDATE account SET avatar = ?, lastSeen = ? WHERE id = ?",
      [record.avatar, record.lastSeen, id])
  }
}
