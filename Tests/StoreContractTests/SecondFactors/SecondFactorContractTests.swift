import Chat
import ChatTesting
import Testing

@Suite("Second factors, on every engine", .timeLimit(.minutes(10)))
struct SecondFactorContractTests {
  @Test(arguments: Engine.allCases)
  func `a factor waits until its very secret is confirmed`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let factors = stage.stores.secondFactors
    let first = SecondFactor(user: stage.ada, secret: [1, 2, 3])
    let second = SecondFactor(user: stage.ada, secret: [4, 5, 6])

    #expect(try await factors.factor(of: stage.ada) == nil)
    #expect(try await factors.propose(first))
    #expect(try await factors.propose(second))
    #expect(try await factors.factor(of: stage.ada) == second)
    #expect(try await !factors.confirm(stage.confirmed(first)))
    #expect(try await factors.confirm(stage.confirmed(second)))

    #expect(try await factors.factor(of: stage.ada) == stage.confirmed(second))
    #expect(try await !factors.confirm(stage.confirmed(second)))
    #expect(try await !factors.propose(first))
    #expect(try await factors.factor(of: stage.ada) == stage.confirmed(second))
    #expect(try await factors.factor(of: stage.grace) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `a step is taken once, and none before it any more`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let factors = stage.stores.secondFactors
    #expect(try await factors.propose(SecondFactor(user: stage.ada, secret: [1])))
    #expect(try await !factors.accept(.step(60), of: stage.ada))
    try await stage.turnOn(stage.ada)

    #expect(try await !factors.accept(.step(50), of: stage.ada))
    #expect(try await factors.accept(.step(51), of: stage.ada))
    #expect(try await !factors.accept(.step(51), of: stage.ada))
    #expect(try await !factors.accept(.step(52), of: stage.grace))
    let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 1...20 { group.addTask { try await factors.accept(.step(60), of: stage.ada) } }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(taken == 1)
  }

  @Test(arguments: Engine.allCases)
  func `a backup code is taken once, by its owner`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let factors = stage.stores.secondFactors
    try await stage.turnOn(stage.ada)

    #expect(try await !factors.accept(.code(.of(9)), of: stage.ada))
    #expect(try await !factors.accept(.code(.of(1)), of: stage.grace))
    #expect(try await factors.accept(.code(.of(1)), of: stage.ada))
    #expect(try await !factors.accept(.code(.of(1)), of: stage.ada))
    #expect(try await factors.factor(of: stage.ada)?.codes == [.of(2)])
  }

  @Test(arguments: Engine.allCases)
  func `a device is trusted until its end, by its owner`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let factors = stage.stores.secondFactors
    let now = stage.world.now()
    let device = TrustedDevice(hash: .of(7), expiresAt: now.advanced(bySeconds: 60))

    try await factors.trust(device, by: stage.ada, at: now)
    #expect(try await !factors.isTrusted(.of(7), by: stage.ada, at: now))
    try await stage.turnOn(stage.ada)
    try await stage.turnOn(stage.grace)
    try await factors.trust(device, by: stage.ada, at: now)

    #expect(try await factors.isTrusted(.of(7), by: stage.ada, at: now))
    #expect(try await !factors.isTrusted(.of(8), by: stage.ada, at: now))
    #expect(try await !factors.isTrusted(.of(7), by: stage.grace, at: now))
    #expect(try await !factors.isTrusted(.of(7), by: stage.ada, at: device.expiresAt))
    let later = TrustedDevice(hash: .of(8), expiresAt: now.advanced(bySeconds: 600))
    try await factors.trust(later, by: stage.ada, at: device.expiresAt)
    #expect(try await !factors.isTrusted(.of(7), by: stage.ada, at: now))
  }

  @Test(arguments: Engine.allCases)
  func `switching it off, and a new password, end trust; the one ends the factor too`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let factors = stage.stores.secondFactors
    let now = stage.world.now()
    let device = TrustedDevice(hash: .of(7), expiresAt: now.advanced(bySeconds: 60))
    try await stage.turnOn(stage.ada)
    let session = try await stage.logIn(stage.ada).session

    try await factors.trust(device, by: stage.ada, at: now)
    _ = try await stage.stores.accounts.setPassword(stage.ada, hash: "new", keeping: session.id)
    #expect(try await !factors.isTrusted(.of(7), by: stage.ada, at: now))
    #expect(try await factors.factor(of: stage.ada) != nil)

    try await factors.trust(device, by: stage.ada, at: now)
    try await factors.remove(of: stage.ada)
    #expect(try await factors.factor(of: stage.ada) == nil)
    try await stage.turnOn(stage.ada)
    #expect(try await !factors.isTrusted(.of(7), by: stage.ada, at: now))
  }
}

extension Stage {
  fileprivate func confirmed(_ factor: SecondFactor) -> SecondFactor {
    SecondFactor(
      user: factor.user, secret: factor.secret, confirmedAt: world.now(), lastStep: 50,
      codes: [.of(1), .of(2)])
  }

  fileprivate func turnOn(_ user: UserID) async throws {
    let factor = SecondFactor(user: user, secret: [4, 5, 6])
    try #require(try await stores.secondFactors.propose(factor))
    try #require(try await stores.secondFactors.confirm(confirmed(factor)))
  }
}

extension TokenHash {
  /// 32 times the same byte.
  fileprivate static func of(_ byte: UInt8) -> TokenHash {
    TokenHash(bytes: Array(repeating: byte, count: 32))
  }
}
