import ChatTesting
import Testing

@testable import Chat

/// A house with a letterbox, in which somebody has registered with a real password.
struct Lodger {
  static let password = "correct horse"

  let house: House
  let letterbox = Letterbox()
  let id: UserID
  let codes: [String]
  private let running: Task<Void, Never>

  init() async throws {
    let house = try await House(mailer: letterbox)
    self.house = house
    let account = try await house.features.accounts.register(
      Registration(username: "hedy", displayName: "Hedy", password: Self.password))
    id = account.user.id
    codes = try await house.features.recovery.welcome(account, email: nil, .english)
    running = Task { await house.features.recovery.run() }
  }

  var recovery: Recovery { house.features.recovery }
  var addresses: Addresses { house.features.recovery.addresses }

  /// Gives the account a verified address.
  func verify(_ address: String = "hedy@example.org") async throws {
    _ = try await addresses.propose(address, by: id, .english)
    _ = try await addresses.confirm(try #require(letterbox.code), by: id, .english)
  }

  /// Asks for a new password, and waits until so many letters were posted in all.
  func forget(_ login: String = "hedy", until count: Int) async throws {
    try recovery.request(login, .english)
    while letterbox.letters.count < count { await Task.yield() }
  }

  func reset(_ code: String, login: String = "hedy", to password: String = "another horse")
    async throws
  {
    try await recovery.reset(
      ResetConfirmation(login: login, code: code, newPassword: password), .english)
  }

  /// Whether the password is this one.
  func has(password: String) async throws -> Bool {
    do {
      _ = try await house.features.accounts.authenticate(login: "hedy", password: password)
      return true
    } catch AccountRefusal.credentialsWrong {
      return false
    }
  }

  func end() async {
    running.cancel()
    await running.value
  }
}
