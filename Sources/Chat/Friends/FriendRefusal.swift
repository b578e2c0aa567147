/// Why a friendship can't be asked for or accepted.
package enum FriendRefusal: Refusal, Equatable {
  /// Too many open requests, or one of the two has too many friends.
  case limitReached

  package var problem: Problem {
    switch self {
    case .limitReached:
      Problem(.limitReached, "There are too many open requests or friends already.")
    }
  }
}
