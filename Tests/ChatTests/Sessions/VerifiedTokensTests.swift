import ChatTesting
import Testing

@testable import Chat

@Suite struct VerifiedTokensTests {
  private let tokens = VerifiedTokens(limit: 2)
  private let start = Timestamp.testStart

  @Test func `What is remembered of a token is what it says`() {
    keep("ada", until: 10)

    #expect(claims("ada")?.exp == end(10))
    #expect(claims("grace") == nil)
  }

  @Test func `Those that have ended make room for others`() {
    keep("ada", until: 10)
    keep("grace", until: 20)
    keep("linus", until: 30, at: start.advanced(bySeconds: 10))

    #expect(tokens.count == 2)
    #expect(claims("ada") == nil)
    #expect(claims("grace") != nil)
    #expect(claims("linus") != nil)
  }

  @Test func `Where none has ended all are forgotten but the newest`() {
    keep("ada", until: 10)
    keep("grace", until: 20)
    keep("linus", until: 30, at: start.advanced(bySeconds: 9))

    #expect(tokens.count == 1)
    #expect(claims("linus") != nil)
  }

  private func keep(_ token: String, until seconds: Int, at now: Timestamp? = nil) {
    let world = World.test()
    let claims = AccessTokens.Claims(
      iss: "https://chat.example", aud: "martlet", sub: world.makeID(), sid: world.makeID(),
      iat: end(0), exp: end(seconds))
    tokens.keep(claims, VerifiedTokens.digest(of: token), now: now ?? start)
  }

  private func claims(_ token: String) -> AccessTokens.Claims? {
    tokens.claims(VerifiedTokens.digest(of: token))
  }

  private func end(_ seconds: Int) -> Int64 { start.milliseconds / 1_000 + Int64(seconds) }
}
