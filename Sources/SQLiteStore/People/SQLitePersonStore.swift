import Chat
import GRDB

struct SQLitePersonStore: PersonStore {
  let database: SQLiteDatabase

  func people(matching words: [String], asSeenBy viewer: UserID, after: String?, limit: Int)
    async throws -> [Person]
  {
    guard let sought = try SoughtWords(words) else { return [] }
    return try await database.read { database in
      guard let viewer = try database.accountNumber(viewer) else { return [] }
      return try database.rows(
        """
        SELECT \(User.columns), \(Person.relation) FROM account
        WHERE \(SoughtWords.areFound(longest: "?2", all: "?3"))
          AND number <> ?1 AND NOT deleted AND username > ?4 AND NOT \(Person.hasBlocked)
        ORDER BY username LIMIT ?5
        """, [viewer, sought.longest, sought.all, after ?? "", limit + 1]
      ).map(Person.init)
    }
  }

  func person(_ id: UserID, asSeenBy viewer: UserID) async throws -> Person? {
    try await database.read { database in
      guard let viewer = try database.accountNumber(viewer) else { return nil }
      return try database.row(
        """
        SELECT \(User.columns), \(Person.relation) FROM account
        WHERE id = ?2 AND NOT deleted AND NOT \(Person.hasBlocked)
        """, [viewer, id]
      ).map(Person.init)
    }
  }

  func companions(of id: UserID) async throws -> [UserID] {
    try await database.read { database in
      try database.rows(
        """
        SELECT DISTINCT account.id
        FROM account AS me
          JOIN member AS mine ON mine.account = me.number
          JOIN member AS other
            ON other.conversation = mine.conversation AND other.place <> mine.place
          JOIN account ON account.number = other.account
        WHERE me.id = ?
        ORDER BY account.id
        """, [id]
      ).map { $0[0] }
    }
  }
}

extension Person {
  /// Whether `account` wants nothing to do with the account ?1.
  fileprivate static let hasBlocked =
    "EXISTS (SELECT 1 FROM block WHERE blocker = account.number AND blocked = ?1)"

  /// What is between the account ?1 and `account`.
  fileprivate static let relation = """
    coalesce(
      (SELECT 'blocked' FROM block WHERE blocker = ?1 AND blocked = account.number),
      (SELECT 'friend' FROM friendship
        WHERE lower = min(?1, account.number) AND higher = max(?1, account.number)),
      (SELECT iif(asker = ?1, 'outgoing', 'incoming') FROM friendRequest
        WHERE min(asker, other) = min(?1, account.number)
          AND max(asker, other) = max(?1, account.number)),
      'none')
    """

  fileprivate init(_ row: Row) {
    self.init(user: User(row), relation: Relation(rawValue: row[6]) ?? .none)
  }
}
