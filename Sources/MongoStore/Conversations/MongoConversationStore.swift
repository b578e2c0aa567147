import Chat

struct MongoConversationStore: ConversationStore {
  let pool: MongoPool

  func conversations(of viewer: UserID, after: ConversationCursor?, limit: Int)
    async throws -> [Conversation]
  {
    try await pool.run { connection in
      var filter: BSONDocument = ["members.id": viewer.bson]
      if let after {
        filter.append(
          "$or",
          [
            ["updatedAt": ["$lt": after.updatedAt.bson]],
            ["updatedAt": after.updatedAt.bson, "_id": ["$lt": after.id.bson]],
          ])
      }
      let documents = try connection.find(
        .conversations, filter, sort: ["updatedAt": -1, "_id": -1], limit: limit + 1)
      return try connection.views(of: documents.map(StoredConversation.init), for: viewer)
    }
  }

  func conversation(_ id: ConversationID, asSeenBy viewer: UserID) async throws -> Conversation? {
    try await pool.run { try $0.view(of: id, for: viewer) }
  }

  func states(of viewer: UserID) async throws -> [ConversationState] {
    try await pool.run { connection in
      let conversations = try connection.find(
        .conversations, ["members.id": viewer.bson], sort: ["updatedAt": -1, "_id": -1]
      ).map(StoredConversation.init)
      let revs = try connection.revs(of: conversations.flatMap(\.memberIDs))
      return conversations.map { $0.state(for: viewer, revs) }
    }
  }

  func open(_ id: ConversationID, by user: UserID, with other: UserID, at now: Timestamp)
    async throws -> OpenOutcome
  {
    try await pool.run { connection in
      let people = Set([user, other])
      let pair = Pair(user, other)
      guard
        try connection.users(Array(people)).values.count(where: { $0.deleted != true })
          == people.count, try user == other || connection.areFriends(pair)
      else { return .refused }
      let opened = try connection.openConversation(id, of: pair, at: now)
      return opened.isNew ? .opened(opened.id) : .existed(opened.id)
    }
  }

  func update(_ id: ConversationID, of viewer: UserID, _ change: ConversationChange)
    async throws -> Conversation?
  {
    try await pool.run { connection in
      while let (conversation, place) = try connection.conversation(id, for: viewer) {
        let mine = conversation.members[place]
        guard change.differs(from: mine) else { break }
        let path = "members.\(place)"
        let changed = try connection.updateOne(
          .conversations, ["_id": id.bson, "\(path).rev": mine.rev.bson],
          MongoChange(change.document(for: mine, at: path)))
        // Somebody else's change came in between: this one is made to what it left.
        if changed == 1 { break }
      }
      return try connection.view(of: id, for: viewer)
    }
  }

  func audience(of id: ConversationID, from viewer: UserID) async throws -> [UserID]? {
    try await pool.run { connection in
      guard let found = try connection.conversation(id, for: viewer),
        try connection.isOpen(found.conversation)
      else { return nil }
      return found.conversation.memberIDs
    }
  }
}

extension MongoConnection {
  fileprivate func view(of id: ConversationID, for viewer: UserID) throws -> Conversation? {
    guard let found = try conversation(id, for: viewer) else { return nil }
    return try views(of: [found.conversation], for: viewer).first
  }

  fileprivate func revs(of people: [UserID]) throws -> [UserID: Int] {
    var revs: [UserID: Int] = [:]
    for account in try find(
      .accounts, ["_id": ["$in": Array(Set(people)).bson]], fields: ["rev": 1])
    {
      revs[try account.value("_id")] = try account.value("rev")
    }
    return revs
  }
}

extension StoredConversation {
  /// The sum that ``Conversation/version`` is, without the rest of it.
  fileprivate func state(for viewer: UserID, _ revs: [UserID: Int]) -> ConversationState {
    let version = members.reduce(0) { sum, member in
      let pointers = member.id == viewer ? member.own : member.shown
      let rev = member.id == viewer ? member.rev : 0
      return sum + rev + pointers.readSeq + pointers.deliveredSeq + (revs[member.id] ?? 0)
    }
    return ConversationState(id: id, head: head, headId: headId, version: version)
  }
}

extension ConversationChange {
  fileprivate func differs(from member: StoredConversation.Member) -> Bool {
    (muted ?? member.muted) != member.muted || (pinned ?? member.pinned) != member.pinned
      || (archived ?? member.archived) != member.archived
      || (draft ?? member.draft) != member.draft
  }

  fileprivate func document(for member: StoredConversation.Member, at path: String)
    -> BSONDocument
  {
    var set: BSONDocument = [
      "\(path).muted": (muted ?? member.muted).bson,
      "\(path).pinned": (pinned ?? member.pinned).bson,
      "\(path).archived": (archived ?? member.archived).bson,
    ]
    let kept = draft ?? member.draft
    set.append("\(path).draft", ifAny: kept)
    var change: BSONDocument = ["$set": set.bson, "$inc": ["\(path).rev": 1]]
    if kept == nil { change.append("$unset", ["\(path).draft": ""]) }
    return change
  }
}
