import Testing

@testable import Chat

@Suite struct TrustedProxiesTests {
  @Test(arguments: [
    // Nobody is trusted, so nobody names another.
    ("", "192.0.2.9", ["198.51.100.1"], "192.0.2.9"),
    ("127.0.0.1", "192.0.2.9", ["198.51.100.1"], "192.0.2.9"),
    ("127.0.0.1", "127.0.0.1", [], "127.0.0.1"),
    ("127.0.0.1", "127.0.0.1", ["198.51.100.1"], "198.51.100.1"),
    // What the client wrote itself stands to the left of what the proxy has seen.
    ("127.0.0.1", "127.0.0.1", ["10.9.9.9, 198.51.100.1"], "198.51.100.1"),
    ("127.0.0.1", "127.0.0.1", ["10.9.9.9", "198.51.100.1"], "198.51.100.1"),
    // Two proxies of ours, one behind the other.
    ("127.0.0.1,10.0.0.0/8", "127.0.0.1", ["6.6.6.6, 198.51.100.1, 10.1.2.3"], "198.51.100.1"),
    ("10.0.0.0/8", "10.1.2.3", ["198.51.100.1:4711"], "198.51.100.1"),
    ("::1", "::1", ["[2001:db8::1]:443"], "2001:db8::1"),
    ("2001:db8::/32", "2001:db8::5", ["2001:db9::1"], "2001:db9::1"),
    // What cannot be read ends the way.
    ("127.0.0.1", "127.0.0.1", ["198.51.100.1, unknown"], "127.0.0.1"),
    ("127.0.0.1", "::ffff:127.0.0.1", ["198.51.100.1"], "198.51.100.1"),
    ("127.0.0.1", "127.0.0.1", ["127.0.0.1"], "127.0.0.1"),
  ])
  func `The client is the last one that no proxy of ours is`(
    trusted: String, peer: String, forwarded: [String], client: String
  ) throws {
    let proxies = try #require(TrustedProxies(trusted))

    let found = proxies.client(behind: try #require(ClientAddress(peer)), forwarded: forwarded)

    #expect(found.description == client)
  }

  @Test(arguments: ["proxy", "10.0.0.0/33", "10.0.0.0/", "::/129", "10.0.0.0/8/8", "1.2.3", "-1"])
  func `What is no address and no network is refused`(text: String) {
    #expect(TrustedProxies(text) == nil)
  }

  @Test func `It is shown as it was written`() {
    #expect(TrustedProxies("127.0.0.1, 10.0.0.0/8,::1")?.description == "127.0.0.1,10.0.0.0/8,::1")
    #expect(TrustedProxies("") == TrustedProxies())
  }
}
