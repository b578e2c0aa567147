/// Why a message can't be sent.
package enum MessageRefusal: Refusal, Equatable {
  /// The client id has named something else before.
  case clientIDReused
  /// The other one isn't a friend (any more).
  case notFriends
  /// Too many within a minute.
  case rateLimited(retryAfter: Int)

  package var problem: Problem {
    switch self {
    case .clientIDReused:
      Problem(.clientIDReused, "This client id has named another message before.")
    case .notFriends: Problem(.notFriends, "You can only write to friends.")
    case .rateLimited(let seconds):
      Problem(.rateLimited, "Too many messages within a minute.", retryAfter: seconds)
    }
  }
}
