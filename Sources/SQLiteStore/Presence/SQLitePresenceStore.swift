import Chat
import GRDB

struct SQLitePresenceStore: PresenceStore {
  let database: SQLiteDatabase

  func audience(of user: UserID) async throws -> [UserID] {
    try await database.read { database in
      guard let user = try database.accountNumber(user) else { return [] }
      return try database.rows(
        """
        SELECT id FROM account WHERE number IN (
          SELECT higher FROM friendship WHERE lower = ?1
          UNION ALL SELECT lower FROM friendship WHERE higher = ?1)
        ORDER BY id
        """, [user]
      ).map { $0[0] }
    }
  }

  func saw(_ user: UserID, at moment: Timestamp) async throws {
    try await database.write { database in
      try database.run(
        "UPDATE account SET lastSeen = ?2 WHERE id = ?1 AND coalesce(lastSeen < ?2, 1)",
        [user, moment])
    }
  }

  func showingLastSeen(among users: [UserID]) async throws -> Set<UserID> {
    try await database.read { database in
      Set(try users.filter { try database.showsLastSeen($0) })
    }
  }

  func lastSeen(of users: [UserID], to viewer: UserID) async throws -> [UserID: Timestamp] {
    try await database.read { database in
      guard try database.showsLastSeen(viewer) else { return [:] }
      var moments: [UserID: Timestamp] = [:]
      for user in users {
        let row = try database.row(
          "SELECT lastSeen FROM account WHERE id = ? AND showsLastSeen AND NOT deleted", [user])
        moments[user] = row?[0]
      }
      return moments
    }
  }
}

extension Database {
  fileprivate func showsLastSeen(_ user: UserID) throws -> Bool {
    try row("SELECT 1 FROM account WHERE id = ? AND showsLastSeen AND NOT deleted", [user]) != nil
  }
}
