/// Where invites are kept.
package protocol InviteStore: Sendable {
  /// Keeps a new invite; false where its owner has `limit` open ones, or is no more.
  func create(_ invite: KeptInvite, limit: Int) async throws -> Bool

  /// The person's own, the latest first, those that have ended included until they are purged.
  func invites(of owner: UserID) async throws -> [Invite]

  /// Takes one back; what came of it stays. False where the person has none such.
  func remove(_ id: InviteID, of owner: UserID) async throws -> Bool

  /// Whose it is and when it ends; nil where it lets nobody in at `now`.
  func inviter(_ hash: TokenHash, at now: Timestamp) async throws -> Inviter?

  /// Keeps a new account and makes the two friends, in one commit that counts one use.
  func register(_ account: Account, by use: InviteUse) async throws -> InvitedRegistration

  /// Makes somebody who has an account and the owner friends, in one commit that counts one use.
  ///
  /// Whoever is a friend already uses nothing up, also where it has ended; whoever came by it before
  /// and is a friend no more does not come by it again.
  func accept(_ use: InviteUse, by user: UserID) async throws -> InviteAcceptance
}

/// Who has made an invite that is open.
package struct Inviter: Equatable, Sendable {
  package let user: User
  package let role: Account.Role
  package let expiresAt: Timestamp

  package init(user: User, role: Account.Role, expiresAt: Timestamp) {
    self.user = user
    self.role = role
    self.expiresAt = expiresAt
  }
}

/// An invite that somebody brings, with the ids to use for what comes of it.
package struct InviteUse: Sendable {
  package let hash: TokenHash
  /// By which the friendship is known, as if its owner had asked; unless one of the two has.
  package let request: RequestID
  package let conversation: ConversationID
  package let now: Timestamp
  package let friendLimit: Int
  /// Whether an operator's alone lets somebody in who has no account.
  package let operatorsOnly: Bool

  package init(
    hash: TokenHash, request: RequestID, conversation: ConversationID, now: Timestamp,
    friendLimit: Int, operatorsOnly: Bool
  ) {
    self.hash = hash
    self.request = request
    self.conversation = conversation
    self.now = now
    self.friendLimit = friendLimit
    self.operatorsOnly = operatorsOnly
  }
}

/// What came of registering by an invite.
package enum InvitedRegistration: Equatable, Sendable {
  case registered(Befriending)
  case usernameTaken
  /// It lets this person in no more; nothing changed.
  case ended
}

/// What came of accepting an invite.
package enum InviteAcceptance: Equatable, Sendable {
  case befriended(Befriending)
  case alreadyFriends(Friend)
  /// One of the two has too many friends.
  case limitReached
  /// It lets this person in no more, or one of the two has blocked the other; nothing changed.
  case ended
}
