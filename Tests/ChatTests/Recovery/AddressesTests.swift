import ChatTesting
import Testing

@testable import Chat

@Suite(.timeLimit(.minutes(10))) struct AddressesTests {
  @Test func `An address counts once its code came back, and my devices hear of both`() async throws
  {
    let hedy = try await Lodger()
    let proposed = try await hedy.addresses.propose("Hedy@Example.org", by: hedy.id, .german)
    let letter = try #require(hedy.letterbox.letters.first)
    let accounts = hedy.house.features.accounts
    #expect(try await accounts.account(login: "hedy@example.org") == nil)

    let confirmed = try await hedy.addresses.confirm(
      try #require(hedy.letterbox.code), by: hedy.id, .german)

    #expect(letter.to.text == "Hedy@Example.org")
    #expect(letter.subject == "Dein Code für localhost")
    #expect(proposed.email == "Hedy@Example.org" && !proposed.emailVerified)
    #expect(confirmed.emailVerified)
    #expect(try await accounts.account(login: "hedy@EXAMPLE.org")?.user.id == hedy.id)
    let frames = try hedy.house.bus.frames(to: hedy.id)
    #expect(frames.map { $0["me"]["emailVerified"] } == [false, true])
    #expect(frames.map { $0["version"].number } == [2, 3])
    await hedy.end()
  }

  @Test func `A new address counts only once it is proved, and the old one is told`() async throws {
    let hedy = try await Lodger()
    try await hedy.verify("old@example.org")
    await hedy.house.clock.advance(by: .seconds(60))

    let pending = try await hedy.addresses.propose("new@example.org", by: hedy.id, .english)
    #expect(pending.email == "old@example.org" && pending.emailVerified)
    let me = try await hedy.addresses.confirm(
      try #require(hedy.letterbox.code), by: hedy.id, .english)

    #expect(me.email == "new@example.org" && me.emailVerified)
    #expect(
      hedy.letterbox.letters.map(\.to.text) == [
        "old@example.org", "new@example.org", "old@example.org",
      ])
    #expect(hedy.letterbox.letters.last?.subject == "Your address on localhost was changed")
    await hedy.end()
  }

  @Test func `Of two who name one address it is whose code comes back first`() async throws {
    let hedy = try await Lodger()
    let ada = hedy.house.ada
    _ = try await hedy.addresses.propose("both@example.org", by: ada, .english)
    let adas = try #require(hedy.letterbox.code)
    try await hedy.verify("BOTH@example.org")

    await #expect(throws: RecoveryRefusal.emailTaken) {
      try await hedy.addresses.confirm(adas, by: ada, .english)
    }
    await #expect(throws: RecoveryRefusal.codeWrong) {
      try await hedy.addresses.confirm(adas, by: hedy.id, .english)
    }
    _ = try await hedy.addresses.remove(of: hedy.id, .english)
    #expect(try await hedy.addresses.confirm(adas, by: ada, .english).emailVerified)
    await hedy.end()
  }

  @Test func `Each code comes twice as long after the one before, up to an hour`() async throws {
    let hedy = try await Lodger()
    var waits: [Int] = []
    for _ in 1...9 {
      _ = try await hedy.addresses.propose("hedy@example.org", by: hedy.id, .english)
      do {
        let account = try await hedy.house.features.accounts.account(hedy.id)
        try await hedy.addresses.remind(hedy.id, account, .english)
      } catch RecoveryRefusal.tooEarly(let seconds) {
        waits.append(seconds)
        await hedy.house.clock.advance(by: .seconds(seconds))
      }
    }

    #expect(waits == [60, 120, 240, 480, 960, 1_920, 3_600, 3_600, 3_600])
    await hedy.house.clock.advance(by: .seconds(86_400))
    _ = try await hedy.addresses.propose("hedy@example.org", by: hedy.id, .english)
    await #expect(throws: RecoveryRefusal.tooEarly(retryAfter: 60)) {
      try await hedy.addresses.propose("hedy@example.org", by: hedy.id, .english)
    }
    await hedy.end()
  }

  @Test func `A reminder goes to the address that waits, and there must be one`() async throws {
    let hedy = try await Lodger()
    let accounts = hedy.house.features.accounts
    await #expect(throws: CommonRefusal.notFound) {
      try await hedy.addresses.remind(hedy.id, try await accounts.account(hedy.id), .english)
    }
    try await hedy.verify("old@example.org")
    _ = try await hedy.addresses.propose("new@example.org", by: hedy.id, .english)
    await hedy.house.clock.advance(by: .seconds(60))

    try await hedy.addresses.remind(hedy.id, try await accounts.account(hedy.id), .english)

    #expect(hedy.letterbox.letters.last?.to.text == "new@example.org")
    await hedy.end()
  }

  @Test func `Without an address nobody logs in with it, and it is told`() async throws {
    let hedy = try await Lodger()
    try await hedy.verify()

    let me = try await hedy.addresses.remove(of: hedy.id, .english)

    #expect(me.email == nil && !me.emailVerified)
    let found = try await hedy.house.features.accounts.account(login: "hedy@example.org")
    #expect(found == nil)
    #expect(hedy.letterbox.letters.last?.to.text == "hedy@example.org")
    await hedy.end()
  }
}
