import Testing

@testable import Chat

@Suite struct ClientIDTests {
  @Test(arguments: ["a", "A-z_09", String(repeating: "x", count: 64)])
  func `It is 1 to 64 letters, digits, underscores and hyphens`(text: String) {
    #expect(ClientID(text)?.description == text)
  }

  @Test(arguments: ["", String(repeating: "x", count: 65), "a b", "a.b", "é", "a\n", "ａ"])
  func `Anything else is none`(text: String) {
    #expect(ClientID(text) == nil)
  }
}
