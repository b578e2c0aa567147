/// What presence needs kept: who may see it, and when each was last here.
package protocol PresenceStore: Sendable {
  /// The person's friends: the only ones who ever see their presence.
  func audience(of user: UserID) async throws -> [UserID]

  /// Keeps the moment a person was last here; an earlier one changes nothing.
  func saw(_ user: UserID, at moment: Timestamp) async throws

  /// Those of these who let friends see when they were last here, and so see it of friends.
  func showingLastSeen(among users: [UserID]) async throws -> Set<UserID>

  /// When each of these was last here, without those who don't show it; of nobody for a viewer who
  /// doesn't show it either.
  func lastSeen(of users: [UserID], to viewer: UserID) async throws -> [UserID: Timestamp]
}
