/// One registered person, with what only they and the server know.
package struct Account: Equatable, Sendable {
  package var user: User
  package var email: String?
  package var emailVerified: Bool
  /// Argon2id in its encoded form, parameters and salt included.
  package var passwordHash: String
  package let createdAt: Timestamp
  package var settings: AccountSettings
  /// Counts changes to profile, settings, friends and requests, each in the commit that makes it.
  package var version: Int
  /// When it is to be deleted; nil where it is to stay.
  package var deleteAt: Timestamp?
  package var role: Role
  /// Since when an operator keeps them out; nil where nobody does.
  package var suspendedAt: Timestamp?
  /// The number of the terms that they agreed to when they made it; nil where there were none.
  package var terms: Int?

  /// What somebody is to the instance.
  package enum Role: String, Codable, CaseIterable, Sendable {
    case member
    /// Runs it.
    case `operator`
  }

  package init(
    user: User, email: String? = nil, emailVerified: Bool = false, passwordHash: String,
    createdAt: Timestamp, settings: AccountSettings = .init(), version: Int = 1,
    deleteAt: Timestamp? = nil, role: Role = .member, suspendedAt: Timestamp? = nil,
    terms: Int? = nil
  ) {
    self.user = user
    self.email = email
    self.emailVerified = emailVerified
    self.passwordHash = passwordHash
    self.createdAt = createdAt
    self.settings = settings
    self.version = version
    self.deleteAt = deleteAt
    self.role = role
    self.suspendedAt = suspendedAt
    self.terms = terms
  }

  /// What its owner is shown.
  package var me: Me { Me(self) }
}

/// What a person has chosen for themselves.
package struct AccountSettings: Codable, Equatable, Sendable {
  /// Whether others see what I have read, and I what they have: it goes both ways.
  package var readReceipts = true
  /// Whether friends see when I was last here.
  package var lastSeen = true
  /// Who may ask for friendship.
  package var asks: Admission = .everyone
  /// The client's own, at most 4 KiB as JSON; the server only keeps it.
  package var client: JSONValue = .object([:])

  package init() {}
}

/// An account as its owner sees it: the card and the private members beside it.
package struct Me: Codable, Equatable, Sendable {
  package let id: UserID
  package let username: String
  package let displayName: String
  @Nullable package var avatar: Avatar?
  package let rev: Int
  @Nullable package var email: String?
  package let emailVerified: Bool
  package let createdAt: Timestamp
  package let role: Account.Role
  package let settings: AccountSettings
  package let version: Int

  init(_ account: Account) {
    id = account.user.id
    username = account.user.username
    displayName = account.user.displayName
    avatar = account.user.avatar
    rev = account.user.rev
    email = account.email
    emailVerified = account.emailVerified
    createdAt = account.createdAt
    role = account.role
    settings = account.settings
    version = account.version
  }
}
