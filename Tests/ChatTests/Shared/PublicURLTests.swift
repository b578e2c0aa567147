import Testing

@testable import Chat

@Suite struct PublicURLTests {
  @Test(arguments: [
    ("https://chat.example", "https://chat.example", true),
    ("HTTPS://Chat.Example:443/", "https://chat.example", true),
    ("http://chat.example:80", "http://chat.example", false),
    ("https://chat.example:8443/", "https://chat.example:8443", true),
    ("http://localhost:8080", "http://localhost:8080", false),
  ])
  func `An address is read`(text: String, origin: String, isSecure: Bool) throws {
    let url = try #require(PublicURL(text))

    #expect(url.origin == origin)
    #expect(url.isSecure == isSecure)
    #expect(url.description == origin)
  }

  @Test(arguments: [
    "", "chat.example", "ftp://chat.example", "https://", "https://ada@chat.example",
    "https://chat.example?x", "https://chat.example/#x", "javascript:alert(1)",
    "https://chat.example/talk", "https://chat.example//",
  ])
  func `Anything else is no address`(text: String) {
    #expect(PublicURL(text) == nil)
  }

  @Test(arguments: [
    ("https://chat.example", "https://chat.example", true),
    ("https://chat.example", "http://chat.example", false),
    ("https://chat.example", "https://chat.example:8443", false),
    ("https://chat.example", "https://evil.example", false),
    ("https://chat.example", "https://chat.example.evil.example", false),
    ("https://chat.example", "https://sub.chat.example", false),
    ("https://chat.example", "null", false),
    ("https://chat.example", "", false),
    ("https://chat.example/", "https://chat.example", true),
    ("https://chat.example", "https://localhost", false),
    ("http://localhost:8080", "http://127.0.0.1:8080", true),
    ("http://127.0.0.1:8080", "http://[::1]:8080", true),
    ("http://localhost:8080", "http://localhost:8081", false),
    ("http://localhost:8080", "https://localhost:8080", false),
    ("http://localhost:8080", "http://evil.localhost:8080", false),
  ])
  func `Only its own origin is let in, the local machine's names being one`(
    url: String, origin: String, isAllowed: Bool
  ) throws {
    #expect(try #require(PublicURL(url)).allows(origin: origin) == isAllowed)
  }
}
