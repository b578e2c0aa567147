/// Where sessions and the hashes of their refresh tokens are kept; no token itself ever is.
package protocol SessionStore: Sendable {
  /// Keeps a new session with the hash of its first refresh token; false where the person is suspended,
  /// or is no more.
  @discardableResult
  func create(_ session: Session, token: TokenHash) async throws -> Bool

  /// The session; nil where it was revoked, has ended by `now`, or never was.
  func session(_ id: SessionID, at now: Timestamp) async throws -> Session?

  /// The person's live sessions, the last seen first.
  func sessions(of user: UserID, at now: Timestamp) async throws -> [Session]

  /// Trades the token presented for its successor, in one commit (see ``RotationRequest``).
  func rotate(_ request: RotationRequest) async throws -> Rotation

  /// Ends one session of the person; false where it isn't theirs or is not there.
  func revoke(_ id: SessionID, of user: UserID) async throws -> Bool

  /// Ends every session of the person but `kept`, in one commit; answers those ended.
  func revokeOthers(than kept: SessionID, of user: UserID) async throws -> [SessionID]
}

/// A refresh token presented, and the rules for taking it.
///
/// A token stays good until its successor is first presented and for `grace` seconds beyond: two
/// tabs, a lost answer and a closed lid are not theft. After that it ends the session (RFC 9700,
/// section 4.14.2). Presenting a good one marks its predecessor as followed, if nothing has yet.
package struct RotationRequest: Sendable {
  package let presented: TokenHash
  /// Always the same for the same token, so that it may be given twice without being kept.
  package let successor: TokenHash
  package let now: Timestamp
  /// Seconds.
  package let grace: Int
  /// The session's end if the token is good.
  package let expiresAt: Timestamp

  package init(
    presented: TokenHash, successor: TokenHash, now: Timestamp, grace: Int, expiresAt: Timestamp
  ) {
    self.presented = presented
    self.successor = successor
    self.now = now
    self.grace = grace
    self.expiresAt = expiresAt
  }
}

/// What became of a refresh token presented.
package enum Rotation: Equatable, Sendable {
  /// Good: the session lives on under the successor; `lastSeen` and `expiresAt` are moved.
  case rotated(Session)
  /// Nobody's, or its session has ended.
  case unknown
  /// Used again after its grace: the session and all its tokens are now gone.
  case reused(SessionID)
}
