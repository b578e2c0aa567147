import Chat
import GRDB

struct SQLiteAccountStore: AccountStore {
  let database: SQLiteDatabase

  func create(_ account: Account, onlyFirst: Bool) async throws -> Creation {
    try await database.write { database in
      let isFirst = try database.hasNoAccount()
      guard isFirst || !onlyFirst else { return .notFirst }
      var account = account
      if isFirst { account.role = .operator }
      return try database.insert(account) ? .created(account.role) : .taken
    }
  }

  func isEmpty() async throws -> Bool {
    try await database.read { try $0.hasNoAccount() }
  }

  func account(_ id: UserID) async throws -> Account? {
    try await database.read { try $0.livingAccount(id) }
  }

  func account(login: String) async throws -> Account? {
    try await database.read { database in
      try database.row(
        """
        SELECT \(Account.columns) FROM account WHERE username = ?1 AND NOT deleted
        UNION ALL
        SELECT \(Account.columns) FROM account
        WHERE email = ?1 AND emailVerified AND NOT deleted
        """, [login]
      ).map(Account.init)
    }
  }

  func update(_ id: UserID, _ change: ProfileChange) async throws -> ProfileUpdate? {
    try await database.write { try $0.update(id, change) }
  }

  func setAvatar(_ media: MediaID?, of id: UserID) async throws -> AvatarOutcome {
    try await database.write { try $0.setAvatar(media, of: id) }
  }

  func setDeletion(_ id: UserID, at due: Timestamp?) async throws -> [SessionID]? {
    try await database.write { database in
      let found: Int64? = try database.row(
        """
        UPDATE account SET deleteAt = ?1
        WHERE id = ?2 AND NOT deleted AND (?1 IS NOT NULL OR suspendedAt IS NULL) RETURNING number
        """, [due, id])?[0]
      guard let found else { return nil }
      return due == nil ? [] : try database.endSessions(of: found, keeping: nil)
    }
  }

  func setPassword(_ id: UserID, hash: String, keeping kept: SessionID) async throws
    -> [SessionID]
  {
    try await database.write { database in
      guard let number = try database.accountNumber(id) else { return [] }
      return try database.setPassword(of: number, hash: hash, keeping: kept)
    }
  }
}

extension Database {
  /// A new password ends every session, or all but one, and trusts no device; answers those ended.
  func setPassword(of number: Int64, hash: String, keeping kept: SessionID? = nil) throws
    -> [SessionID]
  {
    try run("UPDATE account SET passwordHash = ? WHERE number = ?", [hash, number])
    try distrustDevices(of: number)
    return try endSessions(of: number, keeping: kept)
  }

  fileprivate func hasNoAccount() throws -> Bool {
    try row("SELECT 1 FROM account WHERE number > 0 LIMIT 1") == nil
  }

  func livingAccount(_ id: UserID) throws -> Account? {
    try row("SELECT \(Account.columns) FROM account WHERE id = ? AND NOT deleted", [id])
      .map(Account.init)
  }

  /// Keeps a new account, without a picture; false where another has its name.
  func insert(_ account: Account) throws -> Bool {
    let user = account.user
    let isDeleted = user.deleted == true
    let inserted = try run(
      """
      INSERT INTO account (
        id, username, displayName, rev, deleted, email, emailVerified, passwordHash, createdAt,
        readReceipts, showsLastSeen, asks, clientSettings, version, deleteAt, role,
        suspendedAt, terms
      ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (username) DO NOTHING
      """,
      [
        user.id, user.keptUsername, user.displayName, user.rev, isDeleted, account.email,
        account.emailVerified, account.passwordHash, account.createdAt,
        account.settings.readReceipts, account.settings.lastSeen, account.settings.asks.number,
        try account.settings.clientText(), account.version, account.deleteAt,
        account.role.number, account.suspendedAt, account.terms,
      ])
    guard inserted == 1 else { return false }
    try insertSearchWords(of: user, number: lastInsertedRowID)
    return true
  }

  fileprivate func update(_ id: UserID, _ change: ProfileChange) throws -> ProfileUpdate? {
    guard let account = try livingAccount(id), let number = try accountNumber(id) else {
      return nil
    }
    let update = change.applied(to: account)
    if update.isNews { try save(update.account, number: number) }
    if update.cardChanged { try replaceSearchWords(of: update.account.user, number: number) }
    return update
  }

  fileprivate func setAvatar(_ media: MediaID?, of id: UserID) throws -> AvatarOutcome {
    guard let account = try livingAccount(id), let number = try accountNumber(id) else {
      return .unknown
    }
    let before: MediaID? = try row("SELECT avatar FROM account WHERE number = ?", [number])?[0]
    guard before != media else { return .updated(.nothing(of: account)) }
    if let media {
      if let refusal = try refusal(ofAvatar: media, of: number) { return refusal }
      try run("UPDATE media SET expiresAt = NULL WHERE id = ?", [media])
    }
    try run(
      "UPDATE account SET avatar = ?, rev = rev + 1, version = version + 1 WHERE number = ?",
      [media, number])
    try run("DELETE FROM media WHERE id = ?", [before])
    guard let updated = try livingAccount(id) else { return .unknown }
    return .updated(ProfileUpdate(account: updated, cardChanged: true, settingsChanged: false))
  }

  private func refusal(ofAvatar media: MediaID, of owner: Int64) throws -> AvatarOutcome? {
    let row = try row(
      "SELECT state, kind, message FROM media WHERE id = ? AND owner = ?", [media, owner])
    guard let row, row[0] != 0 else { return .unknown }
    guard (row[2] as Int64?) == nil else { return .used }
    switch Attachment.State.allCases[row[0] - 1] {
    case .preparing: return .preparing
    case .failed: return .unfit
    case .ready: return Attachment.Kind.allCases[row[1]] == .image ? nil : .unfit
    }
  }

  private func save(_ account: Account, number: Int64) throws {
    try run(
      """
      UPDATE account SET displayName = ?, rev = ?, readReceipts = ?, showsLastSeen = ?,
        asks = ?, clientSettings = ?, version = ?
      WHERE number = ?
      """,
      [
        account.user.displayName, account.user.rev, account.settings.readReceipts,
        account.settings.lastSeen, account.settings.asks.number,
        try account.settings.clientText(), account.version, number,
      ])
  }
}
