/// Identifies a friend request.
package typealias RequestID = Identifier<FriendRequest>

/// A friend as the other one sees them.
package struct Friend: Codable, Equatable, Sendable {
  package let user: User
  package let since: Timestamp

  package init(user: User, since: Timestamp) {
    self.user = user
    self.since = since
  }
}

/// A friendship asked for and not yet answered, as one of the two sees it.
package struct FriendRequest: Codable, Equatable, Sendable {
  package let id: RequestID
  /// The other one.
  package let user: User
  package let direction: Direction
  package let createdAt: Timestamp

  package init(id: RequestID, user: User, direction: Direction, createdAt: Timestamp) {
    self.id = id
    self.user = user
    self.direction = direction
    self.createdAt = createdAt
  }

  /// Who asked whom.
  package enum Direction: String, Codable, CaseIterable, Sendable {
    case incoming
    case outgoing
  }
}
