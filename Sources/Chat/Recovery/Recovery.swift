import Logging

/// The ways back in for who has lost their password: a code by mail, a recovery code, or a link that
/// the operator made.
package struct Recovery: Sendable {
  /// How many recovery codes a person is given at once.
  static let recoveryCodeCount = 10
  /// Most requests for a code by mail that may wait.
  private static let queue = 256

  let addresses: Addresses
  private let store: any RecoveryStore
  private let accounts: Accounts
  private let sessions: Sessions
  private let attempts: Attempts
  private let hasher: PasswordHasher
  private let mailer: (any Mailer)?
  private let codes: CodeBook
  private let words: LetterWords
  private let requests = ResetRequests(limit: Self.queue)
  private let world: World
  private let logger: Logger

  init(
    store: any RecoveryStore, accounts: Accounts, sessions: Sessions, attempts: Attempts,
    hasher: PasswordHasher, mailer: (any Mailer)?, codeKey: [UInt8], host: String, live: Live,
    world: World, logger: Logger
  ) {
    self.store = store
    self.accounts = accounts
    self.sessions = sessions
    self.attempts = attempts
    self.hasher = hasher
    self.mailer = mailer
    codes = CodeBook(key: codeKey, world: world)
    words = LetterWords(host: host)
    addresses = Addresses(
      store: store, mailer: mailer, codes: codes, words: words, live: live, world: world)
    self.world = world
    self.logger = logger
  }

  /// Takes note of somebody who has forgotten their password; whether there is such a person is found
  /// out later.
  func request(_ login: String, _ language: Letter.Language) throws {
    // Where no letter can be sent there is nothing to look for.
    guard mailer != nil else { return }
    try requests.add(.init(login: login, language: language))
  }

  /// Sends what was asked for, one after the other, until the task is cancelled.
  func run() async {
    for await request in requests.all {
      do {
        try await answer(request)
      } catch {
        logger.warning("no code for a new password", metadata: ["error": "\(error)"])
      }
    }
  }

  /// Sends a code to who may have one, and is silent about who may not.
  func answer(_ request: ResetRequests.Request) async throws {
    guard let account = try await accounts.account(login: request.login),
      let address = verifiedAddress(of: account), let mailer
    else { return }
    let digits = codes.digits()
    let now = world.now()
    let code = IssuedCode(
      kind: .reset, hash: codes.hash(digits, of: account.user.id), email: address.text,
      issuedAt: now, expiresAt: now.advanced(bySeconds: Addresses.codeLifetime))
    guard case .kept = try await store.keep(code, of: account.user.id) else { return }
    let letter = words.reset(digits, of: account.user.username, to: address, request.language)
    if !mailer.post(letter) { logger.warning("no code for a new password: too much mail waits") }
  }

  /// Sets a new password for who brings a code, and ends all their sessions. One Argon2 computation in
  /// every case that is looked at. Throws `tooMany` where too many came from that address that were wrong.
  func reset(
    _ confirmation: ResetConfirmation, _ language: Letter.Language,
    from address: ClientAddress = .thisMachine
  ) async throws {
    let problems = Credentials.passwordProblems(confirmation.newPassword, field: "newPassword")
    guard problems.isEmpty else { throw CommonRefusal.invalid(problems) }
    let done = try await attempts.guess(.reset(from: address)) {
      try await setPassword(confirmation)
    }
    guard let (account, ended) = done else { throw RecoveryRefusal.codeWrong }
    await sessions.announceEnd(of: ended)
    if let mailer, let address = verifiedAddress(of: account) {
      _ = mailer.post(words.passwordReset(of: account.user.username, to: address, language))
    }
  }

  /// Whose password it is now, and the sessions that have ended; nil where the code is not good.
  private func setPassword(_ confirmation: ResetConfirmation) async throws -> (
    Account, ended: [SessionID]
  )? {
    let account = try await accounts.account(login: confirmation.login)
    let hash = try await hasher.hash(confirmation.newPassword)
    // Nobody is asked for just as somebody is, so that the time doesn't tell who exists.
    let id = account?.user.id ?? world.makeID()
    let attempt = codes.attempt(confirmation.code, by: id)
    guard let ended = try await store.resetPassword(attempt, hash: hash, of: id), let account else {
      return nil
    }
    return (account, ended)
  }

  /// What a new account is given: recovery codes, and a letter to the address that it names.
  ///
  /// That letter may fail: who has an account can ask for another one.
  func welcome(_ account: Account, email: String?, _ language: Letter.Language) async throws
    -> [String]
  {
    let made = try await makeRecoveryCodes(for: account.user.id)
    if let email, addresses.isOffered {
      do {
        _ = try await addresses.propose(email, by: account.user.id, language)
      } catch {
        logger.warning("no code for an address", metadata: ["error": "\(error)"])
      }
    }
    return made
  }

  private func makeRecoveryCodes(for user: UserID) async throws -> [String] {
    let made = (0..<Self.recoveryCodeCount).map { _ in codes.recoveryCode() }
    try await store.replaceRecoveryCodes(made.map { codes.hash($0, of: user) }, of: user)
    return made
  }

  /// New recovery codes in place of those that were left, for who knows the password.
  func renew(
    _ user: UserID, password: String, from address: ClientAddress = .thisMachine
  ) async throws -> [String] {
    _ = try await accounts.confirm(password, of: user, from: address)
    return try await makeRecoveryCodes(for: user)
  }

  /// How many recovery codes are left.
  func recoveryCodesLeft(of user: UserID) async throws -> Int {
    try await store.means(of: user)?.recoveryCodes.count ?? 0
  }

  private func verifiedAddress(of account: Account) -> EmailAddress? {
    account.emailVerified ? account.email.flatMap(EmailAddress.init) : nil
  }
}
