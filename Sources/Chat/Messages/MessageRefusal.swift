/// Why a message can't be sent.
package enum MessageRefusal: Refusal, Equatable {
  /// The client id has named something else before.
  case clientIDReused
  /// The other one isn't a friend (any more).
  case notFriends
  /// Somebody else wrote it.
  case notAuthor
  /// It was deleted.
  case messageDeleted
  /// It has as many kinds of reaction as it may.
  case tooManyReactions
  /// Too many within a minute.
  case rateLimited(retryAfter: Int)

  package var problem: Problem {
    switch self {
    case .clientIDReused:
      Problem(.clientIDReused, "This client id has named another message before.")
    case .notFriends: Problem(.notFriends, "You can only write to friends.")
    case .notAuthor: Problem(.notAuthor, "Only who wrote a message may change it.")
    case .messageDeleted: Problem(.messageDeleted, "This message was deleted.")
    case .tooManyReactions:
      Problem(.limitReached, "There are too many different reactions already.")
    case .rateLimited(let seconds):
      Problem(.rateLimited, "Too many messages within a minute.", retryAfter: seconds)
    }
  }
}
