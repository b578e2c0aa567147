import Chat
import GRDB

extension Database {
  /// The next sessions that are to be transferred.
  func sessions(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let rows = try rows(
      """
      SELECT \(Session.columns), session.number
      FROM session JOIN account ON account.number = session.account
      WHERE session.id > ? ORDER BY session.id LIMIT ?
      """, [key.blob, limit])
    let records = try rows.map { row in
      SessionRecord(session: Session(row), tokens: try tokens(of: row[6]))
    }
    return TransferPage(records.map(TransferRecord.session), limit: limit)
  }

  private func tokens(of session: Int64) throws -> [SessionRecord.Token] {
    try rows(
      "SELECT hash, predecessor, followedAt FROM refreshToken WHERE session = ?", [session]
    ).map { SessionRecord.Token(hash: $0[0], predecessor: $0[1], followedAt: $0[2]) }
  }

  /// Keeps a session that was transferred, unless it is there.
  func take(_ record: SessionRecord) throws {
    let session = record.session
    let inserted = try run(
      """
      INSERT INTO session (id, account, device, createdAt, lastSeen, expiresAt)
      VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """,
      [
        session.id, try knownAccount(session.user), session.device, session.createdAt,
        session.lastSeen, session.expiresAt,
      ])
    guard inserted == 1 else { return }
    let number = lastInsertedRowID
    for token in record.tokens {
      try run(
        "INSERT INTO refreshToken (hash, session, predecessor, followedAt) VALUES (?, ?, ?, ?)",
        [token.hash, number, token.predecessor, token.followedAt])
    }
  }
}
