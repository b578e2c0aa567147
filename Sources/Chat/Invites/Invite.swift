/// Identifies an invite.
package typealias InviteID = Identifier<Invite>

/// What is secret in the link of an invite.
typealias InviteToken = SecretToken<Invite>

/// A link with which people come in and become friends with who made it, as that one sees it.
package struct Invite: Codable, Equatable, Sendable {
  package let id: InviteID
  /// How many people may use it.
  package let uses: Int
  /// How many more may.
  package let left: Int
  package let createdAt: Timestamp
  package let expiresAt: Timestamp
  /// Who has used it and still has an account, the first to come first.
  package let guests: [User]

  package init(
    id: InviteID, uses: Int, left: Int, createdAt: Timestamp, expiresAt: Timestamp, guests: [User]
  ) {
    self.id = id
    self.uses = uses
    self.left = left
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.guests = guests
  }
}

/// An invite as it is kept: of what is secret in its link, the hash.
package struct KeptInvite: Equatable, Sendable {
  package let id: InviteID
  package let owner: UserID
  package let hash: TokenHash
  package let uses: Int
  package var left: Int
  package let createdAt: Timestamp
  package let expiresAt: Timestamp
  /// In the order in which they came.
  package var guests: [UserID]

  package init(
    id: InviteID, owner: UserID, hash: TokenHash, uses: Int, left: Int? = nil,
    createdAt: Timestamp, expiresAt: Timestamp, guests: [UserID] = []
  ) {
    self.id = id
    self.owner = owner
    self.hash = hash
    self.uses = uses
    self.left = left ?? uses
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.guests = guests
  }

  /// Whether it lets somebody in at `now`.
  package func isOpen(at now: Timestamp) -> Bool { left > 0 && now < expiresAt }
}

/// Who invites, for whoever holds the link.
package struct Invitation: Codable, Equatable, Sendable {
  package let inviter: User
  package let expiresAt: Timestamp
  /// Whether an account can be made with it; otherwise only who has one becomes a friend.
  package let admits: Bool

  package init(inviter: User, expiresAt: Timestamp, admits: Bool) {
    self.inviter = inviter
    self.expiresAt = expiresAt
    self.admits = admits
  }
}
