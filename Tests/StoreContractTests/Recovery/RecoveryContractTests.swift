import Chat
import ChatTesting
import Testing

@Suite("Ways back into an account, on every engine", .timeLimit(.minutes(10)))
struct RecoveryContractTests {
  @Test(arguments: Engine.allCases)
  func `what is kept comes back, and each kind in place of its own`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let recovery = stage.stores.recovery
    let hashes = (0..<10).map { TokenHash.of($0) }
    try await recovery.replaceRecoveryCodes(Array(hashes.reversed()), of: stage.ada)
    let link = stage.code(.link, 1)
    let reset = stage.code(.reset, 2, email: "ada@example.org")
    guard case .kept(let account) = try await recovery.keep(reset, of: stage.ada),
      case .kept = try await recovery.keep(link, of: stage.ada),
      case .kept = try await recovery.keep(stage.code(.link, 3), of: stage.ada)
    else {
      Issue.record("not kept")
      return
    }

    let means = try await recovery.means(of: stage.ada)
    #expect(account.user.id == stage.ada)
    #expect(means?.recoveryCodes == hashes)
    #expect(means?.code(.reset) == reset)
    #expect(means?.code(.link)?.hash == .of(3))
    #expect(means?.code(.link)?.round == 2)
    #expect(try await recovery.means(of: stage.grace) == RecoveryMeans())
    #expect(try await recovery.means(of: stage.world.makeID()) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `a code that comes too early is not kept`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let recovery = stage.stores.recovery
    _ = try await recovery.keep(stage.code(.reset, 1), of: stage.ada)

    let outcome = try await recovery.keep(stage.code(.reset, 2), of: stage.ada)

    #expect(outcome == .tooEarly(until: stage.world.now().advanced(bySeconds: 60)))
    #expect(try await recovery.means(of: stage.ada)?.code(.reset)?.hash == .of(1))
    let nobody = try await recovery.keep(stage.code(.reset, 3), of: stage.world.makeID())
    #expect(nobody == .unknown)
  }

  @Test(arguments: Engine.allCases)
  func `the right code sets the password, is used up, and ends every session`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let recovery = stage.stores.recovery
    let one = try await stage.logIn(stage.ada)
    let two = try await stage.logIn(stage.ada)
    let stranger = try await stage.logIn(stage.grace)
    _ = try await recovery.keep(stage.code(.reset, 1), of: stage.ada)
    _ = try await recovery.keep(stage.code(.link, 2), of: stage.ada)

    let ended = try await recovery.resetPassword(stage.attempt(1), hash: "new", of: stage.ada)

    #expect(ended == [one.session.id, two.session.id].sorted())
    #expect(try await stage.stores.accounts.account(stage.ada)?.passwordHash == "new")
    let now = stage.world.now()
    #expect(try await stage.stores.sessions.session(one.session.id, at: now) == nil)
    #expect(try await stage.stores.sessions.session(stranger.session.id, at: now) != nil)
    for (number, isShort) in [(1, true), (2, false)] {
      let again = try await recovery.resetPassword(
        stage.attempt(number, isShort: isShort), hash: "other", of: stage.ada)
      #expect(again == nil)
    }
    #expect(try await stage.stores.accounts.account(stage.ada)?.passwordHash == "new")
  }

  @Test(arguments: Engine.allCases)
  func `of many who bring one recovery code at once, one gets by`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let recovery = stage.stores.recovery
    try await recovery.replaceRecoveryCodes([.of(1), .of(2)], of: stage.ada)
    let attempt = stage.attempt(1, isShort: false)

    let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<10 {
        group.addTask {
          try await recovery.resetPassword(attempt, hash: "\(number)", of: stage.ada) != nil
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }

    #expect(winners == 1)
    #expect(try await recovery.means(of: stage.ada)?.recoveryCodes == [.of(2)])
  }

  @Test(arguments: Engine.allCases)
  func `of any number who guess at once, five are listened to`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let recovery = stage.stores.recovery
    _ = try await recovery.keep(stage.code(.reset, 1), of: stage.ada)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 2...7 {
        group.addTask {
          _ = try await recovery.resetPassword(stage.attempt(number), hash: "x", of: stage.ada)
        }
      }
      try await group.waitForAll()
    }

    #expect(try await recovery.means(of: stage.ada)?.code(.reset)?.triesLeft == 0)
    #expect(
      try await recovery.resetPassword(stage.attempt(1), hash: "x", of: stage.ada) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `a code in time proves its address, once`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let recovery = stage.stores.recovery
    let code = stage.code(.address, 1, email: "Ada@Example.org")
    guard case .kept(let proposed) = try await recovery.proposeAddress(code, of: stage.ada) else {
      Issue.record("not kept")
      return
    }
    #expect(proposed.email == "Ada@Example.org" && !proposed.emailVerified)
    #expect(proposed.version == 2)
    #expect(try await stage.stores.accounts.account(stage.ada) == proposed)
    #expect(try await recovery.verifyAddress(stage.attempt(9), of: stage.ada) == .refused)

    let outcome = try await recovery.verifyAddress(stage.attempt(1), of: stage.ada)

    guard case .verified(let change) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(change.former == nil)
    #expect(change.account.emailVerified && change.account.version == 3)
    #expect(try await stage.stores.accounts.account(login: "ADA@example.ORG") == change.account)
    #expect(try await recovery.verifyAddress(stage.attempt(1), of: stage.ada) == .refused)
    await stage.wait(.seconds(60))
    _ = try await recovery.keep(
      stage.code(.address, 2, email: "x@example.org"), of: stage.ada)
    await stage.wait(.seconds(600))
    #expect(try await recovery.verifyAddress(stage.attempt(2), of: stage.ada) == .refused)
  }

  @Test(arguments: Engine.allCases)
  func `an address that counts stays until the next is proved, and then is told of`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let recovery = stage.stores.recovery
    try await stage.verify("old@example.org", of: stage.ada)
    await stage.wait(.seconds(60))
    let next = stage.code(.address, 2, email: "new@example.org")
    let proposed = try await recovery.proposeAddress(next, of: stage.ada)
    guard case .kept(let account) = proposed else {
      Issue.record("\(proposed)")
      return
    }
    #expect(account.email == "old@example.org" && account.emailVerified)

    let outcome = try await recovery.verifyAddress(stage.attempt(2), of: stage.ada)

    guard case .verified(let change) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(change.former == "old@example.org")
    #expect(try await stage.stores.accounts.account(login: "old@example.org") == nil)
    #expect(try await stage.stores.accounts.account(login: "new@example.org")?.id == stage.ada)
  }

  @Test(arguments: Engine.allCases)
  func `an address that somebody has proved is nobody else's until they leave it`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let recovery = stage.stores.recovery
    let code = stage.code(.address, 2, email: "BOTH@example.org")
    _ = try await recovery.proposeAddress(code, of: stage.grace)
    try await stage.verify("both@example.org", of: stage.ada)

    #expect(try await recovery.verifyAddress(stage.attempt(2), of: stage.grace) == .taken)

    let removed = try await recovery.removeAddress(of: stage.ada)
    #expect(removed?.former == "both@example.org")
    #expect(removed?.account.email == nil && removed?.account.version == 4)
    #expect(try await stage.stores.accounts.account(stage.ada) == removed?.account)
    guard case .verified = try await recovery.verifyAddress(stage.attempt(2), of: stage.grace)
    else {
      Issue.record("still taken")
      return
    }
    #expect(try await recovery.removeAddress(of: stage.ada)?.account.version == 4)
    #expect(try await recovery.removeAddress(of: stage.world.makeID()) == nil)
  }
}

extension TokenHash {
  fileprivate static func of(_ number: Int) -> TokenHash {
    TokenHash(bytes: Array(repeating: UInt8(number), count: 32))
  }
}

extension Stage {
  /// A code that is good for ten minutes.
  fileprivate func code(_ kind: IssuedCode.Kind, _ number: Int, email: String? = nil) -> IssuedCode
  {
    IssuedCode(
      kind: kind, hash: .of(number), email: email, issuedAt: world.now(),
      expiresAt: world.now().advanced(bySeconds: 600))
  }

  fileprivate func attempt(_ number: Int, isShort: Bool = true) -> CodeAttempt {
    CodeAttempt(hash: .of(number), isShort: isShort, now: world.now())
  }

  fileprivate func verify(_ address: String, of user: UserID) async throws {
    _ = try await stores.recovery.proposeAddress(code(.address, 8, email: address), of: user)
    guard case .verified = try await stores.recovery.verifyAddress(attempt(8), of: user) else {
      throw Unexpected()
    }
  }
}
