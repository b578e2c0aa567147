import Testing

@Suite struct AssessmentTests {
  @Test func `What holds an item of the ASVS is there`() throws {
    let files = try Repository.everything()
    let page = try #require(files.first { $0.path == Assessment.page })

    expectNone(Assessment.breaches(in: page, names: Assessment.names(in: files)))
  }

  @Test func `A claim that nothing holds is found`() {
    let suite = SourceFile(
      path: "Tests/A/ATests.swift", text: "@Suite(.serialized) struct ATests {")
    let page = SourceFile(
      path: "docs/security-asvs.md",
      text: """
        | Item | | What is done | Held by |
        |---|---|---|---|
        | 1.1.1 | met | this | `ATests`, `Tests/A/ATests.swift` |
        | 1.1.2 | met | that | |
        | 1.1.3 | met | those | `BTests` |
        | 1.1.4 | not met | these | |
        | 1.1.5 | perhaps | them | |
        """)

    #expect(
      Assessment.breaches(in: page, names: Assessment.names(in: [suite])).map(\.problem) == [
        "says that 1.1.2 is met and names nothing that holds it",
        "says that 1.1.3 is met by BTests, which is not there",
        "has a row without a verdict: | 1.1.5 | perhaps | them | |",
      ])
  }
}
