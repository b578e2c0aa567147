import ChatTesting
import Foundation
import Testing

@testable import Chat

@Suite(.timeLimit(.minutes(10))) struct SecondFactorsTests {
  @Test func `It is asked for only once a code has shown that the authenticator has it`()
    async throws
  {
    let house = try await House()
    let factors = house.features.secondFactors
    let ada = try await house.person(house.ada)

    #expect(try await factors.challenge(house.ada, passwordHash: "h", on: nil) == nil)
    let setup = try await factors.begin(for: ada)
    #expect(try await factors.challenge(house.ada, passwordHash: "h", on: nil) == nil)
    await #expect(throws: SecondFactorRefusal.wrong) {
      try await factors.confirm("000000", of: house.ada)
    }
    let codes = try await factors.confirm(house.code(setup), of: house.ada)

    #expect(try await factors.challenge(house.ada, passwordHash: "h", on: nil) != nil)
    #expect(try await factors.challenge(house.grace, passwordHash: "h", on: nil) == nil)
    #expect(Set(codes).count == 10)
    #expect(
      try await factors.status(of: house.ada)
        == FactorStatus(since: house.world.now(), backupCodes: 10))
    await #expect(throws: SecondFactorRefusal.isOn) { try await factors.begin(for: ada) }
  }

  @Test func `The secret is told once, in both forms, and kept sealed for its owner`() async throws
  {
    let house = try await House()

    let setup = try await house.features.secondFactors.begin(for: try await house.person(house.ada))

    #expect(setup.secret.count == 32)
    #expect(
      setup.uri == "otpauth://totp/localhost:ada?secret=\(setup.secret)&issuer=localhost")
    let kept = try #require(try await house.stores.secondFactors.factor(of: house.ada))
    let keys = FactorKeys(key: Secrets.test.digest)
    #expect(Base32.text(of: try keys.open(kept.secret, of: house.ada)) == setup.secret)
    #expect(throws: (any Error).self) { try keys.open(kept.secret, of: house.grace) }
    #expect(throws: (any Error).self) {
      try FactorKeys(key: Secrets.test.refreshToken).open(kept.secret, of: house.ada)
    }
  }

  @Test func `No code is taken twice, neither of two at once`() async throws {
    let house = try await House()
    let factors = house.features.secondFactors
    let setup = try await house.turnOn()

    // The one that turned it on is used up.
    await #expect(throws: SecondFactorRefusal.wrong) {
      try await factors.show(house.code(setup), of: house.ada)
    }
    await house.clock.advance(by: .seconds(30))
    let code = house.code(setup)
    let taken = await withTaskGroup(of: Bool.self) { group in
      for _ in 1...4 {
        group.addTask { (try? await factors.show(code, of: house.ada)) != nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(taken == 1)
  }

  @Test func `A backup code stands in once, however it is typed`() async throws {
    let house = try await House()
    let factors = house.features.secondFactors
    let setup = try await factors.begin(for: try await house.person(house.ada))
    let codes = try await factors.confirm(house.code(setup), of: house.ada).map(\.text)

    let typed = codes[0].uppercased().replacing("-", with: " ")
    try await factors.show(typed, of: house.ada)
    await #expect(throws: SecondFactorRefusal.wrong) {
      try await factors.show(codes[0], of: house.ada)
    }
    try await factors.show(codes[1], of: house.ada)

    #expect(try await factors.status(of: house.ada).backupCodes == 8)
  }

  @Test func `Five wrong codes, then one in five minutes, also over a restart`() async throws {
    let house = try await House()
    _ = try await house.turnOn()
    await house.clock.advance(by: .seconds(3_600))

    for _ in 1...5 {
      await #expect(throws: SecondFactorRefusal.wrong) {
        try await house.features.secondFactors.show("123", of: house.ada)
      }
    }
    let again = try await house.restarted().secondFactors
    for factors in [house.features.secondFactors, again] {
      await #expect(throws: AttemptRefusal.tooMany(retryAfter: 300)) {
        try await factors.show("123", of: house.ada)
      }
    }
    await house.clock.advance(by: .seconds(300))
    await #expect(throws: SecondFactorRefusal.wrong) { try await again.show("123", of: house.ada) }
  }

  @Test func `A challenge is good for five minutes, for one password, and nobody makes one`()
    async throws
  {
    let house = try await House()
    let factors = house.features.secondFactors
    _ = try await house.turnOn()
    let token = try #require(
      try await factors.challenge(house.ada, passwordHash: "hash", on: nil))

    let challenge = try factors.challenge(token)
    #expect(challenge.user == house.ada)
    #expect(challenge.isOf(passwordHash: "hash"))
    #expect(!challenge.isOf(passwordHash: "another"))
    for forged in ["", "x", String(token.dropLast()), "A" + token.dropFirst(), token + "A"] {
      #expect(throws: SecondFactorRefusal.challengeEnded) { try factors.challenge(forged) }
    }
    await house.clock.advance(by: .seconds(299))
    _ = try factors.challenge(token)
    await house.clock.advance(by: .seconds(1))
    #expect(throws: SecondFactorRefusal.challengeEnded) { try factors.challenge(token) }
  }

  @Test func `A trusted device is not asked for thirty days, until it is switched off`()
    async throws
  {
    let house = try await House()
    let factors = house.features.secondFactors
    let setup = try await house.turnOn()
    let device = try await factors.trust(by: house.ada)
    let other = DeviceToken(bytes: house.world.randomBytes(32))
    func isAsked(_ device: DeviceToken?) async throws -> Bool {
      try await factors.challenge(house.ada, passwordHash: "h", on: device) != nil
    }

    #expect(try await !isAsked(device))
    #expect(try await isAsked(other))
    await house.clock.advance(by: .seconds(30 * 86_400 - 1))
    #expect(try await !isAsked(device))
    await house.clock.advance(by: .seconds(1))
    #expect(try await isAsked(device))

    let again = try await factors.trust(by: house.ada)
    try await factors.end(house.code(setup), of: house.ada)
    #expect(try await factors.status(of: house.ada) == FactorStatus(since: nil, backupCodes: 0))
    let anew = try await house.turnOn()
    #expect(anew.secret != setup.secret)
    #expect(try await isAsked(again))
  }

  @Test func `A new password trusts no device any more`() async throws {
    let house = try await House()
    _ = try await house.turnOn()
    let device = try await house.features.secondFactors.trust(by: house.ada)
    let session = Session.test(of: house.ada, house.world)

    _ = try await house.stores.accounts.setPassword(house.ada, hash: "new", keeping: session.id)

    #expect(
      try await house.features.secondFactors.challenge(house.ada, passwordHash: "new", on: device)
        != nil)
  }
}

extension House {
  fileprivate func person(_ id: UserID) async throws -> User {
    try #require(try await stores.accounts.account(id)).user
  }

  /// Turns on Ada's second factor.
  fileprivate func turnOn() async throws -> FactorSetup {
    let setup = try await features.secondFactors.begin(for: try await person(ada))
    _ = try await features.secondFactors.confirm(code(setup), of: ada)
    return setup
  }

  /// What an authenticator with that secret shows now.
  fileprivate func code(_ setup: FactorSetup) -> String {
    TOTP.code(of: TOTP.step(at: world.now()), secret: Self.bytes(ofBase32: setup.secret))
  }

  /// The same instance, after a restart.
  fileprivate func restarted() async throws -> Features {
    await Features(
      stores: stores, preparer: nil, secrets: .test,
      settings: ChatSettings(publicURL: try #require(PublicURL("http://localhost:8080"))),
      live: live, world: world, logger: .silent)
  }

  private static func bytes(ofBase32 text: String) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var bytes: [UInt8] = []
    var (buffer, bits) = (UInt64(0), 0)
    for digit in text.compactMap({ digits.firstIndex(of: $0) }) {
      (buffer, bits) = (buffer << 5 | UInt64(digit), bits + 5)
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt64(bits)))
      }
    }
    return bytes
  }
}
