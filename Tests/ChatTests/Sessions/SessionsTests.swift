import ChatTesting
import Realtime
import Testing

@testable import Chat

@Suite struct SessionsTests {
  @Test func `A refresh gives the next pair, and moves the end`() async throws {
    let house = try await House()
    let sessions = house.features.sessions
    let first = try await sessions.begin(house.ada, device: "desk")
    await house.clock.advance(by: .seconds(5))

    let second = try await sessions.refresh(first.refreshToken)

    #expect(second.refreshToken.bytes != first.refreshToken.bytes)
    let (session, left) = try await sessions.authenticate(second.accessToken)
    #expect(session.user == house.ada)
    #expect(left == 600_000)
    #expect(session.lastSeen == house.world.now())
    #expect(session.expiresAt == house.world.now().advanced(bySeconds: 60 * 24 * 3_600))
  }

  @Test func `The same token gets the same successor, until that is used and a minute beyond`()
    async throws
  {
    let house = try await House()
    let sessions = house.features.sessions
    let first = try await sessions.begin(house.ada, device: "desk").refreshToken

    let second = try await sessions.refresh(first).refreshToken
    await house.clock.advance(by: .seconds(24 * 3_600))
    #expect(try await sessions.refresh(first).refreshToken.bytes == second.bytes)

    let third = try await sessions.refresh(second).refreshToken
    await house.clock.advance(by: .seconds(60))
    #expect(try await sessions.refresh(first).refreshToken.bytes == second.bytes)
    #expect(try await sessions.refresh(second).refreshToken.bytes == third.bytes)
    #expect(house.bus.closings.isEmpty)
  }

  @Test func `Used again later than that, it ends its session and nobody else's`() async throws {
    let house = try await House()
    let sessions = house.features.sessions
    let first = try await sessions.begin(house.ada, device: "desk")
    let phone = try await sessions.begin(house.ada, device: "phone")
    let (session, _) = try await sessions.authenticate(first.accessToken)
    let second = try await sessions.refresh(first.refreshToken)
    let third = try await sessions.refresh(second.refreshToken)
    await house.clock.advance(by: .milliseconds(60_001))

    for token in [first.refreshToken, third.refreshToken, second.refreshToken] {
      await #expect(throws: SessionRefusal.sessionEnded) { try await sessions.refresh(token) }
    }

    #expect(
      house.bus.closings == [.init(topic: .session(session.id), code: .sessionRevoked)])
    await #expect(throws: SessionRefusal.sessionEnded) {
      try await sessions.authenticate(third.accessToken)
    }
    _ = try await sessions.refresh(phone.refreshToken)
  }

  @Test func `A hundred refreshes of one token at once all get the same successor`() async throws {
    let house = try await House()
    let sessions = house.features.sessions
    let first = try await sessions.begin(house.ada, device: "desk").refreshToken

    let successors = try await withThrowingTaskGroup(of: [UInt8].self) { tasks in
      for _ in 0..<100 {
        tasks.addTask { try await sessions.refresh(first).refreshToken.bytes }
      }
      return try await tasks.reduce(into: Set()) { $0.insert($1) }
    }

    #expect(successors.count == 1)
  }

  @Test func `A session that nobody refreshes ends by itself`() async throws {
    let house = try await House { $0.refreshTokenLifetime = 1_000 }
    let sessions = house.features.sessions
    let grant = try await sessions.begin(house.ada, device: "desk")

    await house.clock.advance(by: .seconds(999))
    let next = try await sessions.refresh(grant.refreshToken)
    await house.clock.advance(by: .seconds(1_000))

    await #expect(throws: SessionRefusal.sessionEnded) {
      try await sessions.refresh(next.refreshToken)
    }
    #expect(try await sessions.sessions(of: house.ada).isEmpty)
  }

  @Test func `A token that is nobody's ends nothing`() async throws {
    let house = try await House()
    let stranger = RefreshTokens(key: Array(repeating: 9, count: 32), world: house.world).first()

    await #expect(throws: SessionRefusal.sessionEnded) {
      try await house.features.sessions.refresh(stranger)
    }
    #expect(house.bus.closings.isEmpty)
  }

  @Test func `Only its owner ends a session, and its sockets close`() async throws {
    let house = try await House()
    let sessions = house.features.sessions
    let grant = try await sessions.begin(house.ada, device: "desk")
    let (session, _) = try await sessions.authenticate(grant.accessToken)

    await #expect(throws: CommonRefusal.notFound) {
      try await sessions.revoke(session.id, of: house.grace)
    }
    _ = try await sessions.authenticate(grant.accessToken)
    #expect(house.bus.closings.isEmpty)

    try await sessions.revoke(session.id, of: house.ada)
    #expect(house.bus.closings == [.init(topic: .session(session.id), code: .sessionRevoked)])
    await #expect(throws: SessionRefusal.sessionEnded) {
      try await sessions.authenticate(grant.accessToken)
    }
    await #expect(throws: SessionRefusal.sessionEnded) {
      try await sessions.refresh(grant.refreshToken)
    }
  }
}
