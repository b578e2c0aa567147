import Crypto
import Foundation

/// How often people may guess what they should know, make accounts, and report others.
///
/// An attempt is taken before the guess is looked at, so that a hundred at once are no more than a
/// hundred in a row; a guess that was right, or that could not be looked at, gives it back.
package struct Attempts: Sendable {
  /// Wrong passwords of one account from one address: the owner, elsewhere, does not feel them.
  static let passwordFromAddress = AttemptLimit(burst: 10, interval: 60)
  /// Wrong passwords of one account, from wherever.
  static let password = AttemptLimit(burst: 100, interval: 60)
  /// Wrong passwords from one address, of whomever.
  static let address = AttemptLimit(burst: 50, interval: 20)
  /// Wrong codes of one account's second factor. A guess is right once in 333,333 times: somebody who
  /// has the password and never rests needs two years for an even chance.
  static let code = AttemptLimit(burst: 5, interval: 300)
  /// Accounts made from one address.
  static let registration = AttemptLimit(burst: 20, interval: 180)

  /// What one account reports to the operators.
  static let report = AttemptLimit(burst: 10, interval: 600)

  private let store: any AttemptStore
  private let key: SymmetricKey
  private let world: World

  /// `digestKey` has 256 bits.
  package init(store: any AttemptStore, digestKey: [UInt8], world: World) {
    self.store = store
    key = SymmetricKey(data: digestKey)
    self.world = world
  }

  /// Something that can be guessed.
  enum Guess: Sendable {
    /// The password of an account, or of a login that nobody has.
    case password(of: Guessed, from: ClientAddress)
    /// A code of a person's second factor.
    case code(of: UserID)
  }

  /// Whose password is guessed: one with two logins has the attempts of one.
  enum Guessed: Sendable {
    case account(UserID)
    case nobody(login: String)
  }

  /// Lets `look` at a guess, which answers nil where it was wrong, and alone then uses an attempt up.
  ///
  /// Throws ``AttemptRefusal/tooMany(retryAfter:)`` without looking where none is left.
  func guess<Value: Sendable>(
    _ guess: Guess, _ look: () async throws -> Value?
  ) async throws -> Value? {
    let attempts = attempts(at: guess)
    try await take(attempts)
    do {
      let value = try await look()
      if value != nil { try await store.giveBack(attempts) }
      return value
    } catch {
      try await store.giveBack(attempts)
      throw error
    }
  }

  /// Counts a new account; throws as ``guess(_:_:)`` does.
  func takeRegistration(from address: ClientAddress) async throws {
    guard !address.isThisMachine else { return }
    try await take([attempt(Self.registration, "registration", address.network)])
  }

  /// Counts a report; throws as ``guess(_:_:)`` does.
  func takeReport(by user: UserID) async throws {
    try await take([attempt(Self.report, "report", user.description)])
  }

  private func take(_ attempts: [Attempt]) async throws {
    let now = world.now()
    guard let until = try await store.take(attempts, at: now) else { return }
    let seconds = Int((until.milliseconds - now.milliseconds + 999) / 1_000)
    throw AttemptRefusal.tooMany(retryAfter: max(1, seconds))
  }

  /// Nothing is counted for this machine's own address alone: behind a proxy that is not configured
  /// it would be everybody's.
  private func attempts(at guess: Guess) -> [Attempt] {
    switch guess {
    case .password(let guessed, let address):
      let name = guessed.name
      let attempts = [
        attempt(Self.passwordFromAddress, "password from", name, address.network),
        attempt(Self.password, "password", name),
      ]
      return address.isThisMachine
        ? attempts : attempts + [attempt(Self.address, "address", address.network)]
    case .code(let user): return [attempt(Self.code, "code", user.description)]
    }
  }

  /// Parts are told apart by a zero, which is in none of them but, at worst, a login, which stands
  /// beside networks alone.
  private func attempt(_ limit: AttemptLimit, _ parts: String...) -> Attempt {
    let text = Data(parts.joined(separator: "\0").utf8)
    let digest = HMAC<SHA256>.authenticationCode(for: text, using: key)
    return Attempt(key: AttemptKey(bytes: Array(digest.prefix(16))), limit: limit)
  }
}

extension Attempts.Guessed {
  fileprivate var name: String {
    switch self {
    case .account(let id): "account \(id)"
    case .nobody(let login): "login \(login)"
    }
  }
}
