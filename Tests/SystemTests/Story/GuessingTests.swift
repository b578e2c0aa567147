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

  private static func guess(from address: String, _ chat: LiveChat) async throws -> Answer {
    try await HTTPClient.send(
      .POST, "/api/v1/sessions",
      headers: ["Content-Type": "application/json", "X-Forwarded-For": address],
      body: JSON.encode(["login": "ada", "password": "a wrong one"] as JSONValue), port: chat.port)
  }
}
