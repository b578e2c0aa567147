import ChatTesting
import Realtime
import Testing

@testable import Chat

@Suite(.timeLimit(.minutes(10))) struct RecoveryTests {
  @Test func `A code by mail sets a new password once, and ends every session and its sockets`()
    async throws
  {
    let hedy = try await Lodger()
    try await hedy.verify()
    let grant = try await hedy.house.features.sessions.begin(hedy.id, device: "Firefox")
    let session = try await hedy.house.features.sessions.authenticate(grant.accessToken).session

    try await hedy.forget("HEDY@example.org", until: 2)
    let code = try #require(hedy.letterbox.code)
    hedy.house.bus.forget()
    try await hedy.reset(code)

    #expect(try await hedy.has(password: "another horse"))
    #expect(try await !hedy.has(password: Lodger.password))
    #expect(try await hedy.house.features.sessions.sessions(of: hedy.id).isEmpty)
    #expect(hedy.house.bus.closings == [.init(topic: .session(session.id), code: .sessionRevoked)])
    #expect(hedy.letterbox.letters.last?.subject == "Your password on localhost was reset")
    await #expect(throws: RecoveryRefusal.codeWrong) { try await hedy.reset(code) }
    await hedy.end()
  }

  @Test func `After five wrong codes the right one is none either`() async throws {
    let hedy = try await Lodger()
    try await hedy.verify()
    try await hedy.forget(until: 2)
    let code = try #require(hedy.letterbox.code)
    let wrong = code == "000000" ? "000001" : "000000"
    for _ in 1...5 {
      await #expect(throws: RecoveryRefusal.codeWrong) { try await hedy.reset(wrong) }
    }

    await #expect(throws: RecoveryRefusal.codeWrong) { try await hedy.reset(code) }
    #expect(try await hedy.has(password: Lodger.password))
    await hedy.end()
  }

  @Test func `A code ends after ten minutes`() async throws {
    let hedy = try await Lodger()
    try await hedy.verify()
    try await hedy.forget(until: 2)
    let code = try #require(hedy.letterbox.code)

    await hedy.house.clock.advance(by: .seconds(600))

    await #expect(throws: RecoveryRefusal.codeWrong) { try await hedy.reset(code) }
    await hedy.end()
  }

  @Test func `Nothing is sent for nobody, nor to an address that was not proved`() async throws {
    let hedy = try await Lodger()
    _ = try await hedy.addresses.propose("hedy@example.org", by: hedy.id, .english)
    try hedy.recovery.request("nobody", .english)
    try hedy.recovery.request("hedy", .english)
    try hedy.recovery.request("hedy@example.org", .english)
    _ = try await hedy.addresses.confirm(try #require(hedy.letterbox.code), by: hedy.id, .english)

    // One after the other: where this one has been answered, those before it were too.
    try await hedy.forget(until: 2)

    #expect(
      hedy.letterbox.letters.map(\.subject) == [
        "Your code for localhost", "Reset your password on localhost",
      ])
    await hedy.end()
  }

  @Test func `Whoever asks again at once gets no second letter, and the first code stays good`()
    async throws
  {
    let hedy = try await Lodger()
    try await hedy.verify()
    try await hedy.forget(until: 2)
    let first = try #require(hedy.letterbox.code)
    for _ in 1...2 { try await hedy.recovery.answer(.init(login: "hedy", language: .english)) }

    #expect(hedy.letterbox.letters.count == 2, "the proof of the address, and the code")
    try await hedy.reset(first)
    try await hedy.recovery.answer(.init(login: "hedy", language: .english))
    #expect(hedy.letterbox.letters.count == 4, "that it was reset, and the next code")
    await hedy.end()
  }

  @Test func `Ten recovery codes come with an account, and each sets a new password once`()
    async throws
  {
    let hedy = try await Lodger()
    #expect(Set(hedy.codes).count == 10)
    let typed = hedy.codes[3].lowercased().replacing("-", with: " ")

    try await hedy.reset(typed)

    #expect(try await hedy.has(password: "another horse"))
    #expect(try await hedy.recovery.recoveryCodesLeft(of: hedy.id) == 9)
    await #expect(throws: RecoveryRefusal.codeWrong) { try await hedy.reset(hedy.codes[3]) }
    await #expect(throws: RecoveryRefusal.codeWrong) {
      try await hedy.reset(hedy.codes[4], login: "ada")
    }
    await hedy.end()
  }

  @Test func `New recovery codes want the password, and take the place of the old ones`()
    async throws
  {
    let hedy = try await Lodger()
    await #expect(throws: AccountRefusal.credentialsWrong) {
      try await hedy.recovery.renew(hedy.id, password: "wrong horse")
    }

    let renewed = try await hedy.recovery.renew(hedy.id, password: Lodger.password)

    await #expect(throws: RecoveryRefusal.codeWrong) { try await hedy.reset(hedy.codes[0]) }
    try await hedy.reset(renewed[0])
    await hedy.end()
  }

  @Test func `A link of the operator sets a new password once, within a day`() async throws {
    let hedy = try await Lodger()
    let hedys = try await hedy.house.features.accounts.account(hedy.id).user
    let acts = OperatorActs(store: hedy.house.stores.operation, world: hedy.house.world)
    let first = try await acts.makeResetLink(for: hedys, by: nil)
    let second = try await acts.makeResetLink(for: hedys, by: hedy.house.ada)
    let tokens = [first, second].map { String($0.split(separator: ":")[1]) }

    #expect(second.hasPrefix("/reset-password#hedy:"))
    await #expect(throws: RecoveryRefusal.codeWrong, "another was made in its place") {
      try await hedy.reset(tokens[0])
    }
    await hedy.house.clock.advance(by: .seconds(86_399))
    try await hedy.reset(tokens[1])
    await #expect(throws: RecoveryRefusal.codeWrong) { try await hedy.reset(tokens[1]) }
    await hedy.end()
  }

  @Test func `Without mail a request is taken note of and nothing else happens`() async throws {
    let house = try await House()

    for _ in 1...1_000 { try house.features.recovery.request("ada", .english) }

    await #expect(throws: RecoveryRefusal.mailUnavailable) {
      try await house.features.recovery.addresses.propose(
        "ada@example.org", by: house.ada, .english)
    }
  }

  @Test func `Where too many requests wait the next is told to come back, whoever it is for`()
    async throws
  {
    let house = try await House(mailer: Letterbox())

    for _ in 1...256 { try house.features.recovery.request("nobody", .english) }

    for login in ["nobody", "ada"] {
      #expect(throws: CommonRefusal.busy(retryAfter: 2)) {
        try house.features.recovery.request(login, .english)
      }
    }
  }

  @Test func `A password that will not do costs no code`() async throws {
    let hedy = try await Lodger()
    await #expect(throws: CommonRefusal.self) { try await hedy.reset(hedy.codes[0], to: "short") }
    try await hedy.reset(hedy.codes[0])
    await hedy.end()
  }

  @Test(arguments: [
    (nil, "en"), ("", "en"), ("de", "de"), ("de-AT,de;q=0.9,en;q=0.8", "de"),
    ("fr, de;q=0.5", "de"),
    ("en-US,de", "en"), ("fr", "en"),
  ])
  func `Letters are in the first language that the browser asks for`(
    accepted: String?, language: String
  ) {
    #expect(Letter.Language(accepted: accepted).rawValue == language)
  }
}
