import Chat
import GRDB

struct SQLiteBlockStore: BlockStore {
  let database: SQLiteDatabase

  func block(_ other: UserID, by user: UserID, at now: Timestamp, limit: Int) async throws
    -> BlockOutcome
  {
    try await database.write { try $0.block(other, by: user, at: now, limit: limit) }
  }

  func unblock(_ other: UserID, by user: UserID) async throws -> Removal? {
    try await database.write { database in
      guard let user = try database.accountNumber(user),
        let other = try database.accountNumber(other)
      else { return nil }
      let removed = try database.run(
        "DELETE FROM block WHERE blocker = ? AND blocked = ?", [user, other])
      guard removed == 1 else { return nil }
      return Removal(versions: try database.raiseVersions(of: [user]))
    }
  }

  func blocks(of user: UserID) async throws -> [User] {
    try await database.read { database in
      guard let user = try database.accountNumber(user) else { return [] }
      return try database.rows(
        """
        SELECT \(User.columns) FROM block JOIN account ON account.number = block.blocked
        WHERE blocker = ? ORDER BY since DESC, account.id DESC
        """, [user]
      ).map { User($0) }
    }
  }
}

extension Database {
  /// Whether one of the two has blocked the other.
  func isBlocked(between one: Int64, _ other: Int64) throws -> Bool {
    try row(
      """
      SELECT 1 FROM block
      WHERE blocker = ?1 AND blocked = ?2 OR blocker = ?2 AND blocked = ?1 LIMIT 1
      """, [one, other]) != nil
  }

  fileprivate func block(
    _ other: UserID, by user: UserID, at now: Timestamp, limit: Int
  ) throws -> BlockOutcome {
    guard user != other, let blocker = try party(user), let blocked = try party(other),
      try row(
        "SELECT 1 FROM block WHERE blocker = ? AND blocked = ?", [blocked.number, blocker.number])
        == nil
    else { return .notFound }
    guard
      try row(
        "SELECT 1 FROM block WHERE blocker = ? AND blocked = ?", [blocker.number, blocked.number])
        == nil
    else { return .alreadyBlocked(blocked.user) }
    let count: Int =
      try row("SELECT count(*) FROM block WHERE blocker = ?", [blocker.number])?[0] ?? 0
    guard count < limit else { return .limitReached }
    try run("INSERT INTO block VALUES (?, ?, ?)", [blocker.number, blocked.number, now])
    return .blocked(try ended(by: blocker, blocked))
  }

  /// Ends what was between the two.
  private func ended(by blocker: Party, _ blocked: Party) throws -> Blocking {
    let pair = Pair(blocker.number, blocked.number)
    let endedFriendship =
      try run(
        "DELETE FROM friendship WHERE lower = ? AND higher = ?", [pair.lower, pair.higher]) == 1
    let request: RequestID? = try row(
      """
      DELETE FROM friendRequest WHERE min(asker, other) = ? AND max(asker, other) = ? RETURNING id
      """, [pair.lower, pair.higher])?[0]
    let told = endedFriendship || request != nil
    return Blocking(
      user: blocked.user, endedFriendship: endedFriendship, endedRequest: request,
      versions: try raiseVersions(
        of: told ? [blocker.number, blocked.number] : [blocker.number]))
  }
}
