import Testing

@testable import Chat

@Suite struct DeviceNameTests {
  private static let firefox =
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
  private static let edge =
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0"
  private static let phone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1"
  private static let android =
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"

  @Test(arguments: [
    ("Ada’s desk", firefox, "Ada’s desk"), (nil, firefox, "Firefox on Linux"),
    ("", firefox, "Firefox on Linux"), (" \u{0}\n", firefox, "Firefox on Linux"),
    (nil, edge, "Edge on Windows"), (nil, phone, "Safari on iPhone"),
    (nil, android, "Chrome on Android"), (nil, "curl/8.0", "Unknown device"),
    (nil, nil, "Unknown device"), ("a\u{1b}b", nil, "ab"),
    ("a\u{202e}b\u{2066}c", nil, "abc"), ("\u{202e}", nil, "Unknown device"),
  ])
  func `It is what the client says, else what its user agent shows`(
    given: String?, userAgent: String?, name: String
  ) {
    #expect(DeviceName.of(given, userAgent: userAgent) == name)
  }

  @Test func `It has 256 bytes at most, and no half character`() {
    let character = "e" + String(repeating: "\u{301}", count: 50)

    let name = DeviceName.of(String(repeating: character, count: 5), userAgent: nil)

    #expect(name == character + character)
  }

  @Test func `It has 64 characters at most`() {
    let name = DeviceName.of(String(repeating: "é", count: 100), userAgent: nil)

    #expect(name == String(repeating: "é", count: 64))
  }
}
