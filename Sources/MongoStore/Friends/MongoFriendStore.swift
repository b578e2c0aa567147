import Chat

struct MongoFriendStore: FriendStore {
  let pool: MongoPool

  func ask(_ ask: FriendAsk) async throws -> AskOutcome {
    try await pool.run { connection in try connection.transaction { try $0.ask(ask) } }
  }

  func accept(
    _ id: RequestID, by user: UserID, conversation: ConversationID, at now: Timestamp,
    friendLimit: Int
  ) async throws -> AcceptOutcome? {
    try await pool.run { connection in
      try connection.transaction { transaction in
        guard let user = try transaction.party(user) else { return nil }
        guard let request = try transaction.request(id), request.other == user.id else {
          return try transaction.accepted(id, by: user.id)
        }
        guard let asker = try transaction.party(request.asker) else { return nil }
        guard try transaction.mayBefriend([asker, user], limit: friendLimit) else {
          return .limitReached
        }
        return .befriended(
          try transaction.befriend(
            asker: asker, other: user, request: id, conversation: conversation, at: now))
      }
    }
  }

  func removeRequest(_ id: RequestID, by user: UserID) async throws -> Removal? {
    try await pool.run { connection in
      try connection.transaction { transaction in
        guard try transaction.party(user) != nil, let request = try transaction.request(id),
          [request.asker, request.other].contains(user)
        else { return nil }
        let versions = try transaction.raiseVersions(of: [request.asker, request.other])
        try transaction.deleteOne(.requests, ["_id": id.bson])
        return Removal(versions: versions)
      }
    }
  }

  func unfriend(_ user: UserID, _ other: UserID) async throws -> Removal? {
    try await pool.run { connection in
      try connection.transaction { transaction in
        let friendship: BSONDocument = ["_id": Pair(user, other).bson]
        guard try transaction.deleteOne(.friendships, friendship) == 1 else { return nil }
        return Removal(versions: try transaction.raiseVersions(of: [user, other]))
      }
    }
  }

  func friends(of user: UserID) async throws -> [Friend] {
    try await pool.run { connection in
      try connection.aggregate(.friendships, .friends(of: user)).map { document in
        Friend(user: try document.card(), since: try document.value("since"))
      }
    }
  }

  func requests(
    of user: UserID, _ direction: FriendRequest.Direction, after: RequestID?, limit: Int
  ) async throws -> [FriendRequest] {
    let stages = [BSONDocument].requests(of: user, direction, after: after, limit: limit + 1)
    return try await pool.run { connection in
      try connection.aggregate(.requests, stages).map { document in
        FriendRequest(
          id: try document.value("_id"), user: try document.card(), direction: direction,
          createdAt: try document.value("createdAt"))
      }
    }
  }
}
