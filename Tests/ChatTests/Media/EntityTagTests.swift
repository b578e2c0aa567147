import Testing

@testable import Chat

@Suite("Entity tags")
struct EntityTagTests {
  private let tag: EntityTag
  private let text = "\"" + String(repeating: "01", count: 32) + "\""

  init() throws {
    tag = EntityTag(try #require(MediaDigest(bytes: Array(repeating: 1, count: 32))))
  }

  @Test func `whoever has the same bytes need not fetch them`() {
    #expect(tag.isNamed(by: text))
    #expect(tag.isNamed(by: "W/" + text))
    #expect(tag.isNamed(by: "\"other\" , W/\(text)"))
    #expect(tag.isNamed(by: "*"))
    #expect(!tag.isNamed(by: "\"other\""))
    #expect(!tag.isNamed(by: String(text.dropFirst())))
    #expect(!tag.isNamed(by: ""))
  }

  @Test func `a range goes only with what it is a part of`() {
    #expect(tag.allowsRange(nil))
    #expect(tag.allowsRange(text))
    #expect(!tag.allowsRange("W/" + text))
    #expect(!tag.allowsRange("\"other\""))
    #expect(!tag.allowsRange("Thu, 01 Jan 2026 00:00:00 GMT"))
  }
}
