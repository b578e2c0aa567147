/// Where accounts are kept.
package protocol AccountStore: Sendable {
  /// Keeps a new account. The first one of all becomes the operator's; with `onlyFirst` no other is kept.
  func create(_ account: Account, onlyFirst: Bool) async throws -> Creation

  /// Whether nobody has ever had an account.
  func isEmpty() async throws -> Bool

  /// The account; nil where there is none or it was deleted.
  func account(_ id: UserID) async throws -> Account?

  /// The account that logs in as `login`: its username in any case, or its verified e-mail address.
  func account(login: String) async throws -> Account?

  /// Changes the profile in one commit: `version` rises, and `rev` too where the card changed.
  ///
  /// Nil where there is no such account. A change to what already is changes nothing.
  func update(_ id: UserID, _ change: ProfileChange) async throws -> ProfileUpdate?

  /// Shows a picture of the person's own on their card, or none, in one commit as ``update(_:_:)``.
  /// The one before it goes.
  func setAvatar(_ media: MediaID?, of id: UserID) async throws -> AvatarOutcome

  /// Lets the account be deleted at `due`, and ends every session in the same commit; or, with nil, lets
  /// it stay, unless it is suspended. Answers those ended; nil where there is no such account.
  func setDeletion(_ id: UserID, at due: Timestamp?) async throws -> [SessionID]?

  /// Sets a new password, ends every session but `kept` and trusts no device any more, in one commit;
  /// answers the sessions ended.
  func setPassword(_ id: UserID, hash: String, keeping kept: SessionID) async throws -> [SessionID]
}

/// What came of making an account.
package enum Creation: Equatable, Sendable {
  case created(Account.Role)
  /// Somebody has the username, upper and lower case being one.
  case taken
  /// Somebody else was first.
  case notFirst
}

/// The members of a profile to change; nil leaves one as it is.
package struct ProfileChange: Equatable, Sendable {
  package var displayName: String?
  package var settings: SettingsChange?

  package init(displayName: String? = nil, settings: SettingsChange? = nil) {
    self.displayName = displayName
    self.settings = settings
  }
}

extension ProfileChange {
  /// What it makes of `account`: `version` rises, and `rev` too where the card is another; a change to
  /// what already is makes nothing.
  package func applied(to account: Account) -> ProfileUpdate {
    var changed = account
    changed.user.displayName = displayName ?? account.user.displayName
    changed.settings = settings?.applied(to: account.settings) ?? account.settings
    let update = ProfileUpdate(
      account: account, cardChanged: changed.user != account.user,
      settingsChanged: changed.settings != account.settings)
    guard update.isNews else { return update }
    changed.version += 1
    changed.user.rev += update.cardChanged ? 1 : 0
    return ProfileUpdate(
      account: changed, cardChanged: update.cardChanged, settingsChanged: update.settingsChanged)
  }
}

/// What came of choosing a picture.
package enum AvatarOutcome: Equatable, Sendable {
  case updated(ProfileUpdate)
  /// There is no such account, or no such picture of its own.
  case unknown
  /// It is not prepared yet.
  case preparing
  /// It is no picture, or could not be prepared.
  case unfit
  /// A message has it.
  case used
}

/// A profile after a change, and what of it is news.
package struct ProfileUpdate: Equatable, Sendable {
  package let account: Account
  package let cardChanged: Bool
  package let settingsChanged: Bool

  package init(account: Account, cardChanged: Bool, settingsChanged: Bool) {
    self.account = account
    self.cardChanged = cardChanged
    self.settingsChanged = settingsChanged
  }

  /// Whether anything is another now.
  package var isNews: Bool { cardChanged || settingsChanged }

  /// It was so already.
  package static func nothing(of account: Account) -> Self {
    Self(account: account, cardChanged: false, settingsChanged: false)
  }
}
