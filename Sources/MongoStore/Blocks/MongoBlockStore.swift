import Chat

/// Who is blocked can't block back, so there is one block for a pair: its id is the pair.
struct MongoBlockStore: BlockStore {
  let pool: MongoPool

  func block(_ other: UserID, by user: UserID, at now: Timestamp, limit: Int) async throws
    -> BlockOutcome
  {
    try await pool.run { connection in
      try connection.transaction { try $0.block(other, by: user, at: now, limit: limit) }
    }
  }

  func unblock(_ other: UserID, by user: UserID) async throws -> Removal? {
    try await pool.run { connection in
      try connection.transaction { transaction in
        let block: BSONDocument = ["_id": Pair(user, other).bson, "blocker": user.bson]
        guard try transaction.deleteOne(.blocks, block) == 1 else { return nil }
        return Removal(versions: try transaction.raiseVersions(of: [user]))
      }
    }
  }

  func blocks(of user: UserID) async throws -> [User] {
    try await pool.run { connection in
      try connection.aggregate(.blocks, .blocks(of: user)).map { try $0.card() }
    }
  }
}

extension [BSONDocument] {
  /// The stages that list those whom a person has blocked, the latest first.
  static func blocks(of user: UserID) -> [BSONDocument] {
    [["$match": ["blocker": user.bson]], ["$sort": ["since": -1, "blocked": -1]]]
      + cards(of: "blocked")
  }
}

extension MongoConnection {
  /// Who of the two has blocked the other.
  func block(between pair: Pair) throws -> UserID? {
    try findOne(.blocks, ["_id": pair.bson])?.value("blocker")
  }

  fileprivate func block(
    _ other: UserID, by user: UserID, at now: Timestamp, limit: Int
  ) throws -> BlockOutcome {
    let pair = Pair(user, other)
    guard user != other, try party(user) != nil, let blocked = try party(other) else {
      return .notFound
    }
    if let blocker = try block(between: pair) {
      return blocker == user ? .alreadyBlocked(blocked) : .notFound
    }
    guard try isFewer(than: limit, .blocks, ["blocker": user.bson]) else { return .limitReached }
    let ended = try ended(pair)
    let told = ended.friendship || ended.request != nil
    let versions = try raiseVersions(of: told ? [user, other] : [user])
    try insert(
      .blocks,
      ["_id": pair.bson, "blocker": user.bson, "blocked": other.bson, "since": now.bson])
    return .blocked(
      Blocking(
        user: blocked, endedFriendship: ended.friendship, endedRequest: ended.request,
        versions: versions))
  }

  /// Ends what was between the two.
  private func ended(_ pair: Pair) throws -> (friendship: Bool, request: RequestID?) {
    let friendship = try deleteOne(.friendships, ["_id": pair.bson]) == 1
    let request = try findOne(.requests, ["pair": pair.bson]).map(StoredRequest.init)
    if let request { try deleteOne(.requests, ["_id": request.id.bson]) }
    return (friendship, request?.id)
  }
}
