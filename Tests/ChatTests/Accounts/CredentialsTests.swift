import Testing

@testable import Chat

@Suite struct CredentialsTests {
  @Test(arguments: ["ada", "a.b_9", "ADA", String(repeating: "a", count: 32)])
  func `Good usernames are taken`(username: String) {
    #expect(Credentials.usernameProblems(username) == [])
  }

  @Test(arguments: [
    ("", "too-short"), ("ab", "too-short"), (String(repeating: "a", count: 33), "too-long"),
    ("a b", "characters"), ("ada-l", "characters"), ("adá", "characters"), ("аda", "characters"),
    ("ada\n", "characters"), ("ada@x", "characters"),
  ])
  func `Others are refused, and why is said`(username: String, code: String) {
    #expect(Credentials.usernameProblems(username).map(\.code) == [code])
  }

  @Test func `Passwords are counted in characters, whatever these are`() {
    #expect(codes(String(repeating: "x", count: 7)) == ["too-short"])
    #expect(codes(String(repeating: "ξ", count: 8)) == [])
    #expect(codes(String(repeating: "👨‍👩‍👧‍👦", count: 8)) == [])
    #expect(codes(String(repeating: "👨‍👩‍👧‍👦", count: 7)) == ["too-short"])
    #expect(codes(String(repeating: "x", count: 128)) == [])
    #expect(codes(String(repeating: "x", count: 129)) == ["too-long"])
    #expect(codes(" \u{0}  \n   ") == [])
  }

  @Test func `Everything that is wrong is said at once`() {
    let registration = Registration(username: "a", displayName: " ", password: "x")

    let fields = registration.problems(limits: Limits()).map(\.field)

    #expect(fields == ["username", "displayName", "password"])
  }

  private func codes(_ password: String) -> [String] {
    Credentials.passwordProblems(password, field: "password").map(\.code)
  }
}
