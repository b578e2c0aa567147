import Chat
import GRDB

struct SQLiteFriendStore: FriendStore {
  let database: SQLiteDatabase

  func ask(_ ask: FriendAsk) async throws -> AskOutcome {
    try await database.write { try $0.ask(ask) }
  }

  func accept(
    _ id: RequestID, by user: UserID, conversation: ConversationID, at now: Timestamp,
    friendLimit: Int
  ) async throws -> AcceptOutcome? {
    try await database.write { database in
      guard let user = try database.party(user) else { return nil }
      if let request = try database.request(id), request.other == user.number {
        guard let asker = try database.party(number: request.asker) else { return nil }
        guard try database.mayBefriend([asker, user], limit: friendLimit) else {
          return .limitReached
        }
        return .befriended(
          try database.befriend(
            asker: asker, other: user, request: id, conversation: conversation, at: now))
      }
      return try database.accepted(id, by: user)
    }
  }

  func removeRequest(_ id: RequestID, by user: UserID) async throws -> Removal? {
    try await database.write { database in
      guard let user = try database.party(user), let request = try database.request(id),
        [request.asker, request.other].contains(user.number)
      else { return nil }
      try database.run("DELETE FROM friendRequest WHERE id = ?", [id])
      return Removal(versions: try database.raiseVersions(of: [request.asker, request.other]))
    }
  }

  func unfriend(_ user: UserID, _ other: UserID) async throws -> Removal? {
    try await database.write { database in
      guard let user = try database.accountNumber(user),
        let other = try database.accountNumber(other)
      else { return nil }
      let pair = Pair(user, other)
      let removed = try database.run(
        "DELETE FROM friendship WHERE lower = ? AND higher = ?", [pair.lower, pair.higher])
      guard removed == 1 else { return nil }
      return Removal(versions: try database.raiseVersions(of: [user, other]))
    }
  }

  func friends(of user: UserID) async throws -> [Friend] {
    try await database.read { database in
      guard let user = try database.accountNumber(user) else { return [] }
      return try database.rows(
        """
        SELECT \(User.columns), since
        FROM (
            SELECT higher AS number, since FROM friendship WHERE lower = ?1
            UNION ALL SELECT lower, since FROM friendship WHERE higher = ?1
          ) AS friend
          JOIN account ON account.number = friend.number
        ORDER BY account.displayName COLLATE NOCASE, account.id
        """, [user]
      ).map { Friend(user: User($0), since: $0[6]) }
    }
  }

  func requests(
    of user: UserID, _ direction: FriendRequest.Direction, after: RequestID?, limit: Int
  ) async throws -> [FriendRequest] {
    try await database.read { database in
      guard let user = try database.accountNumber(user) else { return [] }
      let (mine, others) =
        switch direction {
        case .incoming: ("other", "asker")
        case .outgoing: ("asker", "other")
        }
      return try database.rows(
        """
        SELECT \(User.columns), friendRequest.id, friendRequest.createdAt
        FROM friendRequest JOIN account ON account.number = friendRequest.\(others)
        WHERE friendRequest.\(mine) = ?1 AND (?2 IS NULL OR friendRequest.id < ?2)
        ORDER BY friendRequest.id DESC LIMIT ?3
        """, [user, after, limit + 1]
      ).map {
        FriendRequest(id: $0[6], user: User($0), direction: direction, createdAt: $0[7])
      }
    }
  }
}
