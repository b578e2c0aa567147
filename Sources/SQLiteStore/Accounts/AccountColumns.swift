import Chat
import Foundation
import GRDB

extension User {
  /// What `init(_:from:)` reads, in its order.
  static let columns =
    """
    account.id, account.username, account.displayName, account.avatar, account.rev, \
    account.deleted
    """

  /// Reads the columns beginning at `start`.
  init(_ row: Row, from start: Int = 0) {
    let isDeleted: Bool = row[start + 5]
    self.init(
      id: row[start], username: isDeleted ? "" : row[start + 1], displayName: row[start + 2],
      avatar: (row[start + 3] as MediaID?).map(Avatar.init), rev: row[start + 4],
      deleted: isDeleted ? true : nil)
  }
}

extension Account {
  /// What `init(_:)` reads, in its order.
  static let columns =
    User.columns
      + """
      , account.email, account.emailVerified, account.passwordHash, account.createdAt, \
      account.readReceipts, account.showsLastSeen, account.clientSettings, account.version, \
      account.deleteAt, account.asks, account.role, account.suspendedAt, account.terms
      """

  init(_ row: Row) throws {
    var settings = AccountSettings()
    settings.readReceipts = row[10]
    settings.lastSeen = row[11]
    settings.asks = Admission.allCases[row[15]]
    settings.client = try JSONDecoder().decode(JSONValue.self, from: Data((row[12] as String).utf8))
    self.init(
      user: User(row), email: row[6], emailVerified: row[7], passwordHash: row[8],
      createdAt: row[9], settings: settings, version: row[13], deleteAt: row[14],
      role: Role.allCases[row[16]], suspendedAt: row[17], terms: row[18])
  }
}

extension Admission {
  /// As it is kept: its place among them all.
  var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension AccountSettings {
  /// The client's own part as it is kept.
  func clientText() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(client), as: UTF8.self)
  }
}

extension Database {
  /// The number of an account, deleted ones included.
  func accountNumber(_ id: UserID) throws -> Int64? {
    try row("SELECT number FROM account WHERE id = ?", [id])?[0]
  }
}
