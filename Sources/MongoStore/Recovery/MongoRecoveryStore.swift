import Chat

/// The ways back into an account are members of its document, so that what a code allows and the code
/// itself change in one commit.
struct MongoRecoveryStore: RecoveryStore {
  let pool: MongoPool

  func means(of id: UserID) async throws -> RecoveryMeans? {
    try await pool.run { try $0.recovering(id)?.means }
  }

  func keep(_ code: IssuedCode, of id: UserID) async throws -> CodeOutcome {
    try await pool.run { connection in
      try connection.transaction { try $0.keep(code, of: id) }
    }
  }

  func replaceRecoveryCodes(_ hashes: [TokenHash], of id: UserID) async throws {
    try await pool.run { connection in
      try connection.transaction { transaction in
        guard var found = try transaction.recovering(id) else { return }
        found.means.replaceRecoveryCodes(hashes)
        try transaction.save(found)
      }
    }
  }

  func proposeAddress(_ code: IssuedCode, of id: UserID) async throws -> CodeOutcome {
    try await pool.run { connection in
      try connection.transaction { transaction in
        let outcome = try transaction.keep(code, of: id)
        guard case .kept(let account) = outcome, !account.emailVerified,
          account.email != code.email
        else { return outcome }
        return .kept(try transaction.setAddress(code.email, isVerified: false, of: account))
      }
    }
  }

  func removeAddress(of id: UserID) async throws -> AddressChange? {
    try await pool.run { connection in
      try connection.transaction { transaction in
        guard var found = try transaction.recovering(id) else { return nil }
        found.means.forget(.address)
        try transaction.save(found)
        let account = found.account
        guard account.email != nil else { return AddressChange(account: account, former: nil) }
        return AddressChange(
          account: try transaction.setAddress(nil, isVerified: false, of: account),
          former: account.emailVerified ? account.email : nil)
      }
    }
  }

  func verifyAddress(_ attempt: CodeAttempt, of id: UserID) async throws -> AddressOutcome {
    try await pool.run { connection in
      do {
        return try connection.transaction { try $0.verifyAddress(attempt, of: id) }
      } catch let error as MongoError where error.duplicate == ["login"] {
        return .taken
      }
    }
  }

  func resetPassword(_ attempt: CodeAttempt, hash: String, of id: UserID) async throws
    -> [SessionID]?
  {
    try await pool.run { connection in
      try connection.transaction { transaction in
        guard var found = try transaction.recovering(id) else { return nil }
        let isAllowed = found.means.allowReset(attempt)
        try transaction.save(found)
        guard isAllowed else { return nil }
        return try transaction.setPassword(of: id, hash: hash)
      }
    }
  }
}

extension MongoConnection {
  /// An account that isn't deleted, with the ways back into it.
  fileprivate func recovering(_ id: UserID) throws -> Recovering? {
    try findOne(.accounts, ["_id": id.bson, "deleted": nil]).map(Recovering.init)
  }

  func keep(_ code: IssuedCode, of id: UserID) throws -> CodeOutcome {
    guard var found = try recovering(id) else { return .unknown }
    if let moment = found.means.keep(code) { return .tooEarly(until: moment) }
    try save(found)
    return .kept(found.account)
  }

  fileprivate func save(_ found: Recovering) throws {
    try updateOne(
      .accounts, ["_id": found.account.user.id.bson],
      ["$set": BSONDocument(found.means.members).bson])
  }

  fileprivate func verifyAddress(_ attempt: CodeAttempt, of id: UserID) throws -> AddressOutcome {
    guard var found = try recovering(id) else { return .refused }
    let email = found.means.proveAddress(attempt)
    try save(found)
    guard let email else { return .refused }
    let account = found.account
    return .verified(
      AddressChange(
        account: try setAddress(email, isVerified: true, of: account),
        former: account.emailVerified && account.email != email ? account.email : nil))
  }

  /// Keeps the address of an account, with which it may log in only if it is verified.
  fileprivate func setAddress(_ email: String?, isVerified: Bool, of account: Account) throws
    -> Account
  {
    var account = account
    account.email = email
    account.emailVerified = isVerified
    account.version += 1
    var set: BSONDocument = ["emailVerified": isVerified.bson, "version": account.version.bson]
    var unset = BSONDocument()
    if let email { set.append("email", email.bson) } else { unset.append("email", 1) }
    if let email, isVerified {
      set.append("login", email.asciiFolded.bson)
    } else {
      unset.append("login", 1)
    }
    try updateOne(
      .accounts, ["_id": account.user.id.bson], ["$set": set.bson, "$unset": unset.bson])
    return account
  }
}

/// An account and the ways back into it.
private struct Recovering {
  let account: Account
  var means: RecoveryMeans

  init(_ document: BSONDocument) throws {
    account = try Account(document)
    means = try RecoveryMeans(document)
  }
}
