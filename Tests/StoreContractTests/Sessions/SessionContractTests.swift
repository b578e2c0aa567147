import Chat
import ChatTesting
import Testing

@Suite("Sessions, on every engine", .timeLimit(.minutes(10)))
struct SessionContractTests {
  @Test(arguments: Engine.allCases)
  func `sessions are listed to their owner alone, the last seen first`(engine: Engine) async throws
  {
    let stage = try await Stage(engine)
    let first = try await stage.logIn(stage.ada)
    await stage.wait(.seconds(1))
    let second = try await stage.logIn(stage.ada)
    await stage.wait(.seconds(1))
    _ = try await stage.logIn(stage.grace)
    let now = stage.world.now()

    let before = try await stage.stores.sessions.sessions(of: stage.ada, at: now)
    _ = try await stage.rotate(first.token)
    let after = try await stage.stores.sessions.sessions(of: stage.ada, at: now)

    #expect(before == [second.session, first.session])
    #expect(after.map(\.id) == [first.session.id, second.session.id])
  }

  @Test(arguments: Engine.allCases)
  func `a session ends by itself at its end`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let ada = try await stage.logIn(stage.ada)
    let sessions = stage.stores.sessions
    let end = ada.session.expiresAt

    let last = Timestamp(milliseconds: end.milliseconds - 1)
    #expect(try await sessions.session(ada.session.id, at: last) == ada.session)
    #expect(try await sessions.session(ada.session.id, at: end) == nil)
    #expect(try await sessions.sessions(of: stage.ada, at: end) == [])
    await stage.wait(.seconds(Stage.lifetime))
    #expect(try await stage.rotate(ada.token) == .unknown)
  }

  @Test(arguments: Engine.allCases)
  func `a session is revoked by its owner alone, and its tokens with it`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let ada = try await stage.logIn(stage.ada)
    let sessions = stage.stores.sessions

    #expect(try await sessions.revoke(ada.session.id, of: stage.grace) == false)
    #expect(try await sessions.revoke(ada.session.id, of: stage.ada))
    #expect(try await sessions.revoke(ada.session.id, of: stage.ada) == false)
    #expect(try await sessions.session(ada.session.id, at: stage.world.now()) == nil)
    #expect(try await stage.rotate(ada.token) == .unknown)
  }

  @Test(arguments: Engine.allCases)
  func `all but one of a person's sessions are revoked at once`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let kept = try await stage.logIn(stage.ada)
    var others: [LoggedIn] = []
    for _ in 1...2 { others.append(try await stage.logIn(stage.ada)) }
    let grace = try await stage.logIn(stage.grace)
    let sessions = stage.stores.sessions

    let ended = try await sessions.revokeOthers(than: kept.session.id, of: stage.ada)

    #expect(ended == others.map(\.session.id).sorted())
    #expect(try await sessions.sessions(of: stage.ada, at: stage.world.now()) == [kept.session])
    for other in others { #expect(try await stage.rotate(other.token) == .unknown) }
    for one in [kept, grace] { #expect(try await stage.rotate(one.token).isGood) }
    #expect(try await sessions.revokeOthers(than: kept.session.id, of: stage.ada) == [])
  }

  @Test(arguments: Engine.allCases)
  func `rotating moves the session's end and when it was last seen`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let ada = try await stage.logIn(stage.ada)
    await stage.wait(.seconds(100))

    let rotation = try await stage.rotate(ada.token)

    var expected = ada.session
    expected.lastSeen = stage.world.now()
    expected.expiresAt = stage.world.now().advanced(bySeconds: Stage.lifetime)
    #expect(rotation == .rotated(expected))
    let kept = try await stage.stores.sessions.session(expected.id, at: stage.world.now())
    #expect(kept == expected)
  }

  @Test(arguments: Engine.allCases)
  func `a token is good for as long as its successor has not been presented`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let ada = try await stage.logIn(stage.ada)

    for _ in 0..<5 {
      #expect(try await stage.rotate(ada.token).isGood)
      await stage.wait(.seconds(500))
    }
    #expect(try await stage.rotate(ada.token.successor).isGood)
  }

  @Test(arguments: Engine.allCases)
  func `a followed token is good for its grace and then ends the session`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let ada = try await stage.logIn(stage.ada)
    let successor = ada.token.successor
    _ = try await stage.rotate(ada.token)
    #expect(try await stage.rotate(successor).isGood)

    await stage.wait(.seconds(Stage.grace))
    #expect(try await stage.rotate(ada.token).isGood)
    // Presented again, it doesn't begin a new grace for its predecessor.
    #expect(try await stage.rotate(successor).isGood)
    await stage.wait(.milliseconds(1))

    #expect(try await stage.rotate(ada.token) == .reused(ada.session.id))
    #expect(try await stage.rotate(successor) == .unknown)
    #expect(try await stage.rotate(successor.successor) == .unknown)
    let now = stage.world.now()
    #expect(try await stage.stores.sessions.session(ada.session.id, at: now) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `a reused token ends its own session alone`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let phone = try await stage.logIn(stage.ada)
    let laptop = try await stage.logIn(stage.ada)
    _ = try await stage.rotate(phone.token)
    _ = try await stage.rotate(phone.token.successor)
    await stage.wait(.seconds(Stage.grace + 1))

    #expect(try await stage.rotate(phone.token) == .reused(phone.session.id))

    #expect(try await stage.rotate(laptop.token).isGood)
  }

  @Test(arguments: Engine.allCases)
  func `an unknown token is only unknown`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let ada = try await stage.logIn(stage.ada)

    #expect(try await stage.rotate(TokenHash(bytes: stage.world.randomBytes(32))) == .unknown)
    // Never given out: the successor exists only once its predecessor has been presented.
    #expect(try await stage.rotate(ada.token.successor) == .unknown)

    #expect(try await stage.rotate(ada.token).isGood)
  }

  @Test(arguments: Engine.allCases)
  func `a token followed longer than a lifetime ago is forgotten`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let ada = try await stage.logIn(stage.ada)
    var token = ada.token
    for _ in 0..<5 {
      #expect(try await stage.rotate(token).isGood)
      token = token.successor
      await stage.wait(.seconds(Stage.lifetime / 2))
    }

    #expect(try await stage.rotate(ada.token) == .unknown)
    #expect(try await stage.rotate(token).isGood)
  }

  @Test(arguments: Engine.allCases)
  func `a hundred at once with one token all stay logged in`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let ada = try await stage.logIn(stage.ada)

    let good = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<100 { group.addTask { try await stage.rotate(ada.token).isGood } }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }

    #expect(good == 100)
    #expect(try await stage.rotate(ada.token.successor).isGood)
  }
}

extension Rotation {
  fileprivate var isGood: Bool {
    if case .rotated = self { true } else { false }
  }
}
