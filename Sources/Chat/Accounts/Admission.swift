/// Whom a person lets ask them for friendship. Whoever they have asked may answer all the same, and what
/// was asked before a change stays.
package enum Admission: String, CaseIterable, Codable, Sendable {
  case everyone
  /// Those with whom they share a friend.
  case friendsOfFriends
  /// Nobody who was not invited.
  case invited

  /// Whether it lets somebody ask; `shareFriend` is looked up only where it matters.
  package func admits(sharingFriend shareFriend: () throws -> Bool) rethrows -> Bool {
    switch self {
    case .everyone: true
    case .friendsOfFriends: try shareFriend()
    case .invited: false
    }
  }
}
