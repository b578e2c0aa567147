import ChatTesting
import Testing

@testable import Chat

/// The limits of guessing, reached exactly as docs/protocol.md has them.
@Suite(.timeLimit(.minutes(10))) struct AttemptsTests {
  private let right = "the right one"

  @Test func `Ten wrong passwords of an account from one address, then one a minute`() async throws
  {
    let house = try await house()

    #expect(await tries("hedy", "a wrong one", in: house, from: "192.0.2.1") == (10, 60))
    // Also the right one: nobody looks.
    #expect(await tries("hedy", right, in: house, from: "192.0.2.1") == (0, 60))
    await house.clock.advance(by: .seconds(59))
    #expect(await tries("hedy", "a wrong one", in: house, from: "192.0.2.1") == (0, 1))
    await house.clock.advance(by: .seconds(1))
    #expect(await tries("hedy", "a wrong one", in: house, from: "192.0.2.1") == (1, 60))
  }

  @Test func `Whoever guesses does not keep the owner out, who is elsewhere`() async throws {
    let house = try await house()
    #expect(await tries("hedy", "a wrong one", in: house, from: "192.0.2.1").looked == 10)

    let hedy = try await house.features.accounts.authenticate(
      login: "hedy", password: right, from: try address("192.0.2.2"))

    #expect(hedy.user.username == "hedy")
  }

  @Test func `A hundred wrong passwords of an account from everywhere`() async throws {
    let house = try await house()
    var looked = 0
    for last in 1...11 {
      looked += await tries("hedy", "a wrong one", in: house, from: "192.0.2.\(last)").looked
    }

    #expect(looked == 100)
    #expect(await tries("hedy", right, in: house, from: "198.51.100.1") == (0, 60))
    await house.clock.advance(by: .seconds(60))
    _ = try await house.features.accounts.authenticate(
      login: "hedy", password: right, from: try address("198.51.100.1"))
  }

  @Test func `Fifty wrong passwords from one address, of whomever`() async throws {
    let house = try await house()
    var looked = 0
    for name in 1...6 {
      looked += await tries("nobody\(name)", "a wrong one", in: house, from: "192.0.2.1").looked
    }

    #expect(looked == 50)
    #expect(await tries("hedy", right, in: house, from: "192.0.2.1") == (0, 20))
    // One has 64 bits of IPv6 as one has an address.
    for name in 1...5 {
      _ = await tries("nobody\(name)", "a wrong one", in: house, from: "2001:db8::\(name)")
    }
    #expect(await tries("hedy", right, in: house, from: "2001:db8::ffff") == (0, 20))
    #expect(await tries("linus", "a wrong one", in: house, from: "2001:db8:0:1::1").looked == 10)
  }

  @Test func `A right password uses nothing up, and nothing is counted for this machine alone`()
    async throws
  {
    let house = try await house()
    let accounts = house.features.accounts

    for _ in 1...60 {
      _ = try await accounts.authenticate(
        login: "hedy", password: right, from: try address("192.0.2.1"))
    }
    var looked = 0
    for name in 1...6 {
      looked += await tries("nobody\(name)", "a wrong one", in: house, from: "127.0.0.1").looked
    }

    #expect(looked == 60)
  }

  @Test func `A username and no username are limited alike, in whatever case`() async throws {
    let house = try await house()

    for login in ["hedy", "nobody"] {
      var looked = 0
      for spelling in [login, login.uppercased()] {
        looked += await tries(spelling, "a wrong one", in: house, from: "192.0.2.7").looked
      }
      #expect(looked == 10)
    }
  }

  @Test func `A hundred at once are no more than ten`() async throws {
    let house = try await house { $0.passwordQueue = 1_000 }

    let looked = await withTaskGroup(of: Bool.self) { group in
      for _ in 1...100 {
        group.addTask { await look("hedy", "a wrong one", in: house, from: "192.0.2.1") == nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }

    #expect(looked == 10)
  }

  @Test func `The password in front of a new one is a guess like any other`() async throws {
    let house = try await house()
    let hedy = try await house.features.accounts.authenticate(login: "hedy", password: right)
    let session = Session.test(of: hedy.user.id, house.world)

    for _ in 1...10 {
      await #expect(throws: AccountRefusal.credentialsWrong) {
        try await house.features.accounts.changePassword(
          of: session, from: "a wrong one", to: "a good new one")
      }
    }
    await #expect(throws: AttemptRefusal.tooMany(retryAfter: 60)) {
      try await house.features.accounts.changePassword(
        of: session, from: right, to: "a good new one")
    }
  }

  @Test func `Twenty accounts from one address, then one in three minutes`() async throws {
    let house = try await House()
    let accounts = house.features.accounts
    func register(_ number: Int) async throws {
      _ = try await accounts.register(
        Registration(username: "hedy\(number)", displayName: "Hedy", password: right),
        from: try address("192.0.2.1"))
    }

    for number in 1...20 { try await register(number) }
    await #expect(throws: AttemptRefusal.tooMany(retryAfter: 180)) { try await register(21) }
    await house.clock.advance(by: .seconds(180))
    try await register(21)
  }

  @Test func `Twenty wrong codes for a new password from one address, then one a minute`()
    async throws
  {
    let house = try await house()
    func reset(_ number: Int, from text: String = "192.0.2.1") async throws {
      try await house.features.recovery.reset(
        ResetConfirmation(
          login: number.isMultiple(of: 2) ? "hedy" : "nobody\(number)", code: "000000",
          newPassword: "a good new one"),
        .english, from: try address(text))
    }

    for number in 1...20 {
      await #expect(throws: RecoveryRefusal.codeWrong) { try await reset(number) }
    }
    await #expect(throws: AttemptRefusal.tooMany(retryAfter: 60)) { try await reset(21) }
    await #expect(throws: RecoveryRefusal.codeWrong) { try await reset(22, from: "192.0.2.2") }
    await #expect(throws: RecoveryRefusal.codeWrong) { try await reset(23, from: "127.0.0.1") }
    await house.clock.advance(by: .seconds(60))
    await #expect(throws: RecoveryRefusal.codeWrong) { try await reset(24) }
    await #expect(throws: AttemptRefusal.tooMany(retryAfter: 60)) { try await reset(25) }
  }

  @Test func `Unknown and wrong take exactly one computation, and get the same answer`()
    async throws
  {
    let house = try await house()
    let hasher = house.features.hasher

    for login in ["hedy", "nobody"] {
      let before = hasher.computationCount
      await #expect(throws: AccountRefusal.credentialsWrong) {
        try await house.features.accounts.authenticate(login: login, password: "a wrong one")
      }
      #expect(hasher.computationCount == before + 1, "\(login)")
    }
    let before = hasher.computationCount
    _ = try await house.features.accounts.authenticate(login: "hedy", password: right)
    #expect(hasher.computationCount == before + 1)
  }

  /// A house in which Hedy is registered, too.
  private func house(settings: (inout ChatSettings) -> Void = { _ in }) async throws -> House {
    let house = try await House(settings: settings)
    _ = try await house.features.accounts.register(
      Registration(username: "hedy", displayName: "Hedy", password: right))
    return house
  }

  private func address(_ text: String) throws -> ClientAddress {
    try #require(ClientAddress(text))
  }

  /// How many guesses are looked at until one is refused, and for how many seconds; at most 200.
  private func tries(
    _ login: String, _ password: String, in house: House, from address: String
  ) async -> (looked: Int, wait: Int?) {
    for looked in 0..<200 {
      if let wait = await look(login, password, in: house, from: address) { return (looked, wait) }
    }
    return (200, nil)
  }

  /// For how many seconds a guess is refused; nil where it is looked at.
  private func look(
    _ login: String, _ password: String, in house: House, from address: String
  ) async -> Int? {
    do {
      _ = try await house.features.accounts.authenticate(
        login: login, password: password, from: try self.address(address))
    } catch AttemptRefusal.tooMany(let seconds) {
      return seconds
    } catch AccountRefusal.credentialsWrong {
      return nil
    } catch {
      Issue.record(error)
    }
    return nil
  }
}
