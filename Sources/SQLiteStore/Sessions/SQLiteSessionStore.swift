import Chat
import GRDB

struct SQLiteSessionStore: SessionStore {
  let database: SQLiteDatabase

  func create(_ session: Session, token: TokenHash) async throws -> Bool {
    try await database.write { database in
      guard try database.insert(session) else { return false }
      try database.insert(token, of: database.lastInsertedRowID, after: nil)
      return true
    }
  }

  func session(_ id: SessionID, at now: Timestamp) async throws -> Session? {
    try await database.read { database in
      var found: Session?
      try database.plain(
        """
        SELECT \(Session.columns) FROM session JOIN account ON account.number = session.account
        WHERE session.id = ? AND expiresAt > ?
        """
      ) { statement in
        statement.bind(1, id)
        statement.bind(2, now.milliseconds)
      } row: { row in
        found = try Session(row)
      }
      return found
    }
  }

  func sessions(of user: UserID, at now: Timestamp) async throws -> [Session] {
    try await database.read { database in
      try database.rows(
        """
        SELECT \(Session.columns) FROM account JOIN session ON session.account = account.number
        WHERE account.id = ? AND expiresAt > ? ORDER BY session.lastSeen DESC, session.id DESC
        """, [user, now]
      ).map { Session($0) }
    }
  }

  func rotate(_ request: RotationRequest) async throws -> Rotation {
    try await database.write { try $0.rotate(request) }
  }

  func revoke(_ id: SessionID, of user: UserID) async throws -> Bool {
    try await database.write { database in
      try database.run(
        """
        DELETE FROM session
        WHERE id = ? AND account = (SELECT number FROM account WHERE id = ?)
        """, [id, user]) == 1
    }
  }

  func revokeOthers(than kept: SessionID, of user: UserID) async throws -> [SessionID] {
    try await database.write { database in
      guard let account = try database.accountNumber(user) else { return [] }
      return try database.endSessions(of: account, keeping: kept)
    }
  }
}

extension Session {
  /// What `init(_:)` reads, in its order.
  static let columns =
    "session.id, account.id, device, session.createdAt, session.lastSeen, expiresAt"

  init(_ row: Row) {
    self.init(
      id: row[0], user: row[1], device: row[2], createdAt: row[3], lastSeen: row[4],
      expiresAt: row[5])
  }

  /// As from any other row, for what every request asks.
  fileprivate init(_ row: PlainStatement) throws {
    guard let id: SessionID = row.id(0), let user: UserID = row.id(1) else {
      throw DatabaseError(message: "no name of a session")
    }
    self.init(
      id: id, user: user, device: row.text(2), createdAt: Timestamp(milliseconds: row.number(3)),
      lastSeen: Timestamp(milliseconds: row.number(4)),
      expiresAt: Timestamp(milliseconds: row.number(5)))
  }
}

extension Database {
  /// Ends every session of an account, or all but one; answers those ended, in the order of their ids.
  func endSessions(of account: Int64, keeping kept: SessionID? = nil) throws -> [SessionID] {
    try rows(
      "DELETE FROM session WHERE account = ? AND id IS NOT ? RETURNING id", [account, kept]
    )
    .map { $0[0] }.sorted()
  }

  /// A log-in is rare enough to clear away what has ended by itself, tokens included.
  fileprivate func insert(_ session: Session) throws -> Bool {
    try run("DELETE FROM session WHERE expiresAt <= ?", [session.createdAt])
    return try run(
      """
      INSERT INTO session (id, account, device, createdAt, lastSeen, expiresAt)
      SELECT ?, number, ?, ?, ?, ? FROM account
      WHERE account.id = ? AND NOT deleted AND suspendedAt IS NULL
      """,
      [
        session.id, session.device, session.createdAt, session.lastSeen, session.expiresAt,
        session.user,
      ]) == 1
  }

  fileprivate func insert(
    _ token: TokenHash, of session: Int64, after predecessor: TokenHash?
  ) throws {
    try run(
      """
      INSERT INTO refreshToken (hash, session, predecessor) VALUES (?, ?, ?)
      ON CONFLICT (hash) DO NOTHING
      """, [token, session, predecessor])
  }

  fileprivate func rotate(_ request: RotationRequest) throws -> Rotation {
    guard let token = try token(request.presented, at: request.now) else { return .unknown }
    if let followedAt = token.followedAt,
      followedAt.advanced(bySeconds: request.grace) < request.now
    {
      try run("DELETE FROM session WHERE number = ?", [token.number])
      return .reused(token.session.id)
    }
    if let predecessor = token.predecessor {
      try run(
        "UPDATE refreshToken SET followedAt = ? WHERE hash = ? AND followedAt IS NULL",
        [request.now, predecessor])
    }
    try insert(request.successor, of: token.number, after: request.presented)
    try forgetFollowed(of: token.number, request)
    try run(
      "UPDATE session SET lastSeen = ?, expiresAt = ? WHERE number = ?",
      [request.now, request.expiresAt, token.number])
    var session = token.session
    session.lastSeen = request.now
    session.expiresAt = request.expiresAt
    return .rotated(session)
  }

  /// Who still presents a token this old has long been logged out: it may become unknown.
  private func forgetFollowed(of session: Int64, _ request: RotationRequest) throws {
    let lifetime = request.expiresAt.milliseconds - request.now.milliseconds
    try run(
      "DELETE FROM refreshToken WHERE session = ? AND followedAt < ?",
      [session, request.now.milliseconds - lifetime])
  }

  private func token(_ hash: TokenHash, at now: Timestamp) throws -> StoredToken? {
    try row(
      """
      SELECT \(Session.columns), session.number, predecessor, followedAt
      FROM refreshToken JOIN session ON session.number = refreshToken.session
        JOIN account ON account.number = session.account
      WHERE hash = ? AND expiresAt > ?
      """, [hash, now]
    ).map { row in
      StoredToken(
        session: Session(row), number: row[6], predecessor: row[7], followedAt: row[8])
    }
  }
}

/// A refresh token's hash as it is kept.
private struct StoredToken {
  let session: Session
  /// The session's.
  let number: Int64
  let predecessor: TokenHash?
  /// When its successor was first presented.
  let followedAt: Timestamp?
}
