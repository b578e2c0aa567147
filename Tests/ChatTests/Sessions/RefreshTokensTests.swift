import ChatTesting
import Testing

@testable import Chat

@Suite struct RefreshTokensTests {
  private let tokens = RefreshTokens(key: Array(repeating: 2, count: 32), world: .test())

  @Test func `The successor of a token is always the same, and another for each`() {
    let (first, other) = (tokens.first(), tokens.first())

    #expect(tokens.successor(of: first).bytes == tokens.successor(of: first).bytes)
    #expect(tokens.successor(of: first).bytes != tokens.successor(of: other).bytes)
    #expect(first.bytes != other.bytes)
  }

  @Test func `Nobody without the key knows the successor`() {
    let others = RefreshTokens(key: Array(repeating: 3, count: 32), world: .test())
    let first = tokens.first()

    #expect(tokens.successor(of: first).bytes != others.successor(of: first).bytes)
  }

  @Test func `A chain of successors never comes back`() {
    var token = tokens.first()
    var seen: Set<[UInt8]> = []

    for _ in 0..<1_000 {
      #expect(seen.insert(token.bytes).inserted)
      token = tokens.successor(of: token)
    }
  }

  @Test func `It is written and read as the same thing, and kept only as a hash`() throws {
    for _ in 0..<100 {
      let token = tokens.first()
      let again = try #require(RefreshToken(token.description))

      #expect(again.bytes == token.bytes)
      #expect(again.hash == token.hash)
      #expect(token.hash.bytes != token.bytes)
      #expect(token.description.utf8.count == 43)
    }
  }

  @Test(arguments: [
    "", "short", String(repeating: "A", count: 42), String(repeating: "A", count: 44),
    String(repeating: "!", count: 43), String(repeating: "é", count: 43),
  ])
  func `Any other text is no token`(text: String) {
    #expect(RefreshToken(text) == nil)
  }
}
