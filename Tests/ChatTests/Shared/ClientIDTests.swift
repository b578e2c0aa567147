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

  @Test(arguments: ["0190c3a8-5f00-7abc-8def-0123456789ab", "0190C3A8-5F00-7ABC-8DEF-0123456789AB"])
  func `A UUID is given back as it was written, whichever form it is kept in`(text: String) throws {
    let id = try #require(ClientID(text))

    #expect(id.form == (Identifier(text).map(ClientID.Form.uuid) ?? .text(text)))
    #expect(id.description == text)
    #expect(String(buffer: try JSON.encode(id)) == "\"\(text)\"")
  }
}
