import Chat
import GRDB

struct SQLiteRecoveryStore: RecoveryStore {
  let database: SQLiteDatabase

  func means(of id: UserID) async throws -> RecoveryMeans? {
    try await database.read { database in
      guard try database.livingAccount(id) != nil, let number = try database.accountNumber(id)
      else { return nil }
      return try database.recoveryMeans(of: number)
    }
  }

  func keep(_ code: IssuedCode, of id: UserID) async throws -> CodeOutcome {
    try await database.write { try $0.keep(code, of: id) }
  }

  func replaceRecoveryCodes(_ hashes: [TokenHash], of id: UserID) async throws {
    try await database.write { database in
      guard let number = try database.accountNumber(id) else { return }
      var means = try database.recoveryMeans(of: number)
      means.replaceRecoveryCodes(hashes)
      try database.save(means, of: number)
    }
  }

  func proposeAddress(_ code: IssuedCode, of id: UserID) async throws -> CodeOutcome {
    try await database.write { database in
      let outcome = try database.keep(code, of: id)
      guard case .kept(var account) = outcome, !account.emailVerified,
        account.email != code.email
      else { return outcome }
      account.email = code.email
      return .kept(try database.saveAddress(of: account))
    }
  }

  func removeAddress(of id: UserID) async throws -> AddressChange? {
    try await database.write { database in
      guard var account = try database.livingAccount(id) else { return nil }
      try database.changeMeans(of: id) { $0.forget(.address) }
      let former = account.emailVerified ? account.email : nil
      guard account.email != nil else { return AddressChange(account: account, former: nil) }
      account.email = nil
      account.emailVerified = false
      return AddressChange(account: try database.saveAddress(of: account), former: former)
    }
  }

  func verifyAddress(_ attempt: CodeAttempt, of id: UserID) async throws -> AddressOutcome {
    try await database.write { try $0.verifyAddress(attempt, of: id) }
  }

  func resetPassword(_ attempt: CodeAttempt, hash: String, of id: UserID) async throws
    -> [SessionID]?
  {
    try await database.write { database in
      guard try database.livingAccount(id) != nil,
        try database.changeMeans(of: id, { $0.allowReset(attempt) }) == true,
        let number = try database.accountNumber(id)
      else { return nil }
      return try database.setPassword(of: number, hash: hash)
    }
  }
}

extension Database {
  fileprivate func keep(_ code: IssuedCode, of id: UserID) throws -> CodeOutcome {
    guard let account = try livingAccount(id) else { return .unknown }
    let moment = try changeMeans(of: id) { $0.keep(code) }
    return moment.flatMap { $0 }.map { .tooEarly(until: $0) } ?? .kept(account)
  }

  fileprivate func verifyAddress(_ attempt: CodeAttempt, of id: UserID) throws -> AddressOutcome {
    guard var account = try livingAccount(id), let number = try accountNumber(id) else {
      return .refused
    }
    var means = try recoveryMeans(of: number)
    let email = means.proveAddress(attempt)
    let isTaken = try row(
      "SELECT 1 FROM account WHERE email = ? AND emailVerified AND id <> ?", [email, id])
    guard isTaken == nil else { return .taken }
    try save(means, of: number)
    guard let email else { return .refused }
    let former = account.emailVerified && account.email != email ? account.email : nil
    account.email = email
    account.emailVerified = true
    return .verified(AddressChange(account: try saveAddress(of: account), former: former))
  }

  /// Keeps the address of an account; answers the account with its raised version.
  fileprivate func saveAddress(of account: Account) throws -> Account {
    var account = account
    account.version += 1
    try run(
      "UPDATE account SET email = ?, emailVerified = ?, version = ? WHERE id = ?",
      [account.email, account.emailVerified, account.version, account.user.id])
    return account
  }

  /// Changes what there is for an account; nil where there is no account.
  @discardableResult
  fileprivate func changeMeans<Value>(
    of id: UserID, _ change: (inout RecoveryMeans) -> Value
  ) throws -> Value? {
    guard let number = try accountNumber(id) else { return nil }
    let before = try recoveryMeans(of: number)
    var means = before
    let value = change(&means)
    if means != before { try save(means, of: number) }
    return value
  }
}
