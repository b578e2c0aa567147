/// Why a friendship can't be asked for or accepted.
package enum FriendRefusal: Refusal, Equatable {
  /// Too many open requests, or one of the two has too many friends.
  case limitReached
  /// The other one does not let this person ask.
  case askRefused

  package var problem: Problem {
    switch self {
    case .limitReached:
      Problem(.limitReached, "There are too many open requests or friends already.")
    case .askRefused:
      Problem(.askRefused, "They take no such requests, or only from friends of their friends.")
    }
  }
}
