import Chat
import ChatTesting
import Foundation
import NIOHTTP1
import Testing

/// What guessing and flooding come to, over the wire.
@Suite(.timeLimit(.minutes(10))) struct GuessingTests {
  @Test func `The eleventh guess is told when to come again, also after a restart`() async throws {
    let folder = try TemporaryFolder()
    let clock = TestClock()
    try await LiveChat.run(in: folder, world: .test(clock: clock)) { chat in
      _ = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      for _ in 1...10 {
        let answer = try await Device.answer("ada", password: "a wrong one", port: chat.port)
        #expect(answer.json["code"] == "credentials-wrong")
      }
      try await Self.expectRefusal(chat, after: "60")
    }
    try await LiveChat.run(in: folder, world: .test(clock: clock)) { chat in
      try await Self.expectRefusal(chat, after: "60")
      await clock.advance(by: .seconds(60))
      _ = try await Device.logIn("ada", port: chat.port)
    }
  }

  @Test func `Unknown and wrong are answered by the same bytes`() async throws {
    try await LiveChat.run { chat in
      _ = try await Device.register("ada", "Ada Lovelace", port: chat.port)

      let wrong = try await Device.answer("ada", password: "a wrong one", port: chat.port)
      let unknown = try await Device.answer("nobody", password: "a wrong one", port: chat.port)

      #expect(wrong.status == 401)
      #expect(unknown.status == 401)
      #expect(wrong.body == unknown.body)
      let names = { (answer: Answer) in answer.headers.map(\.name).filter { $0 != "Date" } }
      #expect(names(wrong) == names(unknown))
    }
  }

  @Test func `Only a proxy that is configured names another address`() async throws {
    for trusted in ["", "127.0.0.1"] {
      // However long a busy machine takes for the guesses, none of them is forgotten meanwhile.
      try await LiveChat.run(
        world: .test(),
        settings: { $0.trustedProxies = TrustedProxies(trusted) ?? TrustedProxies() }
      ) { chat in
        _ = try await Device.register("ada", "Ada Lovelace", port: chat.port)
        for _ in 1...10 { _ = try await Self.guess(from: "192.0.2.1", chat) }

        #expect(try await Self.guess(from: "192.0.2.1", chat).status == 429)
        #expect(try await Self.guess(from: "192.0.2.2", chat).status == (trusted == "" ? 429 : 401))
      }
    }
  }

  @Test func `The 21st wrong code for a new password is not looked at, also after a restart`()
    async throws
  {
    let folder = try TemporaryFolder()
    let world = World.test()
    let trusting = { @Sendable (settings: inout ChatSettings) in
      settings.trustedProxies = TrustedProxies("127.0.0.1") ?? TrustedProxies()
    }
    try await LiveChat.run(in: folder, world: world, settings: trusting) { chat in
      for _ in 1...20 { try await Self.reset(chat).expect(422, "invalid") }
      try await Self.reset(chat).expect(429, "rate-limited")
    }
    try await LiveChat.run(in: folder, world: world, settings: trusting) { chat in
      let answer = try await Self.reset(chat)
      #expect(answer.status == 429 && answer.json["code"] == "rate-limited")
      #expect(answer.headers["Retry-After"] == ["60"])
    }
  }

  @Test func `The 1,201st request within a minute is one too many, of all devices together`()
    async throws
  {
    let clock = TestClock()
    try await LiveChat.run(world: .test(clock: clock)) { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let (again, grace) = (
        try await Device.logIn("ada", port: chat.port),
        try await Device.register("grace", "Grace Hopper", port: chat.port)
      )
      let line = try await Wire.connect(port: chat.port)

      for number in 1...1_200 {
        try await line.send(
          .GET, "/api/v1/recovery-codes",
          ["Authorization": "Bearer \(number.isMultiple(of: 2) ? ada.token : again.token)"])
        #expect(await line.received(upTo: "\"left\":10}").hasPrefix("HTTP/1.1 200"))
      }
      let refused = try await ada.send(.GET, "recovery-codes")
      #expect(refused.status == 429 && refused.json["code"] == "rate-limited")
      #expect(refused.headers["Retry-After"] == ["60"])
      // Files are counted apart, other people are others, and who is well asks nobody.
      try await ada.send(.GET, "media/\(ada.user)").expect(404, "not-found")
      #expect(try await grace.send(.GET, "users/me").status == 200)
      try await chat.expectAlive()
      await clock.advance(by: .seconds(60))
      #expect(try await again.send(.GET, "users/me").status == 200)
    }
  }

  @Test func `Of files there are five times as many`() async throws {
    try await LiveChat.run(world: .test()) { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let line = try await Wire.connect(port: chat.port)

      for _ in 1...6_000 {
        try await line.send(
          .HEAD, "/api/v1/media/\(ada.user)/original", ["Authorization": "Bearer \(ada.token)"])
        #expect(await line.received(upTo: "\r\n\r\n").hasPrefix("HTTP/1.1 404"))
      }

      #expect(try await ada.send(.GET, "media/\(ada.user)").status == 429)
      #expect(try await ada.send(.GET, "users/me").status == 200)
    }
  }

  @Test func `What everybody has is no password here`() async throws {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let card: JSONValue = [
        "username": "grace", "displayName": "Grace", "password": "Sunshine",
      ]

      let registered = try await HTTPClient.send(
        .POST, "/api/v1/accounts", headers: ["Content-Type": "application/json"],
        body: JSON.encode(card), port: chat.port)
      let changed = try await ada.send(
        .PUT, "users/me/password", ["current": .string(Device.password), "new": "iloveyou"])

      for (answer, field) in [(registered, "password"), (changed, "new")] {
        #expect(answer.status == 422)
        #expect(answer.json["errors"].items.map { $0["code"] } == ["common"])
        #expect(answer.json["errors"].items.map { $0["field"].text } == [field])
      }
    }
  }

  @Test func `One frame too many within a minute ends the socket, and no other`() async throws {
    // However long a busy machine takes for them, they come within one minute.
    try await LiveChat.run(world: .test(clock: TestClock())) { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let (flooding, quiet) = (try await ada.connect(), try await ada.connect())

      // The greeting was the first one.
      for number in 2...1_200 {
        try await flooding.send(["type": "ping", "t": .integer(Int64(number))])
      }
      for _ in 2...1_200 { _ = try await flooding.next("pong") }
      try await flooding.send(["type": "ping", "t": 0])

      #expect(try await flooding.end() == .init(code: 4429, reason: "60"))
      try await quiet.settle()
    }
  }

  private static func expectRefusal(_ chat: LiveChat, after seconds: String) async throws {
    let answer = try await Device.answer("ada", password: Device.password, port: chat.port)
    #expect(answer.status == 429)
    #expect(answer.json["code"] == "rate-limited")
    #expect(answer.headers["Retry-After"] == [seconds])
  }

  private static func reset(_ chat: LiveChat) async throws -> Answer {
    try await HTTPClient.send(
      .POST, "/api/v1/password-resets/confirm",
      headers: ["Content-Type": "application/json", "X-Forwarded-For": "192.0.2.1"],
      body: JSON.encode(
        ["login": "ada", "code": "000000", "newPassword": "a good new one"] as JSONValue),
      port: chat.port)
  }

  private static func guess(from address: String, _ chat: LiveChat) async throws -> Answer {
    try await HTTPClient.send(
      .POST, "/api/v1/sessions",
      headers: ["Content-Type": "application/json", "X-Forwarded-For": address],
      body: JSON.encode(["login": "ada", "password": "a wrong one"] as JSONValue), port: chat.port)
  }
}
