/// What presence needs kept: who may see it, and when each was last here.
package protocol PresenceStore: Sendable {
  /// The person's friends: the only ones who ever see their presence.
  func audience(of user: UserID) async throws -> [UserID]

  /// Keeps the moment a person was last here; an earlier one changes nothing.
  func saw(_ user: UserID, at moment: Timestamp) async throws

  /// Whether the person lets friends see when they were last here.
  func showsLastSeen(_ user: UserID) async throws -> Bool

  /// When each of these was last here, without those who don't show it.
  func lastSeen(of users: [UserID]) async throws -> [UserID: Timestamp]
}
