import Logging

@testable import Chat

extension Secrets {
  static let test = Secrets(
    accessToken: Array(repeating: 1, count: 32), accessTokenID: "test",
    refreshToken: Array(repeating: 2, count: 32), digest: Array(repeating: 3, count: 32))

  /// These, with other keys for access tokens.
  static func signing(_ key: [UInt8], named id: String, retired: RetiredKey? = nil) -> Secrets {
    Secrets(
      accessToken: key, accessTokenID: id, retired: retired, refreshToken: test.refreshToken,
      digest: test.digest)
  }
}

extension Logger {
  static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

extension Session {
  /// A session as the store would give it back.
  static func test(of user: UserID, _ world: World) -> Session {
    Session(
      id: world.makeID(), user: user, device: "desk", createdAt: world.now(), lastSeen: world.now(),
      expiresAt: world.now().advanced(bySeconds: 1_000))
  }
}
