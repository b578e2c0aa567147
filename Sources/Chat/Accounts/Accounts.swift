/// Who people are to this instance: their names, passwords and settings.
package struct Accounts: Sendable {
  private let store: any AccountStore
  private let people: People
  private let sessions: Sessions
  private let attempts: Attempts
  private let secondFactors: SecondFactors
  private let media: Media
  private let hasher: PasswordHasher
  private let policies: Policies
  private let limits: Limits
  private let live: Live
  private let world: World

  package init(
    store: any AccountStore, people: People, sessions: Sessions, attempts: Attempts,
    secondFactors: SecondFactors, media: Media, hasher: PasswordHasher,
    policies: Policies, limits: Limits, live: Live, world: World
  ) {
    self.store = store
    self.people = people
    self.sessions = sessions
    self.attempts = attempts
    self.secondFactors = secondFactors
    self.media = media
    self.hasher = hasher
    self.policies = policies
    self.limits = limits
    self.live = live
    self.world = world
  }

  /// Who may make an account just now: while there is none, everybody.
  func policy() async throws -> RegistrationPolicy {
    let registration = try await policies.registration()
    guard registration != .open else { return .open }
    return try await store.isEmpty() ? .open : registration
  }

  /// Makes an account, where the policy lets somebody in who was not invited. Throws as
  /// ``prepare(_:from:)`` does, and `usernameTaken`.
  func register(
    _ wanted: Registration, from address: ClientAddress = .thisMachine
  ) async throws -> Account {
    if let refusal = try await policy().refusal { throw refusal }
    let registration = try await policies.registration()
    var account = try await prepare(wanted, from: address)
    switch try await store.create(account, onlyFirst: registration != .open) {
    case .created(let role):
      account.role = role
      return account
    case .taken: throw AccountRefusal.usernameTaken
    case .notFirst: throw registration.refusal ?? .registrationClosed
    }
  }

  /// An account as it is to be kept. Throws what is wrong with the input, all of it, and `tooMany` where
  /// too many were made from that address.
  func prepare(
    _ registration: Registration, from address: ClientAddress = .thisMachine
  ) async throws -> Account {
    let terms = try await policies.terms()
    let problems = registration.problems(limits: limits, terms: terms)
    guard problems.isEmpty else { throw CommonRefusal.invalid(problems) }
    try await attempts.takeRegistration(from: address)
    let user = User(
      id: world.makeID(), username: Credentials.fold(registration.username),
      displayName: registration.displayName, rev: 1)
    return Account(
      user: user, passwordHash: try await hasher.hash(registration.password),
      createdAt: world.now(), terms: terms?.terms)
  }

  /// Seconds for which an account that is to be deleted can still be kept: a week.
  static let deletionDelay = 7 * 24 * 3_600

  /// The account that `login` and `password` belong to; one Argon2 computation for every guess that is
  /// looked at. Throws `tooMany` for those that are not, `suspended`, and `secondFactorNeeded` where the
  /// account wants more than a password on this device.
  ///
  /// One that was to be deleted stays: ``Account/deleteAt`` is when it would have been.
  func authenticate(
    login: String, password: String, from address: ClientAddress = .thisMachine,
    on device: DeviceToken? = nil
  ) async throws -> Account {
    let account = try await store.account(login: login)
    let guessed: Attempts.Guessed =
      account.map { .account($0.user.id) } ?? .nobody(login: Credentials.fold(login))
    let found: Account? = try await attempts.guess(.password(of: guessed, from: address)) {
      try await hasher.verify(password, against: account?.passwordHash) ? account : nil
    }
    guard let found else { throw AccountRefusal.credentialsWrong }
    // Only behind the password: nobody else is told.
    guard found.suspendedAt == nil else { throw SessionRefusal.suspended }
    let challenge = try await secondFactors.challenge(
      found.user.id, passwordHash: found.passwordHash, on: device)
    if let challenge { throw SecondFactorRefusal.needed(challenge: challenge) }
    return try await kept(found)
  }

  /// The account whose challenge `code` answers; it stays as well.
  func authenticate(challenge token: String, code: String) async throws -> Account {
    let challenge = try secondFactors.challenge(token)
    guard let account = try await store.account(challenge.user),
      challenge.isOf(passwordHash: account.passwordHash)
    else { throw SecondFactorRefusal.challengeEnded }
    try await secondFactors.show(code, of: challenge.user)
    return try await kept(account)
  }

  private func kept(_ account: Account) async throws -> Account {
    guard account.suspendedAt == nil else { throw SessionRefusal.suspended }
    if account.deleteAt != nil { _ = try await store.setDeletion(account.user.id, at: nil) }
    return account
  }

  /// Lets the account be deleted after ``deletionDelay``, unless its owner logs in before; ends every
  /// session. Answers when.
  func delete(
    _ user: UserID, password: String, at address: ClientAddress = .thisMachine
  ) async throws -> Timestamp {
    _ = try await confirm(password, of: user, from: address)
    let due = world.now().advanced(bySeconds: Self.deletionDelay)
    await sessions.announceEnd(of: try await store.setDeletion(user, at: due) ?? [])
    return due
  }

  /// The account that logs in as `login`; nil where nobody does.
  func account(login: String) async throws -> Account? {
    try await store.account(login: login)
  }

  /// The person's own account.
  func account(_ id: UserID) async throws -> Account {
    guard let account = try await store.account(id) else { throw SessionRefusal.sessionEnded }
    return account
  }

  /// Tells the person's devices what they are, because somebody else has changed it.
  func announce(_ id: UserID) async throws {
    guard let account = try await store.account(id) else { return }
    live.tell([id], ProfileChanged(kind: .profile, me: account.me))
  }

  /// Changes the profile, and tells the person's devices and whoever shares a conversation with them.
  func update(_ id: UserID, _ change: ProfileChange) async throws -> Me {
    try check(change)
    guard let update = try await store.update(id, change) else {
      throw SessionRefusal.sessionEnded
    }
    return try await told(of: update)
  }

  /// Shows a picture of their own on the person's card, or none, and tells as ``update(_:_:)`` does.
  func setAvatar(_ picture: MediaID?, of id: UserID) async throws -> Me {
    switch try await store.setAvatar(picture, of: id) {
    case .updated(let update):
      media.collectSoon()
      return try await told(of: update)
    case .unknown:
      throw CommonRefusal.invalid([
        FieldProblem("media", "unknown", "There is no such upload of yours.")
      ])
    case .preparing: throw MediaRefusal.stillPreparing
    case .unfit: throw MediaRefusal.failed
    case .used: throw MediaRefusal.used
    }
  }

  private func told(of update: ProfileUpdate) async throws -> Me {
    let me = update.account.me
    if update.cardChanged {
      live.tell([me.id], ProfileChanged(kind: .profile, me: me))
      live.tell(try await people.companions(of: me.id), UserChanged(user: update.account.user))
    }
    if update.settingsChanged { live.tell([me.id], ProfileChanged(kind: .settings, me: me)) }
    return me
  }

  /// Sets a new password after checking the current one, and ends every other session.
  func changePassword(
    of session: Session, from current: String, to new: String,
    at address: ClientAddress = .thisMachine
  ) async throws {
    let problems = Credentials.passwordProblems(new, field: "new")
    guard problems.isEmpty else { throw CommonRefusal.invalid(problems) }
    _ = try await confirm(current, of: session.user, from: address)
    let ended = try await store.setPassword(
      session.user, hash: try await hasher.hash(new), keeping: session.id)
    await sessions.announceEnd(of: ended)
  }

  /// The person's account, where `password` is theirs; a guess like those of logging in.
  func confirm(
    _ password: String, of user: UserID, from address: ClientAddress = .thisMachine
  ) async throws -> Account {
    let account = try await account(user)
    let found: Account? = try await attempts.guess(.password(of: .account(user), from: address)) {
      try await hasher.verify(password, against: account.passwordHash) ? account : nil
    }
    guard let found else { throw AccountRefusal.credentialsWrong }
    return found
  }

  private func check(_ change: ProfileChange) throws {
    var problems: [FieldProblem] = []
    if let name = change.displayName {
      problems += TextRules.nameProblems(name, limits: limits)
    }
    if let client = change.settings?.client, try JSON.encode(client).readableBytes > 4_096 {
      problems.append(FieldProblem("settings.client", "too-long", "At most 4 KiB as JSON."))
    }
    guard problems.isEmpty else { throw CommonRefusal.invalid(problems) }
  }
}

/// `change`: my profile or settings are others now.
struct ProfileChanged: Codable {
  enum Kind: String, Codable {
    case profile
    case settings
  }

  var type = "change"
  let version: Int
  let kind: Kind
  let me: Me

  init(kind: Kind, me: Me) {
    self.kind = kind
    self.me = me
    version = me.version
  }
}

/// `user`: the card of somebody I share a conversation with has changed.
struct UserChanged: Codable {
  var type = "user"
  let user: User
}
