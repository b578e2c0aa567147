import Chat
import ChatTesting

/// A session and the first token that was given out for it.
struct LoggedIn {
  let session: Session
  let token: TokenHash
}

extension Stage {
  static let lifetime = 1_000
  static let grace = 60

  func logIn(_ user: UserID) async throws -> LoggedIn {
    let now = world.now()
    let session = Session(
      id: world.makeID(), user: user, device: "Firefox on Linux", createdAt: now, lastSeen: now,
      expiresAt: now.advanced(bySeconds: Self.lifetime))
    let token = TokenHash(bytes: world.randomBytes(32))
    try await stores.sessions.create(session, token: token)
    return LoggedIn(session: session, token: token)
  }

  /// Presents a token now.
  func rotate(_ token: TokenHash) async throws -> Rotation {
    let now = world.now()
    return try await stores.sessions.rotate(
      RotationRequest(
        presented: token, successor: token.successor, now: now, grace: Self.grace,
        expiresAt: now.advanced(bySeconds: Self.lifetime)))
  }
}

extension TokenHash {
  /// Any function that never leads back will do for a test.
  var successor: TokenHash {
    var generator = SplitMix64(seed: bytes.reduce(0) { $0 &* 31 &+ UInt64($1) })
    return TokenHash(bytes: (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }
}
