import Chat
import Foundation
import Testing

@testable import Martlet

@Suite struct SecretsFileTests {
  @Test func `The first start makes three keys of 256 bits, and later ones find them`() throws {
    let folder = try TemporaryFolder()
    let directory = try DataDirectory(path: folder.path)

    let made = try SecretsFile.open(in: directory)
    let found = try SecretsFile.open(in: directory)

    #expect(made.accessToken == found.accessToken)
    #expect(made.accessTokenID == found.accessTokenID)
    #expect(made.refreshToken == found.refreshToken)
    #expect(made.digest == found.digest)
    for key in [made.accessToken, made.refreshToken, made.digest] { #expect(key.count == 32) }
    #expect(made.accessToken != made.refreshToken)
    #expect(made.refreshToken != made.digest)
  }

  @Test func `Two instances have different secrets`() throws {
    let one = try TemporaryFolder()
    let other = try TemporaryFolder()

    let left = try SecretsFile.open(in: try DataDirectory(path: one.path))
    let right = try SecretsFile.open(in: try DataDirectory(path: other.path))

    #expect(left.accessToken != right.accessToken)
    #expect(left.accessTokenID != right.accessTokenID)
  }

  @Test
  func `A rotation makes a new key for access tokens, keeps the old one for an hour, and no other`()
    throws
  {
    let folder = try TemporaryFolder()
    let directory = try DataDirectory(path: folder.path)
    let before = try SecretsFile.open(in: directory)
    let now = Timestamp(milliseconds: 1_800_000_000_000)

    let name = try SecretsFile.rotate(in: folder.path, at: now)
    let after = try SecretsFile.open(in: directory)
    _ = try SecretsFile.rotate(in: folder.path, at: now)
    let twice = try SecretsFile.open(in: directory)

    #expect(after.accessTokenID == name)
    #expect(after.accessToken != before.accessToken)
    #expect(
      after.retired
        == RetiredKey(
          id: before.accessTokenID, key: before.accessToken,
          until: now.advanced(bySeconds: 3_660)))
    #expect(after.refreshToken == before.refreshToken)
    #expect(after.digest == before.digest)
    #expect(twice.retired?.id == name)
    #expect(try permissions(of: folder.path + "/secrets.json") == 0o600)
  }

  @Test func `Only the owner may read the file, and no draft of it stays behind`() throws {
    let folder = try TemporaryFolder()

    _ = try SecretsFile.open(in: try DataDirectory(path: folder.path))

    #expect(try permissions(of: folder.path + "/secrets.json") == 0o600)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == ["lock", "secrets.json"])
  }

  @Test func `A file that others may read is refused`() throws {
    let folder = try TemporaryFolder()
    let directory = try DataDirectory(path: folder.path)
    _ = try SecretsFile.open(in: directory)
    let path = folder.path + "/secrets.json"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)

    #expect(
      throws: DataFault.secrets(
        path: path,
        reason: "other users of this machine may read it; chmod 600 it"
      )
    ) { try SecretsFile.open(in: directory) }
  }

  @Test(arguments: [
    ("", "the file is malformed"),
    ("{}", "the file is malformed"),
    (
      #"{"accessToken": {"kid": "a", "key": "%"}, "refreshToken": "*", "digest": "*"}"#,
      "accessToken is shorter than 32 bytes"
    ),
    (
      #"{"accessToken": {"kid": "a", "key": "*"}, "refreshToken": "*", "digest": "%"}"#,
      "digest is shorter than 32 bytes"
    ),
    (
      #"{"accessToken": {"kid": "", "key": "*"}, "refreshToken": "*", "digest": "*"}"#,
      "accessToken has no kid"
    ),
  ])
  func `A file that cannot be trusted is refused and left alone`(
    template: String,
    reason: String
  ) throws {
    let folder = try TemporaryFolder()
    let directory = try DataDirectory(path: folder.path)
    let text =
      template
      .replacingOccurrences(of: "*", with: Data(count: 32).base64EncodedString())
      .replacingOccurrences(of: "%", with: Data(count: 31).base64EncodedString())
    let path = try folder.write(text, to: "secrets.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)

    #expect(throws: DataFault.secrets(path: path, reason: reason)) {
      try SecretsFile.open(in: directory)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }
}
