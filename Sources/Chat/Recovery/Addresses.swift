/// E-mail addresses of accounts, which count only once somebody has proved that they read what goes
/// there: for logging in, for resetting a password, and for nobody else having the same.
package struct Addresses: Sendable {
  /// Seconds that a code is good for.
  static let codeLifetime = 600

  private let store: any RecoveryStore
  private let mailer: (any Mailer)?
  private let codes: CodeBook
  private let words: LetterWords
  private let live: Live
  private let world: World

  init(
    store: any RecoveryStore, mailer: (any Mailer)?, codes: CodeBook, words: LetterWords,
    live: Live, world: World
  ) {
    self.store = store
    self.mailer = mailer
    self.codes = codes
    self.words = words
    self.live = live
    self.world = world
  }

  /// Whether letters can be sent.
  var isOffered: Bool { mailer != nil }

  /// Sends a code to an address that the person says is theirs. An address that counts already goes on
  /// counting until the new one is proved.
  func propose(_ text: String, by user: UserID, _ language: Letter.Language) async throws -> Me {
    guard let address = EmailAddress(text) else {
      throw CommonRefusal.invalid([EmailAddress.fault])
    }
    guard let mailer else { throw RecoveryRefusal.mailUnavailable }
    let digits = codes.digits()
    let now = world.now()
    let code = IssuedCode(
      kind: .address, hash: codes.hash(digits, of: user), email: address.text, issuedAt: now,
      expiresAt: now.advanced(bySeconds: Self.codeLifetime))
    let account = try account(after: try await store.proposeAddress(code, of: user))
    let letter = words.verification(digits, of: account.user.username, to: address, language)
    guard mailer.post(letter) else { throw CommonRefusal.busy(retryAfter: 30) }
    return told(account)
  }

  /// Sends another code to the address that waits to be proved.
  func remind(_ user: UserID, _ account: Account, _ language: Letter.Language) async throws {
    guard mailer != nil else { throw RecoveryRefusal.mailUnavailable }
    let pending = try await store.means(of: user)?.code(.address)?.email
    guard let address = pending ?? (account.emailVerified ? nil : account.email) else {
      throw CommonRefusal.notFound
    }
    _ = try await propose(address, by: user, language)
  }

  /// Takes the code back: the address counts from now on. The former one is told.
  func confirm(_ code: String, by user: UserID, _ language: Letter.Language) async throws -> Me {
    switch try await store.verifyAddress(codes.attempt(code, by: user), of: user) {
    case .verified(let change): return leave(change, language)
    case .refused: throw RecoveryRefusal.codeWrong
    case .taken: throw RecoveryRefusal.emailTaken
    }
  }

  /// Forgets the person's address, and tells it.
  func remove(of user: UserID, _ language: Letter.Language) async throws -> Me {
    guard let change = try await store.removeAddress(of: user) else {
      throw SessionRefusal.sessionEnded
    }
    return leave(change, language)
  }

  private func leave(_ change: AddressChange, _ language: Letter.Language) -> Me {
    if let mailer, let former = change.former.flatMap(EmailAddress.init) {
      _ = mailer.post(words.addressLeft(of: change.account.user.username, to: former, language))
    }
    return told(change.account)
  }

  private func told(_ account: Account) -> Me {
    live.tell([account.user.id], ProfileChanged(kind: .profile, me: account.me))
    return account.me
  }

  private func account(after outcome: CodeOutcome) throws -> Account {
    switch outcome {
    case .kept(let account): return account
    case .tooEarly(let moment):
      let milliseconds = moment.milliseconds - world.now().milliseconds
      throw RecoveryRefusal.tooEarly(retryAfter: Int((milliseconds + 999) / 1_000))
    case .unknown: throw SessionRefusal.sessionEnded
    }
  }
}
