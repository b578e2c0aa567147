import NIOCore

/// An account with what is kept beside it.
package struct AccountRecord: Equatable, Sendable {
  package let account: Account
  /// The picture's id, which the account itself has only as paths.
  package let avatar: MediaID?
  package let lastSeen: Timestamp?
  /// The ways back into it.
  package let means: RecoveryMeans

  package init(
    account: Account, avatar: MediaID?, lastSeen: Timestamp?, means: RecoveryMeans = .init()
  ) {
    self.account = account
    self.avatar = avatar
    self.lastSeen = lastSeen
    self.means = means
  }

  func write(to json: inout JSONWriter) throws {
    let (user, settings) = (account.user, account.settings)
    let client = String(buffer: try JSON.encode(settings.client))
    json.object { json in
      json.member("asks", settings.asks.rawValue)
      json.member("avatar", avatar)
      json.member("client", client)
      json.name("codes")
      json.array(means.codes) { $0.write(to: &$1) }
      json.member("createdAt", account.createdAt)
      json.member("deleteAt", account.deleteAt)
      json.member("deleted", user.deleted)
      json.member("displayName", user.displayName)
      json.member("email", account.email)
      json.member("emailVerified", account.emailVerified)
      json.member("id", user.id)
      json.member("lastSeen", lastSeen)
      json.member("passwordHash", account.passwordHash)
      json.member("readReceipts", settings.readReceipts)
      json.name("recoveryCodes")
      json.array(means.recoveryCodes) { $1.value($0.bytes.hexadecimal) }
      json.member("rev", user.rev)
      json.member("role", account.role.rawValue)
      json.member("showsLastSeen", settings.lastSeen)
      json.member("suspendedAt", account.suspendedAt)
      json.member("terms", account.terms)
      json.member("username", user.username)
      json.member("version", account.version)
    }
  }
}

extension IssuedCode {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("email", email)
      json.member("expiresAt", expiresAt)
      json.member("hash", hash.bytes.hexadecimal)
      json.member("issuedAt", issuedAt)
      json.member("kind", kind.rawValue)
      json.member("round", round)
      json.member("triesLeft", triesLeft)
    }
  }
}
