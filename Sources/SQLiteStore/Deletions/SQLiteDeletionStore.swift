import Chat
import GRDB

struct SQLiteDeletionStore: DeletionStore {
  let database: SQLiteDatabase

  func due(at now: Timestamp, limit: Int) async throws -> [UserID] {
    try await database.read { database in
      try database.rows(
        "SELECT id FROM account WHERE deleteAt <= ? ORDER BY deleteAt, number LIMIT ?",
        [now, limit]
      ).map { $0[0] }
    }
  }

  func delete(_ user: UserID, at now: Timestamp) async throws -> Departure? {
    try await database.write { try $0.delete(user, at: now) }
  }

  func conversations(of user: UserID) async throws -> [ConversationID] {
    try await database.read { database in
      try database.rows(
        """
        SELECT conversation.id FROM account
          JOIN member ON member.account = account.number
          JOIN conversation ON conversation.number = member.conversation
        WHERE account.id = ? ORDER BY conversation.id
        """, [user]
      ).map { $0[0] }
    }
  }

  func traces(
    of user: UserID, in conversation: ConversationID, after: Int, limit: Int
  ) async throws -> [Trace] {
    try await database.read { database in
      guard let membership = try database.membership(of: user, in: conversation) else { return [] }
      let log = StoredLog(conversation, membership)
      return try database.traces(of: membership.place, in: log, after: after, limit: limit)
    }
  }

  func finish(_ user: UserID) async throws {
    try await database.write { database in
      _ = try database.run("UPDATE account SET deleteAt = NULL WHERE id = ? AND deleted", [user])
    }
  }
}

extension Database {
  fileprivate func delete(_ id: UserID, at now: Timestamp) throws -> Departure? {
    let found = try row(
      """
      SELECT \(User.columns), number FROM account
      WHERE id = ? AND NOT deleted AND deleteAt <= ?
      """, [id, now])
    guard let found else { return nil }
    let (card, number): (User, Int64) = (User(found).emptied, found[6])
    let sessions = try endSessions(of: number, keeping: nil)
    let friends = try accounts(
      "DELETE FROM friendship WHERE lower = ?1 OR higher = ?1 RETURNING lower + higher - ?1", number
    )
    let requests = try requestsRemoved(of: number)
    let blockers = try accounts(
      "DELETE FROM block WHERE blocked = ?1 RETURNING blocker", number)
    try run("DELETE FROM block WHERE blocker = ?", [number])
    let concerned = Set(friends.keys).union(requests.keys).union(blockers.keys)
    try empty(number, card)
    return Departure(
      card: card, sessions: sessions, friends: Set(friends.values),
      requests: Dictionary(uniqueKeysWithValues: requests.values),
      blockers: Set(blockers.values), versions: try raiseVersions(of: concerned.sorted()))
  }

  /// Lets everything go that is the account's own.
  private func empty(_ number: Int64, _ card: User) throws {
    try run("DELETE FROM searchWord WHERE account = ?", [number])
    try run("DELETE FROM secondFactor WHERE account = ?", [number])
    try save(RecoveryMeans(), of: number)
    try run("DELETE FROM invite WHERE owner = ?", [number])
    try run("DELETE FROM inviteGuest WHERE account = ?", [number])
    try run("UPDATE report SET comment = NULL WHERE reporter = ?", [number])
    try dropCopies(ofMessagesBy: number)
    try run("DELETE FROM media WHERE owner = ? AND message IS NULL", [number])
    try run(
      """
      UPDATE member SET muted = 0, pinned = 0, archived = 0, draft = NULL, rev = rev + 1
      WHERE account = ?
      """, [number])
    try run(
      """
      UPDATE account SET username = ?, displayName = '', avatar = NULL, rev = ?, deleted = 1,
        email = NULL, emailVerified = 0, passwordHash = '', readReceipts = 0, showsLastSeen = 0,
        asks = 0, clientSettings = '{}', lastSeen = NULL, role = 0,
        suspendedAt = NULL, terms = NULL, version = version + 1
      WHERE number = ?
      """, [card.keptUsername, card.rev, number])
  }

  private func requestsRemoved(of number: Int64) throws -> [Int64: (UserID, RequestID)] {
    let removed = try rows(
      """
      DELETE FROM friendRequest WHERE asker = ?1 OR other = ?1 RETURNING asker + other - ?1, id
      """, [number])
    var requests: [Int64: (UserID, RequestID)] = [:]
    for request in removed { requests[request[0]] = (try accountID(request[0]), request[1]) }
    return requests
  }

  /// The accounts whose numbers a statement answers.
  private func accounts(_ sql: String, _ number: Int64) throws -> [Int64: UserID] {
    var accounts: [Int64: UserID] = [:]
    for row in try rows(sql, [number]) { accounts[row[0]] = try accountID(row[0]) }
    return accounts
  }

  private func accountID(_ number: Int64) throws -> UserID {
    guard let row = try row("SELECT id FROM account WHERE number = ?", [number]) else {
      throw DatabaseError(message: "no account \(number)")
    }
    return row[0]
  }

  fileprivate func traces(of place: Int, in log: StoredLog, after: Int, limit: Int) throws
    -> [Trace]
  {
    let messages = try rows(
      """
      SELECT key, seq, author = ?3 FROM message
      WHERE key > ?1 AND key <= ?2 AND deletedAt IS NULL AND (author = ?3
        OR EXISTS (SELECT 1 FROM reaction WHERE reaction.message = key AND place = ?3))
      ORDER BY key LIMIT ?4
      """, [log.key(after), log.key(Int(UInt32.max)), place, limit])
    return try messages.map { message in
      let key: Int64 = message[0]
      let emojis: [String] = try rows(
        "SELECT emoji FROM reaction WHERE message = ? AND place = ?", [key, place]
      ).map { $0[0] }
      return Trace(seq: message[1], isAuthor: message[2], emojis: emojis)
    }
  }
}
