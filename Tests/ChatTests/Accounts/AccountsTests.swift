import ChatTesting
import Realtime
import Testing

@testable import Chat

@Suite(.timeLimit(.minutes(10))) struct AccountsTests {
  @Test func `A username is one, in whatever case`() async throws {
    let house = try await House()
    let hedy = try await house.features.accounts.register(
      Registration(username: "Hedy", displayName: "Hedy", password: "correct horse"))

    #expect(hedy.user.username == "hedy")
    await #expect(throws: AccountRefusal.usernameTaken) {
      try await house.features.accounts.register(
        Registration(username: "HEDY", displayName: "Other", password: "correct horse"))
    }
    let found = try await house.features.accounts.authenticate(
      login: "hEDY", password: "correct horse")
    #expect(found == hedy)
  }

  @Test func `A new name is told to my devices and to whoever shares a conversation`() async throws
  {
    let house = try await House()
    try await house.befriend(house.ada, house.grace)
    let before = try await house.version(of: house.ada)

    let me = try await house.features.accounts.update(
      house.ada, ProfileChange(displayName: "Ada Byron"))

    #expect(me.displayName == "Ada Byron")
    #expect(me.rev == 2)
    #expect(me.version == before + 1)
    let mine = try house.bus.frames(to: house.ada)
    #expect(mine.map { $0["kind"] } == ["profile"])
    #expect(mine.first?["version"].number == me.version)
    #expect(mine.first?["me"]["displayName"] == "Ada Byron")
    let graces = try house.bus.frames(to: house.grace)
    #expect(graces.map { $0["type"] } == ["user"])
    #expect(graces.first?["user"]["rev"] == 2)
    #expect(try house.bus.frames(to: house.linus).isEmpty)
  }

  @Test func `Settings are told to my devices alone, and no change tells nobody`() async throws {
    let house = try await House()
    try await house.befriend(house.ada, house.grace)
    var settings = SettingsChange()
    settings.client = ["theme": "dark"]

    let change = ProfileChange(settings: settings)
    for _ in 1...2 { _ = try await house.features.accounts.update(house.ada, change) }

    #expect(try house.bus.frames(to: house.ada).map { $0["kind"] } == ["settings"])
    #expect(try house.bus.frames(to: house.grace).isEmpty)
  }

  @Test func `What a client keeps has a bound`() async throws {
    let house = try await House()
    var settings = SettingsChange()
    settings.client = .string(String(repeating: "x", count: 4_094))
    _ = try await house.features.accounts.update(house.ada, ProfileChange(settings: settings))
    settings.client = .string(String(repeating: "x", count: 4_095))

    let refused = ProfileChange(displayName: " ", settings: settings)
    await #expect {
      try await house.features.accounts.update(house.ada, refused)
    } throws: { error in
      (error as? any Refusal)?.problem.errors.map(\.field) == ["displayName", "settings.client"]
    }
  }

  @Test func `A new password needs the old one, and ends every other session`() async throws {
    let house = try await House()
    let (accounts, sessions) = (house.features.accounts, house.features.sessions)
    let hedy = try await accounts.register(
      Registration(username: "hedy", displayName: "Hedy", password: "the old one"))
    let desk = try await sessions.begin(hedy.id, device: "desk")
    let phone = try await sessions.begin(hedy.id, device: "phone")
    let here = try await sessions.authenticate(desk.accessToken).session
    let there = try await sessions.authenticate(phone.accessToken).session

    await #expect(throws: AccountRefusal.credentialsWrong) {
      try await accounts.changePassword(of: here, from: "a wrong one", to: "the new one")
    }
    _ = try await sessions.authenticate(phone.accessToken)
    try await accounts.changePassword(of: here, from: "the old one", to: "the new one")

    #expect(house.bus.closings == [.init(topic: .session(there.id), code: .sessionRevoked)])
    _ = try await sessions.authenticate(desk.accessToken)
    await #expect(throws: SessionRefusal.sessionEnded) {
      try await sessions.refresh(phone.refreshToken)
    }
    await #expect(throws: AccountRefusal.credentialsWrong) {
      try await accounts.authenticate(login: "hedy", password: "the old one")
    }
    _ = try await accounts.authenticate(login: "hedy", password: "the new one")
  }
}
