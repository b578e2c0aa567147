import Testing

@testable import Chat

@Suite struct CommonPasswordsTests {
  @Test(arguments: [
    "password", "12345678", "baseball", "sunshine", "qwertyuiop", "PassWord", "iloveyou",
    "trustno1",
  ])
  func `What everybody has is refused, in whatever case`(password: String) {
    #expect(CommonPasswords.contain(password))
    #expect(
      Credentials.passwordProblems(password, field: "new").map { "\($0.field) \($0.code)" }
        == ["new common"])
  }

  @Test(arguments: [
    "correct horse", "the analytical engine weaves", "pässwörd", "password ", "p4ssw0rd?!",
  ])
  func `What few have is taken`(password: String) {
    #expect(!CommonPasswords.contain(password))
    #expect(Credentials.passwordProblems(password, field: "password").isEmpty)
  }

  @Test func `The list is whole: of the 10,000 those that are long enough, in order`() {
    let digests = CommonPasswords.list.withUTF8Buffer { bytes in
      stride(from: 0, to: bytes.count, by: 8).map { Array(bytes[$0..<$0 + 8]) }
    }

    #expect(CommonPasswords.count == 3_395)
    #expect(
      zip(digests, digests.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
  }
}
