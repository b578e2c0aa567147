import Chat

/// Stages behind which an account bears what is between it and a viewer.
///
/// Each is a join by one index, which looks at as many documents as people may have friends or open
/// requests at worst.
extension Relation {
  /// Leaves out the accounts of those who have blocked the viewer.
  static func hidingBlockers(of viewer: UserID) -> [BSONDocument] {
    [
      join(.blocks, on: "blocker", where: ["blocked": viewer.bson], as: "blocker"),
      ["$match": ["blocker": []]],
    ]
  }

  /// Adds `relation`, as ``Chat/Relation`` is called.
  static func stages(asSeenBy viewer: UserID) -> [BSONDocument] {
    let joins: [(Relation, MongoCollection, String, BSONDocument)] = [
      (.blocked, .blocks, "blocked", ["blocker": viewer.bson]),
      (.friend, .friendships, "people", ["people": viewer.bson]),
      (.outgoing, .requests, "other", ["asker": viewer.bson]),
      (.incoming, .requests, "asker", ["other": viewer.bson]),
    ]
    // Oneself is in every friendship of one's own.
    let oneself: BSONDocument = [
      "case": ["$eq": ["$_id", viewer.bson]], "then": Relation.none.rawValue.bson,
    ]
    let branches = joins.map { relation, _, _, _ -> BSONDocument in
      [
        "case": ["$ne": ["$\(relation.rawValue)".bson, []]],
        "then": ["$literal": relation.rawValue.bson],
      ]
    }
    let relation: BSONValue = [
      "$switch": ["branches": ([oneself] + branches).bson, "default": Relation.none.rawValue.bson]
    ]
    return joins.map { join($1, on: $2, where: $3, as: $0.rawValue) }
      + [["$set": ["relation": relation]]]
  }

  /// Joins at most one document that names the account in the member `field`.
  private static func join(
    _ collection: MongoCollection, on field: String, where filter: BSONDocument, as name: String
  ) -> BSONDocument {
    let joined: [BSONDocument] = [
      ["$match": filter.bson], ["$limit": 1], ["$project": ["_id": 1]],
    ]
    return [
      "$lookup": [
        "from": collection.rawValue.bson, "localField": "_id", "foreignField": field.bson,
        "pipeline": joined.bson, "as": name.bson,
      ]
    ]
  }
}

extension Person {
  init(_ document: BSONDocument) throws {
    guard let relation = Relation(rawValue: try document.value("relation")) else {
      throw BSONFault()
    }
    self.init(user: try User(document), relation: relation)
  }
}
