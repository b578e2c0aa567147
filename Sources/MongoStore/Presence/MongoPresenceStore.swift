import Chat

struct MongoPresenceStore: PresenceStore {
  let pool: MongoPool

  func audience(of user: UserID) async throws -> [UserID] {
    try await pool.run { connection in
      let friendships = try connection.find(
        .friendships, ["people": user.bson], fields: ["people": 1])
      let people = try friendships.flatMap { try $0.value("people", as: [UserID].self) }
      return people.filter { $0 != user }.sorted()
    }
  }

  func saw(_ user: UserID, at moment: Timestamp) async throws {
    try await pool.run { connection in
      _ = try connection.updateOne(
        .accounts, ["_id": user.bson], ["$max": ["lastSeen": moment.bson]])
    }
  }

  func showingLastSeen(among users: [UserID]) async throws -> Set<UserID> {
    try await pool.run { connection in
      Set(try connection.showingLastSeen(among: users).map { try $0.value("_id") })
    }
  }

  func lastSeen(of users: [UserID], to viewer: UserID) async throws -> [UserID: Timestamp] {
    try await pool.run { connection in
      var moments: [UserID: Timestamp] = [:]
      var viewerShows = false
      for account in try connection.showingLastSeen(among: users + [viewer]) {
        let user: UserID = try account.value("_id")
        if user == viewer { viewerShows = true }
        if users.contains(user) { moments[user] = try account.optional("lastSeen") }
      }
      return viewerShows ? moments : [:]
    }
  }
}

extension MongoConnection {
  fileprivate func showingLastSeen(among users: [UserID]) throws -> [BSONDocument] {
    try find(
      .accounts, ["_id": ["$in": users.bson], "showsLastSeen": true, "deleted": nil],
      fields: ["lastSeen": 1])
  }
}
