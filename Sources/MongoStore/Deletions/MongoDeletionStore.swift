import Chat

struct MongoDeletionStore: DeletionStore {
  let pool: MongoPool

  func due(at now: Timestamp, limit: Int) async throws -> [UserID] {
    try await pool.run { connection in
      try connection.find(
        .accounts, ["deleteAt": ["$lte": now.bson]], sort: ["deleteAt": 1, "_id": 1],
        limit: limit, fields: ["_id": 1]
      ).map { try $0.value("_id") }
    }
  }

  func delete(_ user: UserID, at now: Timestamp) async throws -> Departure? {
    try await pool.run { connection in
      try connection.transaction { try $0.delete(user, at: now) }
    }
  }

  func conversations(of user: UserID) async throws -> [ConversationID] {
    try await pool.run { connection in
      try connection.find(
        .conversations, ["members.id": user.bson], fields: ["_id": 1]
      ).map { try $0.value("_id", as: ConversationID.self) }.sorted()
    }
  }

  func traces(
    of user: UserID, in conversation: ConversationID, after: Int, limit: Int
  ) async throws -> [Trace] {
    try await pool.run { connection in
      guard let place = try connection.conversation(conversation, for: user)?.place else {
        return []
      }
      var filter = EntryRange(conversation: conversation, above: after).messages
      filter.append("x", ["$exists": false])
      filter.append("$or", [["u": place.bson], ["m.u": place.bson]])
      return try connection.find(
        .entries, filter, sort: ["_id": 1], limit: limit, fields: ["u": 1, "m": 1]
      ).map { try Trace($0, of: place) }
    }
  }

  func finish(_ user: UserID) async throws {
    try await pool.run { connection in
      _ = try connection.updateOne(
        .accounts, ["_id": user.bson, "deleted": true], ["$unset": ["deleteAt": 1]])
    }
  }
}

extension Trace {
  fileprivate init(_ document: BSONDocument, of place: Int) throws {
    let key: EntryKey = try document.value("_id")
    let author: Int = try document.value("u")
    let marks: [Mark] = try document.optional("m") ?? []
    self.init(
      seq: key.seq, isAuthor: author == place,
      emojis: marks.filter { $0.place == place }.map(\.emoji))
  }
}

extension MongoConnection {
  fileprivate func delete(_ id: UserID, at now: Timestamp) throws -> Departure? {
    let due = try findOne(
      .accounts, ["_id": id.bson, "deleted": nil, "deleteAt": ["$lte": now.bson]],
      fields: User.fields)
    guard let card = try due.map(User.init)?.emptied else { return nil }
    let sessions = try endSessions(of: id, keeping: nil)
    let friends = try removeFriendships(of: id)
    let requests = try removeRequests(of: id)
    let blockers = try find(.blocks, ["blocked": id.bson])
      .map { try $0.value("blocker", as: UserID.self) }
    try deleteMany(.blocks, ["blocked": id.bson])
    try deleteMany(.blocks, ["blocker": id.bson])
    let versions = try raiseVersions(of: friends.union(requests.keys).union(blockers))
    try empty(card)
    return Departure(
      card: card, sessions: sessions, friends: friends, requests: requests,
      blockers: Set(blockers), versions: versions)
  }

  /// Lets everything go that is the account's own.
  private func empty(_ card: User) throws {
    let unused: BSONDocument = ["owner": card.id.bson, "conversation": ["$exists": false]]
    for upload in try find(.media, unused, fields: ["_id": 1]) {
      try discard(try upload.value("_id", as: MediaID.self))
    }
    try deleteOne(.secondFactors, ["_id": card.id.bson])
    try updateMany(.reports, ["by": card.id.bson], ["$unset": ["comment": 1]])
    try updateMany(
      .reports, ["about": card.id.bson, "body": ["$exists": true]],
      ["$set": ["body": "", "attachments": []]])
    try deleteMany(.invites, ["owner": card.id.bson])
    try updateMany(.invites, ["guests": card.id.bson], ["$pull": ["guests": card.id.bson]])
    try updateMany(
      .conversations, ["members.id": card.id.bson],
      .stages([["$set": ["members": Self.members(without: card.id)]]]))
    let account = try findOne(.accounts, ["_id": card.id.bson])
    guard let account else { return }
    let created: Timestamp = try account.value("createdAt")
    let version: Int = try account.value("version")
    let due: Timestamp = try account.value("deleteAt")
    var settings = AccountSettings()
    (settings.readReceipts, settings.lastSeen) = (false, false)
    let emptied = Account(
      user: card, passwordHash: "", createdAt: created, settings: settings, version: version + 1,
      deleteAt: due)
    try updateOne(
      .accounts, ["_id": card.id.bson],
      .stages([["$replaceWith": ["$literal": emptied.document().bson]]]))
  }

  /// The members of a conversation, one of them without what they chose for it.
  private static func members(without user: UserID) -> BSONValue {
    let kept: BSONValue = [
      "id": "$$this.id", "read": "$$this.read", "delivered": "$$this.delivered",
      "shownRead": "$$this.shownRead", "shownDelivered": "$$this.shownDelivered",
      "rev": ["$add": ["$$this.rev", 1]],
    ]
    return [
      "$map": [
        "input": "$members",
        "in": ["$cond": [["$eq": ["$$this.id", user.bson]], kept, "$$this"]],
      ]
    ]
  }

  private func removeFriendships(of id: UserID) throws -> Set<UserID> {
    var friends: Set<UserID> = []
    for friendship in try find(.friendships, ["people": id.bson]) {
      let people: [UserID] = try friendship.value("people")
      friends.formUnion(people)
    }
    try deleteMany(.friendships, ["people": id.bson])
    return friends.subtracting([id])
  }

  private func removeRequests(of id: UserID) throws -> [UserID: RequestID] {
    var requests: [UserID: RequestID] = [:]
    for side in ["asker", "other"] {
      for request in try find(.requests, [side: id.bson]).map(StoredRequest.init) {
        requests[request.asker == id ? request.other : request.asker] = request.id
      }
      try deleteMany(.requests, [side: id.bson])
    }
    return requests
  }
}
