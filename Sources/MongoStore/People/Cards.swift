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
