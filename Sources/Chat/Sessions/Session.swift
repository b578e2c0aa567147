/// Identifies one log-in on one device.
package typealias SessionID = Identifier<Session>

/// One log-in on one device, from its password to its end.
package struct Session: Equatable, Sendable {
  package let id: SessionID
  package let user: UserID
  /// The device's name for its owner, from the log-in or the user agent.
  package let device: String
  package let createdAt: Timestamp
  package var lastSeen: Timestamp
  /// When it ends by itself; each refresh moves it.
  package var expiresAt: Timestamp

  package init(
    id: SessionID, user: UserID, device: String, createdAt: Timestamp, lastSeen: Timestamp,
    expiresAt: Timestamp
  ) {
    self.id = id
    self.user = user
    self.device = device
    self.createdAt = createdAt
    self.lastSeen = lastSeen
    self.expiresAt = expiresAt
  }
}
