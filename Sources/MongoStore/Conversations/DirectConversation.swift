import Chat

extension MongoConnection {
  /// The conversation of a pair, made under `id` unless there is one, also where somebody else makes
  /// it at the same moment.
  func openConversation(_ id: ConversationID, of pair: Pair, at now: Timestamp) throws
    -> (id: ConversationID, isNew: Bool)
  {
    try attempts { connection in
      if let found = try connection.conversation(of: pair) { return (found, false) }
      do {
        try connection.insert(.conversations, .conversation(id, of: pair, at: now))
        return (id, true)
      } catch let error as MongoError where error.duplicate == ["pair"] {
        return nil
      }
    }
  }

  func conversation(of pair: Pair) throws -> ConversationID? {
    try findOne(.conversations, ["pair": pair.bson], fields: ["_id": 1])?.value("_id")
  }
}

extension BSONDocument {
  /// One in which nothing has been said yet.
  fileprivate static func conversation(_ id: ConversationID, of pair: Pair, at now: Timestamp)
    -> BSONDocument
  {
    let people = pair.lower == pair.higher ? [pair.lower] : [pair.lower, pair.higher]
    let members = people.map { person -> BSONDocument in
      [
        "id": person.bson, "read": 0, "delivered": 0, "shownRead": 0, "shownDelivered": 0, "rev": 0,
      ]
    }
    return [
      "_id": id.bson, "pair": pair.bson, "members": members.bson, "head": 0,
      "updatedAt": now.bson,
    ]
  }
}
