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

  func showsLastSeen(_ user: UserID) async throws -> Bool {
    try await pool.run { connection in
      try connection.findOne(
        .accounts, ["_id": user.bson, "showsLastSeen": true, "deleted": nil],
        fields: ["_id": 1]) != nil
    }
  }

  func lastSeen(of users: [UserID]) async throws -> [UserID: Timestamp] {
    try await pool.run { connection in
      let shown = try connection.find(
        .accounts,
        [
          "_id": ["$in": users.bson], "showsLastSeen": true, "deleted": nil,
          "lastSeen": ["$exists": true],
        ], fields: ["lastSeen": 1])
      var moments: [UserID: Timestamp] = [:]
      for account in shown { moments[try account.value("_id")] = try account.value("lastSeen") }
      return moments
    }
  }
}
