import Foundation

/// Who has to show more than a password, and whether they have.
package struct SecondFactors: Sendable {
  /// Seconds for which a code may follow a right password.
  static let challengeLifetime = 300
  /// Seconds for which a device is trusted.
  static let trustLifetime = 30 * 24 * 3_600
  /// As long as what HMAC-SHA-1 gives (RFC 4226, section 4).
  private static let secretBytes = 20

  private let store: any SecondFactorStore
  private let attempts: Attempts
  private let keys: FactorKeys
  private let issuer: String
  private let world: World

  /// `key` has 256 bits; `issuer` is what authenticators show beside the username.
  package init(
    store: any SecondFactorStore, attempts: Attempts, key: [UInt8], issuer: String, world: World
  ) {
    self.store = store
    self.attempts = attempts
    keys = FactorKeys(key: key)
    self.issuer = issuer
    self.world = world
  }

  /// Whether it is on, and how many backup codes are left.
  func status(of user: UserID) async throws -> FactorStatus {
    let factor = try await confirmed(of: user)
    return FactorStatus(since: factor?.confirmedAt, backupCodes: factor?.codes.count ?? 0)
  }

  /// Makes a secret that waits to be confirmed; one that waited before is forgotten.
  func begin(for user: User) async throws -> FactorSetup {
    let secret = world.randomBytes(Self.secretBytes)
    let factor = SecondFactor(user: user.id, secret: try keys.seal(secret, of: user.id))
    guard try await store.propose(factor) else { throw SecondFactorRefusal.isOn }
    return FactorSetup(secret: secret, issuer: issuer, username: user.username)
  }

  /// Turns it on where `code` shows that the authenticator has the secret; answers the backup codes,
  /// which nobody is shown again.
  func confirm(_ code: String, of user: UserID) async throws -> [BackupCode] {
    guard let waiting = try await store.factor(of: user), waiting.confirmedAt == nil else {
      throw CommonRefusal.notFound
    }
    let step = try await attempts.guess(.code(of: user)) { try self.step(of: code, for: waiting) }
    guard let step else { throw SecondFactorRefusal.wrong }
    let codes = (0..<BackupCode.count).map { _ in BackupCode(random: world.randomBytes(7)) }
    let factor = SecondFactor(
      user: user, secret: waiting.secret, confirmedAt: world.now(), lastStep: step,
      codes: Set(codes.map(keys.hash)))
    guard try await store.confirm(factor) else { throw CommonRefusal.notFound }
    return codes
  }

  /// Turns it off, by a code; whoever asks has shown the password.
  func end(_ code: String, of user: UserID) async throws {
    guard try await confirmed(of: user) != nil else { throw CommonRefusal.notFound }
    try await show(code, of: user)
    try await store.remove(of: user)
  }

  /// Takes a code of the authenticator, or a backup code, once; throws `wrong` for every other.
  func show(_ code: String, of user: UserID) async throws {
    let shown: Bool? = try await attempts.guess(.code(of: user)) {
      guard let proof = try await proof(of: code, by: user) else { return nil }
      return try await store.accept(proof, of: user) ? true : nil
    }
    guard shown == true else { throw SecondFactorRefusal.wrong }
  }

  /// The token with which a code has to come; nil where none is needed, as on a device that is trusted.
  func challenge(
    _ user: UserID, passwordHash: String, on device: DeviceToken?
  ) async throws -> String? {
    guard try await confirmed(of: user) != nil else { return nil }
    if let device, try await store.isTrusted(device.hash, by: user, at: world.now()) { return nil }
    let expiresAt = world.now().advanced(bySeconds: Self.challengeLifetime)
    return try keys.seal(
      FactorChallenge(user: user, passwordHash: passwordHash, expiresAt: expiresAt))
  }

  /// Whose challenge it is; throws where it is none, or its time is over.
  func challenge(_ token: String) throws -> FactorChallenge {
    guard let challenge = keys.challenge(token), challenge.expiresAt > world.now() else {
      throw SecondFactorRefusal.challengeEnded
    }
    return challenge
  }

  /// Trusts a device of a person who has just shown the factor; answers what it is to hold.
  func trust(by user: UserID) async throws -> DeviceToken {
    let token = DeviceToken(bytes: world.randomBytes(32))
    let now = world.now()
    let device = TrustedDevice(
      hash: token.hash, expiresAt: now.advanced(bySeconds: Self.trustLifetime))
    try await store.trust(device, by: user, at: now)
    return token
  }

  private func confirmed(of user: UserID) async throws -> SecondFactor? {
    guard let factor = try await store.factor(of: user), factor.confirmedAt != nil else {
      return nil
    }
    return factor
  }

  private func proof(of code: String, by user: UserID) async throws -> FactorProof? {
    guard let factor = try await confirmed(of: user) else { return nil }
    if let backup = BackupCode(code) { return .code(keys.hash(backup)) }
    return try step(of: code, for: factor).map(FactorProof.step)
  }

  private func step(of code: String, for factor: SecondFactor) throws -> Int64? {
    let secret = try keys.open(factor.secret, of: factor.user)
    return TOTP.step(
      of: code.filter { !$0.isWhitespace }, secret: secret, at: world.now(), after: factor.lastStep)
  }
}

/// `GET /users/me/second-factor`: whether it is on.
struct FactorStatus: Codable, Equatable {
  /// Null while it is off.
  @Nullable var since: Timestamp?
  /// How many are left.
  let backupCodes: Int
}

/// What an authenticator has to be given.
struct FactorSetup: Codable, Equatable {
  /// In base 32, to be typed.
  let secret: String
  /// To be scanned (the Key Uri Format that authenticators have agreed on).
  let uri: String

  fileprivate init(secret: [UInt8], issuer: String, username: String) {
    let unreserved = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
    let name = issuer.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    self.secret = Base32.text(of: secret)
    uri = "otpauth://totp/\(name):\(username)?secret=\(self.secret)&issuer=\(name)"
  }
}
