/// Who is logged in where: begins, renews and ends sessions. It knows no passwords.
package struct Sessions: Sendable {
  /// Seconds a refresh token is still taken after its successor was first used.
  static let grace = 60

  private let store: any SessionStore
  private let accessTokens: AccessTokens
  private let refreshTokens: RefreshTokens
  private let lifetime: Int
  private let live: Live
  private let world: World
  private let didEnd: @Sendable ([SessionID]) async -> Void

  /// `lifetime` is a session's, in seconds from its last refresh. `didEnd` hears of the sessions that
  /// a commit has ended, once their sockets are being closed.
  package init(
    store: any SessionStore, accessTokens: AccessTokens, refreshTokens: RefreshTokens,
    lifetime: Int, live: Live, world: World,
    didEnd: @escaping @Sendable ([SessionID]) async -> Void
  ) {
    self.store = store
    self.accessTokens = accessTokens
    self.refreshTokens = refreshTokens
    self.lifetime = lifetime
    self.live = live
    self.world = world
    self.didEnd = didEnd
  }

  /// Begins a session of `user`, who has just proved who they are. Throws `suspended`, also where they
  /// were suspended since then.
  func begin(_ user: UserID, device: String) async throws -> Grant {
    let now = world.now()
    let session = Session(
      id: world.makeID(), user: user, device: device, createdAt: now, lastSeen: now,
      expiresAt: now.advanced(bySeconds: lifetime))
    let token = refreshTokens.first()
    guard try await store.create(session, token: token.hash) else {
      throw SessionRefusal.suspended
    }
    return try await grant(session, refresh: token)
  }

  /// Trades a refresh token for a new pair.
  ///
  /// Throws `sessionEnded` for one that is nobody's, and for one used again too late, whose session
  /// is then ended everywhere.
  func refresh(_ token: RefreshToken) async throws -> Grant {
    let successor = refreshTokens.successor(of: token)
    let now = world.now()
    let rotation = try await store.rotate(
      RotationRequest(
        presented: token.hash, successor: successor.hash, now: now, grace: Self.grace,
        expiresAt: now.advanced(bySeconds: lifetime)))
    switch rotation {
    case .rotated(let session): return try await grant(session, refresh: successor)
    case .unknown: throw SessionRefusal.sessionEnded
    case .reused(let session):
      await announceEnd(of: [session])
      throw SessionRefusal.sessionEnded
    }
  }

  /// Signs access tokens with the key of `secrets` from now on; those before are good until they end.
  func use(_ secrets: Secrets) async { await accessTokens.use(secrets) }

  /// The live session a token speaks for, and for how long.
  func authenticate(_ token: String, for purpose: AccessTokens.Purpose = .everything) async throws
    -> (session: Session, millisecondsLeft: Int64)
  {
    let claim = try await accessTokens.verify(token, for: purpose)
    guard let session = try await session(claim.session), session.user == claim.user else {
      throw SessionRefusal.sessionEnded
    }
    return (session, claim.millisecondsLeft)
  }

  /// The session, while it lives.
  func session(_ id: SessionID) async throws -> Session? {
    try await store.session(id, at: world.now())
  }

  /// The person's devices, the last seen first.
  func sessions(of user: UserID) async throws -> [Session] {
    try await store.sessions(of: user, at: world.now())
  }

  /// Ends one session of the person and closes its sockets.
  func revoke(_ id: SessionID, of user: UserID) async throws {
    guard try await store.revoke(id, of: user) else { throw CommonRefusal.notFound }
    await announceEnd(of: [id])
  }

  /// Ends every other session of the person and closes their sockets.
  func revokeOthers(than kept: Session) async throws {
    await announceEnd(of: try await store.revokeOthers(than: kept.id, of: kept.user))
  }

  /// Closes the sockets of sessions that a commit has ended, here or elsewhere.
  func announceEnd(of sessions: [SessionID]) async {
    live.end(sessions)
    await didEnd(sessions)
  }

  private func grant(_ session: Session, refresh token: RefreshToken) async throws -> Grant {
    Grant(
      accessToken: try await accessTokens.sign(session), expiresIn: accessTokens.lifetime,
      mediaToken: try await accessTokens.sign(session, for: .media), refreshToken: token,
      refreshLifetime: lifetime)
  }
}

/// What a client is given to act for a session.
struct Grant: Sendable {
  let accessToken: String
  /// Seconds that the access token is good for.
  let expiresIn: Int
  /// Good for fetching media alone.
  let mediaToken: String
  let refreshToken: RefreshToken
  /// Seconds that the refresh token is good for without being used.
  let refreshLifetime: Int
}
