import ChatTesting
import Crypto
import Foundation
import Testing

@testable import Chat

@Suite struct AccessTokensTests {
  private let clock = TestClock()
  private let world: World
  private let verified = VerifiedTokens()
  private let tokens: AccessTokens
  private let session: Session

  init() async {
    world = .test(clock: clock)
    tokens = await Self.tokens(verified: verified, world: world)
    session = .test(of: world.makeID(), world)
  }

  @Test func `A good one is believed until its very end`() async throws {
    let token = try await tokens.sign(session)

    let claim = try await tokens.verify(token)
    #expect(claim.user == session.user)
    #expect(claim.session == session.id)
    #expect(claim.millisecondsLeft == 600_000)

    await clock.advance(by: .milliseconds(599_999))
    #expect(try await tokens.verify(token).millisecondsLeft == 1)
    await clock.advance(by: .milliseconds(1))
    await refuse(token)
  }

  @Test func `What is good for media is good for nothing else, also when it is remembered`()
    async throws
  {
    for purpose in [AccessTokens.Purpose.everything, .media] {
      let other: AccessTokens.Purpose = purpose == .media ? .everything : .media
      let token = try await tokens.sign(session, for: purpose)
      for _ in 1...2 {
        #expect(try await tokens.verify(token, for: purpose).session == session.id)
        await #expect(throws: SessionRefusal.tokenInvalid) {
          try await tokens.verify(token, for: other)
        }
      }
    }
    let media = try await tokens.sign(session, for: .media)
    #expect(try await tokens.verify(media, for: .media).millisecondsLeft == 3_600_000)
  }

  @Test func `A good one is remembered once however often it is used, a bad one never`()
    async throws
  {
    let token = try await tokens.sign(session)
    await clock.advance(by: .seconds(1))
    let next = try await tokens.sign(session)

    for _ in 0..<3 {
      _ = try await tokens.verify(token)
      await refuse(token + "A")
      await refuse(try Forgery(session).unsigned() + ".")
    }
    #expect(verified.count == 1)
    _ = try await tokens.verify(next)
    #expect(verified.count == 2)
  }

  @Test func `It says what the contract says, and nothing more`() async throws {
    let parts = try await tokens.sign(session).split(separator: ".")

    let now = Timestamp.testStart.milliseconds / 1_000
    #expect(try Forgery.json(parts[0]) == ["alg": "HS256", "kid": "test", "typ": "at+jwt"])
    #expect(
      try Forgery.json(parts[1]) == [
        "iss": "https://chat.example", "aud": "martlet", "sub": .string(session.user.description),
        "sid": .string(session.id.description), "iat": .integer(now), "exp": .integer(now + 600),
      ])
  }

  @Test func `A forgery made with care would be believed`() async throws {
    let token = try Forgery(session).signed()

    #expect(try await tokens.verify(token).session == session.id)
  }

  @Test(
    arguments: [
      ("alg", "none"), ("alg", "HS384"), ("alg", "RS256"), ("alg", nil), ("kid", "other"),
      ("kid", nil), ("typ", "JWT"), ("typ", nil), ("typ", 7),
    ] as [(String, JSONValue?)])
  func `A header that isn't ours is refused`(member: String, value: JSONValue?) async throws {
    var forgery = Forgery(session)
    forgery.header[member] = value

    await refuse(try forgery.signed())
    await refuse(try forgery.unsigned() + ".")
  }

  @Test(
    arguments: [
      ("iss", "https://evil.example"), ("iss", nil), ("aud", "other"),
      ("aud", ["martlet", "other"]),
      ("aud", nil), ("sub", "nobody"), ("sub", nil), ("sid", nil), ("sid", 7), ("exp", nil),
      ("exp", 0), ("exp", "1999999999"), ("iat", nil),
    ] as [(String, JSONValue?)])
  func `Claims that aren't ours are refused`(member: String, value: JSONValue?) async throws {
    var forgery = Forgery(session)
    forgery.claims[member] = value

    await refuse(try forgery.signed())
  }

  @Test func `Another key, another instance or no signature at all is refused`() async throws {
    var forgery = Forgery(session)
    forgery.key = Array(repeating: 9, count: 32)
    await refuse(try forgery.signed())
    await refuse(try Forgery(session).unsigned())
    await refuse(try Forgery(session).unsigned() + ".")

    let elsewhere = await Self.tokens(issuer: "https://other.example", world: world)
    await refuse(try await elsewhere.sign(session))
    let renamed = await Self.tokens(keyID: "next", world: world)
    await refuse(try await renamed.sign(session))
  }

  @Test func `A token with any character changed, or an end cut off, is refused`() async throws {
    let token = Array(try await tokens.sign(session))
    _ = try await tokens.verify(String(token))

    for index in token.indices where index.isMultiple(of: 7) {
      var tampered = token
      tampered[index] = tampered[index] == "A" ? "B" : "A"
      await refuse(String(tampered))
      await refuse(String(token[..<index]))
    }
    await refuse(String(token) + "A")
    await refuse("")
    await refuse("..")
    await refuse("a.b.c.d")
  }

  private func refuse(
    _ token: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async {
    await #expect(throws: SessionRefusal.tokenInvalid, sourceLocation: sourceLocation) {
      try await tokens.verify(token)
    }
  }

  @Test
  func `After a rotation the old key verifies until its tokens have ended, and signs nothing`()
    async throws
  {
    let before = try await tokens.sign(session)
    let media = try await tokens.sign(session, for: .media)
    let until = world.now().advanced(bySeconds: 3_660)
    let new = Secrets.signing(
      Array(repeating: 9, count: 32), named: "new",
      retired: RetiredKey(id: "test", key: Forgery.key, until: until))

    await tokens.use(new)
    let after = try await tokens.sign(session)

    // Asked as by another process, which has verified nothing yet.
    func asAnother() async -> AccessTokens {
      AccessTokens(
        keys: await SigningKeys(new), issuer: "https://chat.example", lifetime: 600, world: world)
    }
    for token in [before, after] {
      #expect(try await tokens.verify(token).session == session.id)
      #expect(try await asAnother().verify(token).session == session.id)
    }
    await clock.advance(by: .seconds(3_599))
    #expect(try await asAnother().verify(media, for: .media).millisecondsLeft == 1_000)
    await clock.advance(by: .seconds(1))
    await #expect(throws: SessionRefusal.tokenInvalid) {
      try await asAnother().verify(media, for: .media)
    }
  }

  @Test
  func `What a retired key signs after its time is worth nothing, nor is what one before it did`()
    async throws
  {
    let old = try await tokens.sign(session)
    let over = Secrets.signing(
      Array(repeating: 9, count: 32), named: "new",
      retired: RetiredKey(id: "test", key: Forgery.key, until: world.now()))
    let twice = Secrets.signing(
      Array(repeating: 9, count: 32), named: "new",
      retired: RetiredKey(
        id: "between", key: Array(repeating: 8, count: 32), until: .init(milliseconds: .max)))

    for secrets in [over, twice] {
      let other = AccessTokens(
        keys: await SigningKeys(secrets), issuer: "https://chat.example", lifetime: 600,
        world: world)
      await #expect(throws: SessionRefusal.tokenInvalid) { try await other.verify(old) }
    }
  }

  private static func tokens(
    keyID: String = "test", issuer: String = "https://chat.example",
    verified: VerifiedTokens = VerifiedTokens(), world: World
  ) async -> AccessTokens {
    AccessTokens(
      keys: await SigningKeys(.signing(Forgery.key, named: keyID)), issuer: issuer, lifetime: 600,
      verified: verified, world: world)
  }
}

/// A token as somebody makes it who knows its form.
private struct Forgery {
  static let key = [UInt8](repeating: 1, count: 32)

  var key = Self.key
  var header: [String: JSONValue] = ["alg": "HS256", "kid": "test", "typ": "at+jwt"]
  var claims: [String: JSONValue]

  init(_ session: Session) {
    let now = Timestamp.testStart.milliseconds / 1_000
    claims = [
      "iss": "https://chat.example", "aud": "martlet", "sub": .string(session.user.description),
      "sid": .string(session.id.description), "iat": .integer(now), "exp": .integer(now + 600),
    ]
  }

  func unsigned() throws -> String {
    try [header, claims].map { Self.base64URL(try JSONEncoder().encode($0)) }
      .joined(separator: ".")
  }

  /// Signed by HMAC-SHA256, whatever the header says.
  func signed() throws -> String {
    let text = try unsigned()
    let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: .init(data: key))
    return text + "." + Self.base64URL(Data(code))
  }

  static func json(_ part: Substring) throws -> JSONValue {
    let base64 = part.replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - base64.count % 4) % 4)
    let data = try #require(Data(base64Encoded: base64 + padding))
    return try JSONDecoder().decode(JSONValue.self, from: data)
  }

  private static func base64URL(_ data: Data) -> String {
    data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }
}
