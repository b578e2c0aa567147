import ChatTesting
import Testing

@testable import Chat

@Suite struct DeletionsTests {
  private let house: House
  private let conversation: ConversationID

  init() async throws {
    house = try await House()
    conversation = try await house.befriend(house.ada, house.grace)
  }

  @Test func `It takes the password, ends every session, and a week`() async throws {
    let session = try await house.features.sessions.begin(house.ada, device: "browser")
    await #expect(throws: AccountRefusal.credentialsWrong) {
      try await house.features.accounts.delete(house.ada, password: "not hers")
    }
    #expect(try await house.features.sessions.sessions(of: house.ada).count == 1)
    try await house.writePassword("correct horse", of: house.ada)

    let due = try await house.features.accounts.delete(house.ada, password: "correct horse")

    #expect(due == house.world.now().advanced(bySeconds: 7 * 86_400))
    await #expect(throws: SessionRefusal.sessionEnded) {
      try await house.features.sessions.authenticate(session.accessToken)
    }
  }

  @Test func `Whoever logs in within the week keeps the account`() async throws {
    try await house.writePassword("correct horse", of: house.ada)
    _ = try await house.features.accounts.delete(house.ada, password: "correct horse")

    let account = try await house.features.accounts.authenticate(
      login: "ada", password: "correct horse")

    #expect(account.deleteAt != nil)
    #expect(try await house.stores.accounts.account(house.ada)?.deleteAt == nil)
  }

  @Test func `After that everything goes, and others learn of each thing in their logs`()
    async throws
  {
    try await house.write("mine", by: house.ada, in: conversation)
    try await house.write("hers", by: house.grace, in: conversation)
    _ = try await house.features.messages.change(
      2, in: conversation, by: house.ada, clientId: .named("owl"), .react(emoji: "🦉", on: true))
    house.bus.forget()

    try await house.deleteDue(house.ada)

    let frames = try house.bus.frames(to: house.grace)
    #expect(
      frames.map { $0["kind"].text ?? $0["type"].text ?? "" }
        == ["friend-removed", "user", "entry", "entry"])
    #expect(frames[1]["user"]["deleted"] == true)
    #expect(frames[1]["user"]["displayName"] == "")
    #expect(frames[2]["entry"]["kind"] == "deleted")
    #expect(frames[3]["entry"]["kind"] == "reacted")
    let history = try await house.features.messages.history(
      of: conversation, for: house.grace, HistoryWindow(.newest, limit: 9))
    #expect(history.items.map(\.body) == ["", "hers"])
    #expect(history.items.map(\.reactions) == [[], []])
    #expect(try await house.stores.deletions.due(at: house.world.now(), limit: 9) == [])
  }

  @Test func `What a server left undone the next one does`() async throws {
    try await house.write("mine", by: house.ada, in: conversation)
    _ = try await house.stores.accounts.setDeletion(house.ada, at: house.world.now())
    _ = try await house.stores.deletions.delete(house.ada, at: house.world.now())

    try await house.deleteDue(house.ada)

    let messages = try await house.features.messages.history(
      of: conversation, for: house.grace, HistoryWindow(.newest, limit: 9))
    #expect(messages.items.map(\.body) == [""])
  }
}

extension House {
  fileprivate func writePassword(_ password: String, of user: UserID) async throws {
    let hasher = PasswordHasher(queue: 1, world: world)
    let none: SessionID = world.makeID()
    _ = try await stores.accounts.setPassword(
      user, hash: try await hasher.hash(password), keeping: none)
  }

  /// Lets the account's time come, and waits until it is gone whole.
  fileprivate func deleteDue(_ user: UserID) async throws {
    _ = try await stores.accounts.setDeletion(user, at: world.now())
    let work = Task { try await features.deletions.run() }
    defer { work.cancel() }
    await clock.waitForSleepers(1)
  }
}
