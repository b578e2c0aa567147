import Testing

@testable import Chat

@Suite struct SearchWordsTests {
  @Test func `A person is found by username and by each word of the name`() {
    #expect(
      SearchWords.of(username: "ada", displayName: "Augusta Ada  King") == [
        "ada", "augusta", "king",
      ])
  }

  @Test(arguments: [
    ("ÉCOLE", "ecole"), ("e\u{301}cole", "ecole"), ("Ａｄａ", "ada"), ("ﬁne", "fine"),
    ("MÜLLER", "muller"), ("李", "李"),
  ])
  func `Case, accents and widths make no difference`(text: String, word: String) {
    #expect(SearchWords.split(text) == [word])
  }

  @Test(arguments: ["", " ", "\n\t\u{3000}"])
  func `Blank text has no words`(text: String) {
    #expect(SearchWords.split(text) == [])
  }
}
