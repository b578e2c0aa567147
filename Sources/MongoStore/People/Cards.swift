import Chat

extension MongoConnection {
  /// The cards of people, by id; a deleted person's too.
  func users(_ ids: [UserID]) throws -> [UserID: User] {
    let accounts = try find(
      .accounts, ["_id": ["$in": Array(Set(ids)).bson]], fields: User.fields)
    var users: [UserID: User] = [:]
    for account in accounts {
      let user = try User(account)
      users[user.id] = user
    }
    return users
  }
}

extension [BSONDocument] {
  /// Stages that join the card of the account which the member `reference` names, as `user`; what
  /// names no account is left out.
  static func cards(of reference: String) -> [BSONDocument] {
    [
      [
        "$lookup": [
          "from": MongoCollection.accounts.rawValue.bson, "localField": reference.bson,
          "foreignField": "_id", "pipeline": [["$project": User.fields.bson]], "as": "user",
        ]
      ],
      ["$unwind": "$user"],
    ]
  }
}

extension BSONDocument {
  /// The card that ``Swift/Array/cards(of:)`` has joined.
  func card() throws(BSONFault) -> User { try User(try value("user")) }
}
