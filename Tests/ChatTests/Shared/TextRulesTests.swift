import Testing

@testable import Chat

@Suite struct TextRulesTests {
  private let limits = Limits()

  /// One character of 25 bytes, as people count them.
  private static let family = "👨‍👩‍👧‍👦"

  @Test func `A body may be exactly as long as the limits`() {
    #expect(bodyCodes(String(repeating: "a", count: 8_000)) == [])
    #expect(bodyCodes(String(repeating: "a", count: 8_001)) == ["too-long"])
    #expect(bodyCodes(String(repeating: "👍", count: 8_000)) == [])
    #expect(bodyCodes(String(repeating: "👍", count: 8_001)) == ["too-long"])
  }

  @Test func `A body of few characters can still have too many bytes`() {
    var limits = Limits()
    limits.bodyBytes = 50

    #expect(bodyCodes(Self.family + Self.family, limits) == [])
    #expect(bodyCodes(Self.family + Self.family + "a", limits) == ["too-long"])
  }

  @Test(arguments: ["", " ", "\n\t", "\u{a0}\u{2003}\u{3000}"])
  func `A body that shows nothing is empty`(text: String) {
    #expect(bodyCodes(text) == ["empty"])
  }

  @Test(arguments: ["a\nb\tc", " a ", "a\u{200d}b", "\u{202e}abc", "e\u{301}"])
  func `A body may have lines, tabs, joiners and directions`(text: String) {
    #expect(bodyCodes(text) == [])
  }

  @Test(arguments: ["a\u{0}", "a\rb", "a\r\nb", "\u{1b}[31m", "a\u{7f}", "a\u{85}b", "\u{9f}a"])
  func `A body has no other control characters`(text: String) {
    #expect(bodyCodes(text) == ["characters"])
  }

  @Test func `A draft may be empty, and is a body otherwise`() {
    #expect(TextRules.draftProblems("", limits: limits) == [])
    #expect(TextRules.draftProblems("  \n", limits: limits) == [])
    #expect(
      TextRules.draftProblems(String(repeating: "a", count: 8_001), limits: limits)
        .map(\.code) == ["too-long"])
    #expect(TextRules.draftProblems("a\u{0}", limits: limits).map(\.field) == ["draft"])
  }

  @Test func `A name may be exactly as long as the limits`() {
    #expect(nameCodes(String(repeating: "é", count: 64)) == [])
    #expect(nameCodes(String(repeating: "é", count: 65)) == ["too-long"])
    #expect(nameCodes(String(repeating: "👍", count: 64)) == [])
    #expect(nameCodes(String(repeating: Self.family, count: 10)) == [])
    #expect(nameCodes(String(repeating: Self.family, count: 11)) == ["too-long"])
  }

  @Test(arguments: [
    ("", "empty"), (" \u{2003}", "empty"), (" Ada", "characters"), ("Ada\u{a0}", "characters"),
    ("Ada\nB", "characters"), ("A\tda", "characters"), ("A\u{0}da", "characters"),
    ("\u{61c}Ada", "characters"), ("A\u{200e}da", "characters"), ("A\u{200f}da", "characters"),
    ("A\u{202a}da", "characters"), ("A\u{202e}da", "characters"), ("A\u{2066}da", "characters"),
    ("Ada\u{2069}", "characters"),
  ])
  func `A name can't be blank or turn the line around it`(name: String, code: String) {
    #expect(nameCodes(name) == [code])
  }

  @Test(arguments: ["Ada", "Ada Lovelace", "עדה", "李小龍", "A\u{200d}da", "\u{2065}A", "O’Neil"])
  func `Names of every script are taken`(name: String) {
    #expect(nameCodes(name) == [])
  }

  private func bodyCodes(_ text: String, _ limits: Limits = Limits()) -> [String] {
    TextRules.bodyProblems(text, limits: limits).map(\.code)
  }

  private func nameCodes(_ text: String) -> [String] {
    TextRules.nameProblems(text, limits: limits).map(\.code)
  }
}
