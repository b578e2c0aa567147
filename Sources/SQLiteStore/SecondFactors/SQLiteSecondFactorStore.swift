import Chat
import Foundation
import GRDB

struct SQLiteSecondFactorStore: SecondFactorStore {
  let database: SQLiteDatabase

  func factor(of user: UserID) async throws -> SecondFactor? {
    try await database.read { try $0.factor(of: user) }
  }

  func propose(_ factor: SecondFactor) async throws -> Bool {
    try await database.write { database in
      guard let account = try database.accountNumber(factor.user) else { return false }
      return try database.run(
        """
        INSERT INTO secondFactor VALUES (?, ?, NULL, ?) ON CONFLICT (account)
        DO UPDATE SET secret = excluded.secret, lastStep = excluded.lastStep
        WHERE confirmedAt IS NULL
        """, [account, Data(factor.secret), factor.lastStep]) == 1
    }
  }

  func confirm(_ factor: SecondFactor) async throws -> Bool {
    try await database.write { database in
      guard let account = try database.accountNumber(factor.user) else { return false }
      let confirmed = try database.run(
        """
        UPDATE secondFactor SET confirmedAt = ?, lastStep = ?
        WHERE account = ? AND secret = ? AND confirmedAt IS NULL
        """, [factor.confirmedAt, factor.lastStep, account, Data(factor.secret)])
      guard confirmed == 1 else { return false }
      try database.insert(factor.codes, of: account)
      return true
    }
  }

  func accept(_ proof: FactorProof, of user: UserID) async throws -> Bool {
    try await database.write { database in
      guard let account = try database.accountNumber(user) else { return false }
      return switch proof {
      case .step(let step):
        try database.run(
          """
          UPDATE secondFactor SET lastStep = ?1
          WHERE account = ?2 AND lastStep < ?1 AND confirmedAt IS NOT NULL
          """, [step, account]) == 1
      case .code(let hash):
        try database.run(
          "DELETE FROM secondFactorCode WHERE account = ? AND hash = ?", [account, hash]) == 1
      }
    }
  }

  func remove(of user: UserID) async throws {
    try await database.write { database in
      try database.run(
        "DELETE FROM secondFactor WHERE account = (SELECT number FROM account WHERE id = ?)",
        [user])
    }
  }

  func trust(_ device: TrustedDevice, by user: UserID, at now: Timestamp) async throws {
    try await database.write { database in
      guard let account = try database.accountNumber(user),
        try database.factor(of: user)?.confirmedAt != nil
      else { return }
      try database.run(
        "DELETE FROM trustedDevice WHERE account = ? AND expiresAt <= ?", [account, now])
      try database.insert(device, of: account)
    }
  }

  func isTrusted(_ hash: TokenHash, by user: UserID, at now: Timestamp) async throws -> Bool {
    try await database.read { database in
      try database.row(
        """
        SELECT 1 FROM trustedDevice JOIN account ON account.number = trustedDevice.account
        WHERE hash = ? AND account.id = ? AND expiresAt > ?
        """, [hash, user, now]) != nil
    }
  }
}

extension Database {
  /// Forgets which devices are trusted.
  func distrustDevices(of account: Int64) throws {
    try run("DELETE FROM trustedDevice WHERE account = ?", [account])
  }

  func factor(of user: UserID) throws -> SecondFactor? {
    guard let account = try accountNumber(user),
      let row = try row(
        "SELECT secret, confirmedAt, lastStep FROM secondFactor WHERE account = ?", [account])
    else { return nil }
    let codes = try rows("SELECT hash FROM secondFactorCode WHERE account = ?", [account])
    return SecondFactor(
      user: user, secret: Array(row[0] as Data), confirmedAt: row[1], lastStep: row[2],
      codes: Set(codes.map { $0[0] }))
  }

  func insert(_ codes: some Sequence<TokenHash>, of account: Int64) throws {
    for code in codes { try run("INSERT INTO secondFactorCode VALUES (?, ?)", [account, code]) }
  }

  func insert(_ device: TrustedDevice, of account: Int64) throws {
    try run(
      "INSERT INTO trustedDevice VALUES (?, ?, ?)", [device.hash, account, device.expiresAt])
  }
}
