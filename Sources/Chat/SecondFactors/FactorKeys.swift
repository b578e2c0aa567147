import Crypto
import Foundation

/// What only this instance can seal and open, by keys that follow from its secret one (RFC 5869).
struct FactorKeys: Sendable {
  private let secrets: SymmetricKey
  private let challenges: SymmetricKey
  private let codes: SymmetricKey

  /// `key` has 256 bits.
  init(key: [UInt8]) {
    secrets = Self.derive(key, "second factor: secrets")
    challenges = Self.derive(key, "second factor: challenges")
    codes = Self.derive(key, "second factor: backup codes")
  }

  /// The secret as it is kept: with ChaCha20-Poly1305 (RFC 8439), for this person alone.
  func seal(_ secret: [UInt8], of user: UserID) throws -> [UInt8] {
    Array(try ChaChaPoly.seal(secret, using: secrets, authenticating: user.bytes).combined)
  }

  /// What ``seal(_:of:)`` has sealed; throws where it was for somebody else, or by other keys.
  func open(_ sealed: [UInt8], of user: UserID) throws -> [UInt8] {
    Array(
      try ChaChaPoly.open(
        ChaChaPoly.SealedBox(combined: sealed), using: secrets, authenticating: user.bytes))
  }

  /// The digest by which a backup code is known; worth nothing to who has only the store.
  func hash(_ code: BackupCode) -> TokenHash {
    let mac = HMAC<SHA256>.authenticationCode(for: Data(code.text.utf8), using: codes)
    return TokenHash(bytes: Array(mac))
  }

  /// A token that says that `challenge` has been put; nobody else can make or read one.
  func seal(_ challenge: FactorChallenge) throws -> String {
    Array(try ChaChaPoly.seal(challenge.bytes, using: challenges).combined).base64URL
  }

  /// Reads what ``seal(_:)`` made; nil for anything else.
  func challenge(_ token: String) -> FactorChallenge? {
    guard let bytes = [UInt8](base64URL: token),
      let box = try? ChaChaPoly.SealedBox(combined: bytes),
      let opened = try? ChaChaPoly.open(box, using: challenges)
    else { return nil }
    return FactorChallenge(bytes: Array(opened))
  }

  private static func derive(_ key: [UInt8], _ purpose: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: key), info: Data(purpose.utf8), outputByteCount: 32)
  }
}

/// Whose password was right, and until when a code may follow.
struct FactorChallenge: Equatable, Sendable {
  let user: UserID
  let expiresAt: Timestamp
  /// Of the password's hash: another password ends it.
  private let fingerprint: [UInt8]

  init(user: UserID, passwordHash: String, expiresAt: Timestamp) {
    self.user = user
    self.expiresAt = expiresAt
    fingerprint = Self.fingerprint(of: passwordHash)
  }

  fileprivate init?(bytes: [UInt8]) {
    guard bytes.count == 32, let user = UserID(bytes: bytes[..<16]) else { return nil }
    self.user = user
    expiresAt = Timestamp(milliseconds: bytes[16..<24].reduce(0) { $0 << 8 | Int64($1) })
    fingerprint = Array(bytes[24...])
  }

  fileprivate var bytes: [UInt8] {
    user.bytes + withUnsafeBytes(of: expiresAt.milliseconds.bigEndian) { Array($0) } + fingerprint
  }

  /// Whether it was put about the password that this is the hash of.
  func isOf(passwordHash: String) -> Bool { fingerprint == Self.fingerprint(of: passwordHash) }

  private static func fingerprint(of passwordHash: String) -> [UInt8] {
    Array(SHA256.hash(data: Data(passwordHash.utf8)).prefix(8))
  }
}
