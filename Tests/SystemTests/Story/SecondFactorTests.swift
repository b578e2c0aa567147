import ChatTesting
import Foundation
import NIOHTTP1
import Testing

@testable import Chat

/// Logging in with more than a password, over the wire.
@Suite(.timeLimit(.minutes(10))) struct SecondFactorTests {
  @Test func `A right password is answered by a challenge, and the code by a session`() async throws
  {
    let clock = TestClock()
    try await LiveChat.run(world: .test(clock: clock)) { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let (authenticator, _) = try await ada.turnOn(clock)
      await clock.advance(by: .seconds(30))

      let asked = try await Device.answer("ada", password: Device.password, port: chat.port)
      #expect(asked.status == 401)
      #expect(asked.json["code"] == "second-factor-needed")
      #expect(asked.headers["Set-Cookie"].isEmpty)
      let challenge = asked.json["challenge"]
      let wrong = try await answer(challenge, "000000", chat)
      #expect(wrong.json["code"] == "second-factor-wrong")
      let code = authenticator.code(clock)
      let right = try await answer(challenge, code, chat)
      let again = try await answer(challenge, code, chat)

      #expect(right.status == 201)
      #expect(right.json["user"]["username"] == "ada")
      #expect(right.headers["Set-Cookie"].allSatisfy { !$0.hasPrefix("martlet-device") })
      #expect(again.json["code"] == "second-factor-wrong")
      #expect(try await answer("forged", code, chat).json["code"] == "challenge-ended")
    }
  }

  @Test func `Wrong passwords and unknown logins are answered as without a second factor`()
    async throws
  {
    let clock = TestClock()
    try await LiveChat.run(world: .test(clock: clock)) { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let before = try await Device.answer("ada", password: "a wrong one", port: chat.port)
      _ = try await ada.turnOn(clock)

      let after = try await Device.answer("ada", password: "a wrong one", port: chat.port)
      let unknown = try await Device.answer("nobody", password: "a wrong one", port: chat.port)

      #expect(before.body == after.body)
      #expect(before.body == unknown.body)
    }
  }

  @Test func `A trusted device is asked for no code, until the password is another one`()
    async throws
  {
    let clock = TestClock()
    try await LiveChat.run(world: .test(clock: clock)) { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let (authenticator, _) = try await ada.turnOn(clock)
      await clock.advance(by: .seconds(30))
      let challenge = try await Device.answer("ada", password: Device.password, port: chat.port)
        .json["challenge"]
      let trusting = try await answer(challenge, authenticator.code(clock), chat, trust: true)
      let setting = try #require(
        trusting.headers["Set-Cookie"].first { $0.hasPrefix("martlet-device=") })
      #expect(
        setting.hasSuffix(
          "; Max-Age=2592000; Path=/api/v1/sessions; HttpOnly; SameSite=Strict"))
      let cookie = String(setting.prefix { $0 != ";" })

      #expect(try await logIn(Device.password, cookie, chat).status == 201)
      #expect(try await logIn("a wrong one", cookie, chat).json["code"] == "credentials-wrong")
      let change: JSONValue = ["current": .string(Device.password), "new": "another good password"]
      #expect(try await ada.send(.PUT, "users/me/password", change).status == 204)
      #expect(
        try await logIn("another good password", cookie, chat).json["code"]
          == "second-factor-needed")
    }
  }

  @Test func `Password and code switch it off; either alone does not`() async throws {
    let clock = TestClock()
    try await LiveChat.run(world: .test(clock: clock)) { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let (_, codes) = try await ada.turnOn(clock)
      let path = "users/me/second-factor"
      func end(_ password: String, _ code: String) async throws -> Answer {
        try await ada.send(.DELETE, path, ["password": .string(password), "code": .string(code)])
      }

      #expect(try await ada.send(.GET, path).json["backupCodes"] == 10)
      #expect(try await end("a wrong one", codes[0]).json["code"] == "credentials-wrong")
      #expect(try await end(Device.password, "123456").json["code"] == "second-factor-wrong")
      #expect(
        try await ada.send(.POST, path, ["password": .string(Device.password)]).json["code"]
          == "second-factor-on")
      #expect(try await end(Device.password, codes[0]).status == 204)

      #expect(try await ada.send(.GET, path).json["since"] == .null)
      #expect(try await end(Device.password, codes[1]).status == 404)
      _ = try await Device.logIn("ada", port: chat.port)
    }
  }

  @Test func `Who is suspended between password and code is told so behind the code alone`()
    async throws
  {
    let clock = TestClock()
    try await LiveChat.run(world: .test(clock: clock)) { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let grace = try await Device.register("grace", "Grace Hopper", port: chat.port)
      let (authenticator, _) = try await grace.turnOn(clock)
      await clock.advance(by: .seconds(30))
      let challenge = try await Device.answer("grace", password: Device.password, port: chat.port)
        .json["challenge"]
      let person = "operator/people/\(grace.user)"
      #expect(try await ada.send(.PATCH, person, ["suspended": true]).status == 200)

      let wrong = try await answer(challenge, "000000", chat)
      let right = try await answer(challenge, authenticator.code(clock), chat)

      #expect(wrong.json["code"] == "second-factor-wrong")
      #expect(right.json["code"] == "suspended" && right.headers["Set-Cookie"].isEmpty)
    }
  }

  @Test func `A password alone does not keep an account that is to be deleted`() async throws {
    let clock = TestClock()
    try await LiveChat.run(world: .test(clock: clock)) { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let (authenticator, _) = try await ada.turnOn(clock)
      await clock.advance(by: .seconds(30))
      let proof: JSONValue = ["password": .string(Device.password)]
      #expect(try await ada.send(.DELETE, "users/me", proof).status == 200)

      let challenge = try await Device.answer("ada", password: Device.password, port: chat.port)
        .json["challenge"]
      let second = try await Device.answer("ada", password: Device.password, port: chat.port)
      let kept = try await answer(challenge, authenticator.code(clock), chat)

      #expect(second.json["code"] == "second-factor-needed")
      #expect(kept.json["deletionCancelled"] == true)
    }
  }

  private func answer(
    _ challenge: JSONValue, _ code: String, _ chat: LiveChat, trust: Bool? = nil
  ) async throws -> Answer {
    var body: [String: JSONValue] = ["challenge": challenge, "code": .string(code)]
    if let trust { body["trust"] = .bool(trust) }
    return try await HTTPClient.send(
      .POST, "/api/v1/sessions/second-factor", headers: ["Content-Type": "application/json"],
      body: JSON.encode(JSONValue.object(body)), port: chat.port)
  }

  private func logIn(_ password: String, _ cookie: String, _ chat: LiveChat) async throws -> Answer
  {
    try await HTTPClient.send(
      .POST, "/api/v1/sessions",
      headers: ["Content-Type": "application/json", "Cookie": cookie],
      body: JSON.encode(["login": "ada", "password": .string(password)] as JSONValue),
      port: chat.port)
  }
}

/// What Ada's phone knows.
private struct Authenticator {
  let secret: [UInt8]

  /// Reads a secret in base 32.
  init(_ text: String) {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    let bits = text.compactMap { digits.firstIndex(of: $0) }.flatMap { digit in
      (0..<5).map { digit >> (4 - $0) & 1 }
    }
    secret = stride(from: 0, to: bits.count / 8 * 8, by: 8).map { start in
      bits[start..<start + 8].reduce(0) { $0 << 1 | UInt8($1) }
    }
  }

  func code(_ clock: TestClock) -> String {
    TOTP.code(of: TOTP.step(at: World.test(clock: clock).now()), secret: secret)
  }
}

extension Device {
  /// Switches the second factor on; answers the backup codes with what makes its codes.
  fileprivate func turnOn(_ clock: TestClock) async throws -> (Authenticator, [String]) {
    let setup = try await send(
      .POST, "users/me/second-factor", ["password": .string(Self.password)])
    let authenticator = Authenticator(try #require(setup.json["secret"].text, "\(setup.body)"))
    let confirmed = try await send(
      .POST, "users/me/second-factor/confirm", ["code": .string(authenticator.code(clock))])
    try #require(confirmed.status == 200, "\(confirmed.body)")
    return (authenticator, confirmed.json["backupCodes"].items.compactMap(\.text))
  }
}
