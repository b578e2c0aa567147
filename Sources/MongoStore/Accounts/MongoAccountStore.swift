import Chat

struct MongoAccountStore: AccountStore {
  let pool: MongoPool

  func create(_ account: Account, onlyFirst: Bool) async throws -> Creation {
    try await pool.run { connection in
      do {
        if try !connection.hasAny(.accounts) {
          do {
            return .created(try connection.transaction { try $0.createFirst(account) })
          } catch let error as MongoError where error.duplicate == ["_id"] {
            // Somebody else was first meanwhile.
          }
        }
        guard !onlyFirst else { return .notFirst }
        try connection.insert(.accounts, try account.document())
        return .created(account.role)
      } catch let error as MongoError where error.duplicate == ["name"] {
        return .taken
      }
    }
  }

  func isEmpty() async throws -> Bool {
    try await pool.run { try !$0.hasAny(.accounts) }
  }

  func account(_ id: UserID) async throws -> Account? {
    try await pool.run { try $0.livingAccount(id) }
  }

  func account(login: String) async throws -> Account? {
    let login = login.asciiFolded.bson
    return try await pool.run { connection in
      try connection.findOne(
        .accounts, ["$or": [["name": login], ["login": login]], "deleted": nil]
      ).map(Account.init)
    }
  }

  func update(_ id: UserID, _ change: ProfileChange) async throws -> ProfileUpdate? {
    try await pool.run { connection in
      try connection.attempts { try $0.update(id, change) }
    }
  }

  func setAvatar(_ media: MediaID?, of id: UserID) async throws -> AvatarOutcome {
    try await pool.run { connection in
      try connection.transaction { try $0.setAvatar(media, of: id) }
    }
  }

  func setDeletion(_ id: UserID, at due: Timestamp?) async throws -> [SessionID]? {
    try await pool.run { connection in
      try connection.transaction { transaction in
        let change: MongoChange =
          due.map { ["$set": ["deleteAt": $0.bson]] } ?? ["$unset": ["deleteAt": 1]]
        var account: BSONDocument = ["_id": id.bson, "deleted": nil]
        if due == nil { account.append("suspendedAt", .null) }
        let found = try transaction.updateOne(.accounts, account, change)
        guard found == 1 else { return nil }
        return due == nil ? [] : try transaction.endSessions(of: id, keeping: nil)
      }
    }
  }

  func setPassword(_ id: UserID, hash: String, keeping kept: SessionID) async throws
    -> [SessionID]
  {
    try await pool.run { connection in
      try connection.transaction { try $0.setPassword(of: id, hash: hash, keeping: kept) }
    }
  }
}

extension MongoConnection {
  /// Keeps the account of an operator, and a mark that there is only one of: two can't be first.
  fileprivate func createFirst(_ account: Account) throws -> Account.Role {
    var account = account
    account.role = .operator
    try insert(.instance, ["_id": "first", "account": account.user.id.bson])
    try insert(.accounts, try account.document())
    return account.role
  }

  /// A new password ends every session, or all but one, and trusts no device; answers those ended.
  func setPassword(of id: UserID, hash: String, keeping kept: SessionID? = nil) throws
    -> [SessionID]
  {
    try updateOne(.accounts, ["_id": id.bson], ["$set": ["passwordHash": hash.bson]])
    try distrustDevices(of: id)
    return try endSessions(of: id, keeping: kept)
  }

  /// An account that isn't deleted.
  func livingAccount(_ id: UserID) throws -> Account? {
    try findOne(.accounts, ["_id": id.bson, "deleted": nil]).map(Account.init)
  }

  /// Nil where the account became another meanwhile: each change of it raises its version.
  fileprivate func update(_ id: UserID, _ change: ProfileChange) throws -> ProfileUpdate?? {
    guard let account = try livingAccount(id) else { return .some(nil) }
    let update = change.applied(to: account)
    guard try !update.isNews || save(update.account, over: account) else { return nil }
    return update
  }

  private func save(_ account: Account, over before: Account) throws -> Bool {
    let members = BSONDocument(
      [
        ("displayName", account.user.displayName.bson), ("rev", account.user.rev.bson),
        ("version", account.version.bson), ("words", (account.user.words ?? []).bson),
      ] + (try account.settings.members()))
    return try updateOne(
      .accounts, ["_id": account.user.id.bson, "version": before.version.bson, "deleted": nil],
      ["$set": members.bson]) == 1
  }
}
