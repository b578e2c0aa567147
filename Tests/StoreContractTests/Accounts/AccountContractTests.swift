import Chat
import ChatTesting
import Testing

@Suite("Accounts, on every engine", .timeLimit(.minutes(10)))
struct AccountContractTests {
  @Test(arguments: Engine.allCases)
  func `an account comes back as it was created`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    var account = Account.test("barbara", "Barbara Liskov", stage.world)
    account.email = "barbara@example.org"
    account.emailVerified = true
    account.settings.lastSeen = false
    account.settings.client = .object(["theme": .string("dark"), "sizes": .array([.integer(1)])])
    account.version = 7

    #expect(try await stage.stores.accounts.create(account))

    #expect(try await stage.stores.accounts.account(account.id) == account)
    #expect(try await stage.stores.accounts.account(stage.world.makeID()) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `a username is unique without regard to case`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let second = Account.test("ADA", "Another Ada", stage.world)

    #expect(try await stage.stores.accounts.create(second) == false)

    #expect(try await stage.stores.accounts.account(second.id) == nil)
    #expect(try await stage.stores.accounts.account(login: "ada")?.id == stage.ada)
  }

  @Test(arguments: Engine.allCases)
  func `of many who take one username at once, one gets it`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let candidates = (0..<20).map { _ in Account.test("barbara", "Barbara", stage.world) }
    let accounts = stage.stores.accounts

    let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
      for candidate in candidates { group.addTask { try await accounts.create(candidate) } }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }

    #expect(winners == 1)
  }

  @Test(arguments: Engine.allCases)
  func `a login is the username in any case or the verified address`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    var verified = Account.test("barbara", "Barbara", stage.world)
    verified.email = "barbara@example.org"
    verified.emailVerified = true
    var unverified = Account.test("edsger", "Edsger", stage.world)
    unverified.email = "edsger@example.org"
    let accounts = stage.stores.accounts
    _ = try await accounts.create(verified)
    _ = try await accounts.create(unverified)

    #expect(try await accounts.account(login: "Barbara")?.id == verified.id)
    #expect(try await accounts.account(login: "BARBARA@example.org")?.id == verified.id)
    #expect(try await accounts.account(login: "edsger")?.id == unverified.id)
    #expect(try await accounts.account(login: "edsger@example.org") == nil)
    #expect(try await accounts.account(login: "nobody") == nil)
    #expect(try await accounts.account(login: "") == nil)
  }

  @Test(arguments: Engine.allCases)
  func `a deleted account is found by nobody`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let gone = try await stage.register("gone", deleted: true)

    #expect(try await stage.stores.accounts.account(gone) == nil)
    #expect(try await stage.stores.accounts.account(login: "gone") == nil)
    let change = ProfileChange(displayName: "Back")
    #expect(try await stage.stores.accounts.update(gone, change) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `a new name raises version and rev once`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let update = try await stage.stores.accounts.update(
      stage.ada, ProfileChange(displayName: "Ada King"))

    let changed = try #require(update)
    #expect(changed.cardChanged && !changed.settingsChanged)
    #expect(changed.account.user.displayName == "Ada King")
    #expect(changed.account.user.rev == 2)
    #expect(changed.account.version == 2)
    #expect(try await stage.stores.accounts.account(stage.ada) == changed.account)
  }

  @Test(arguments: Engine.allCases)
  func `new settings raise version but not rev, and no change raises nothing`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    var settings = SettingsChange()
    settings.readReceipts = false
    settings.asks = .friendsOfFriends
    settings.client = .object(["a": .array([.null, .bool(true), .number(1.5)])])
    let change = ProfileChange(displayName: "Ada Lovelace", settings: settings)

    let first = try await stage.stores.accounts.update(stage.ada, change)
    let second = try await stage.stores.accounts.update(stage.ada, change)

    let changed = try #require(first)
    #expect(changed.settingsChanged && !changed.cardChanged)
    #expect(changed.account.user.rev == 1)
    #expect(changed.account.version == 2)
    #expect(
      second
        == ProfileUpdate(account: changed.account, cardChanged: false, settingsChanged: false))
    var kept = AccountSettings()
    (kept.readReceipts, kept.asks) = (false, .friendsOfFriends)
    kept.client = .object(["a": .array([.null, .bool(true), .number(1.5)])])
    #expect(try await stage.stores.accounts.account(stage.ada)?.settings == kept)
  }

  @Test(arguments: Engine.allCases)
  func `a new password ends every other session of that person`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let kept = try await stage.logIn(stage.ada)
    let other = try await stage.logIn(stage.ada)
    let another = try await stage.logIn(stage.ada)
    let stranger = try await stage.logIn(stage.grace)

    let ended = try await stage.stores.accounts.setPassword(
      stage.ada, hash: "new", keeping: kept.session.id)

    #expect(ended == [other.session.id, another.session.id].sorted())
    #expect(try await stage.stores.accounts.account(stage.ada)?.passwordHash == "new")
    let now = stage.world.now()
    #expect(try await stage.stores.sessions.session(kept.session.id, at: now) != nil)
    #expect(try await stage.stores.sessions.session(other.session.id, at: now) == nil)
    #expect(try await stage.stores.sessions.session(stranger.session.id, at: now) != nil)
    #expect(try await stage.rotate(other.token) == .unknown)
  }
}
