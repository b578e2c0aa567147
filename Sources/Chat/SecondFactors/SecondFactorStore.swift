/// Where second factors are kept. A new password forgets the devices that are trusted, in its own commit.
package protocol SecondFactorStore: Sendable {
  /// The person's factor, also while it waits to be confirmed.
  func factor(of user: UserID) async throws -> SecondFactor?

  /// Keeps a factor that waits to be confirmed, in place of one that does; false where one is confirmed.
  func propose(_ factor: SecondFactor) async throws -> Bool

  /// Confirms `factor` as it is, where its very secret waits for that; else false.
  func confirm(_ factor: SecondFactor) async throws -> Bool

  /// Takes a proof of a confirmed factor, in one commit and once; else false.
  func accept(_ proof: FactorProof, of user: UserID) async throws -> Bool

  /// Forgets the person's factor, and the devices that are trusted.
  func remove(of user: UserID) async throws

  /// Trusts a device where the person has a confirmed factor, and forgets those whose time is over.
  func trust(_ device: TrustedDevice, by user: UserID, at now: Timestamp) async throws

  /// Whether the person trusts the device with this token at `now`.
  func isTrusted(_ hash: TokenHash, by user: UserID, at now: Timestamp) async throws -> Bool
}
