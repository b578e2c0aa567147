import ChatTesting
import Testing

@testable import Chat

@Suite(.timeLimit(.minutes(10))) struct InvitesTests {
  @Test func `Where everybody may register, nobody needs an invite`() async throws {
    let house = try await House()

    #expect(try await house.features.accounts.policy() == .open)
    _ = try await house.features.accounts.register(.hedy())
  }

  @Test(arguments: [RegistrationPolicy.invite, .closed])
  func `Where not everybody may, who brings none is told so before a password is computed`(
    policy: RegistrationPolicy
  ) async throws {
    let house = try await House { $0.registration = policy }

    #expect(try await house.features.accounts.policy() == policy)
    let refusal = try #require(policy.refusal)
    await #expect(throws: refusal) { try await house.features.accounts.register(.hedy()) }
    await #expect(throws: refusal) {
      try await house.features.accounts.register(.hedy(username: "?"))
    }
  }

  @Test func `An invite makes an account and a friend, whom its maker sees at once`() async throws {
    let house = try await House { $0.registration = .invite }
    let token = try await house.token(by: house.ada)
    house.bus.forget()

    let hedy = try await house.features.invites.register(.hedy(), by: token)

    let told = try house.bus.frames(to: house.ada)
    #expect(told.first { $0["kind"] == "friend" }?["friend"]["user"]["username"] == "hedy")
    #expect(told.contains { $0["type"] == "conversation" })
    #expect(
      try await house.features.friends.friends(of: hedy.user.id).map(\.user.id) == [house.ada])
    await #expect(throws: InviteRefusal.ended) {
      try await house.features.invites.register(.hedy(username: "next"), by: token)
    }
  }

  @Test func `Where registration is closed only the operator invites`() async throws {
    let house = try await House { $0.registration = .closed }
    let graces = try await house.stores.invite(of: house.grace, house.world)

    await #expect(throws: AccountRefusal.registrationClosed) {
      try await house.token(by: house.grace)
    }
    // One that was made before lets nobody in any more, but still makes friends.
    #expect(try await house.features.invites.invitation(graces).admits == false)
    await #expect(throws: InviteRefusal.ended) {
      try await house.features.invites.register(.hedy(), by: graces)
    }
    #expect(
      try await house.features.invites.accept(graces, by: house.linus).user.id == house.grace)
    let adas = try await house.token(by: house.ada)
    #expect(try await house.features.invites.invitation(adas).admits)
    _ = try await house.features.invites.register(.hedy(), by: adas)
  }

  @Test func `What is asked for has bounds, and so has how much of it is open`() async throws {
    let house = try await House { $0.limits.invites = 2 }
    for wanted in [(0, 7), (101, 7), (1, 0), (1, 31)] {
      await #expect(throws: CommonRefusal.self) {
        try await house.features.invites.make(
          NewInvite(uses: wanted.0, days: wanted.1), by: house.ada)
      }
    }
    let made = try await house.features.invites.make(
      NewInvite(uses: nil, days: nil), by: house.ada)
    #expect(made.invite.uses == 1)
    #expect(
      made.invite.expiresAt == house.world.now().advanced(bySeconds: 7 * 86_400))
    #expect(made.link.hasPrefix("http://localhost:8080/i#"))
    _ = try await house.token(by: house.ada)
    await #expect(throws: InviteRefusal.limitReached) { try await house.token(by: house.ada) }
  }

  @Test func `Whoever has an account becomes a friend, and what is no secret is an ended one`()
    async throws
  {
    let house = try await House()
    let token = try await house.token(by: house.ada)

    for _ in 1...2 {
      #expect(
        try await house.features.invites.accept(token, by: house.grace).user.id == house.ada)
    }
    for text in ["", "nonsense", String(repeating: "A", count: 43)] {
      await #expect(throws: InviteRefusal.ended) {
        try await house.features.invites.accept(text, by: house.linus)
      }
    }
  }
}

extension House {
  /// What is secret in the link of a new invite.
  fileprivate func token(by user: UserID) async throws -> String {
    let made = try await features.invites.make(NewInvite(uses: nil, days: nil), by: user)
    return String(try #require(made.link.split(separator: "#").last))
  }
}

extension MemoryStores {
  /// What is secret in the link of an invite that was made while somebody might.
  fileprivate func invite(of owner: UserID, _ world: World) async throws -> String {
    let token = InviteToken(bytes: world.randomBytes(32))
    let invite = KeptInvite(
      id: world.makeID(), owner: owner, hash: token.hash, uses: 9, createdAt: world.now(),
      expiresAt: world.now().advanced(bySeconds: 86_400))
    try #require(try await invites.create(invite, limit: 9))
    return token.description
  }
}

extension Registration {
  fileprivate static func hedy(username: String = "hedy") -> Registration {
    Registration(username: username, displayName: "Hedy", password: "correct horse")
  }
}
