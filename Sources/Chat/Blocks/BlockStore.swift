/// Where is kept who wants nothing to do with whom.
package protocol BlockStore: Sendable {
  /// `user` blocks `other`: in one commit their friendship and any request between them end. The
  /// version of `user` rises, that of `other` only where something ended. Blocking twice changes
  /// nothing.
  func block(_ other: UserID, by user: UserID, at now: Timestamp, limit: Int) async throws
    -> BlockOutcome

  /// Takes a block back; nothing that it ended returns. Nil where there is none.
  func unblock(_ other: UserID, by user: UserID) async throws -> Removal?

  /// The cards of those whom the person has blocked, the latest first.
  func blocks(of user: UserID) async throws -> [User]
}

/// What came of blocking.
package enum BlockOutcome: Equatable, Sendable {
  case blocked(Blocking)
  /// It was so already; nothing changed.
  case alreadyBlocked(User)
  /// There is no such person for the blocker: unknown, oneself, or somebody who has blocked them.
  case notFound
  case limitReached
}

/// A block just made, and what it ended.
package struct Blocking: Equatable, Sendable {
  /// Whom.
  package let user: User
  package let endedFriendship: Bool
  /// The request between the two that is gone, whichever way it went.
  package let endedRequest: RequestID?
  package let versions: Versions

  package init(
    user: User, endedFriendship: Bool, endedRequest: RequestID?, versions: Versions
  ) {
    self.user = user
    self.endedFriendship = endedFriendship
    self.endedRequest = endedRequest
    self.versions = versions
  }
}
