/// Why an invite can't be made or used.
package enum InviteRefusal: Refusal, Equatable {
  /// It was used up, has expired, was taken back or never was, or it is not for this person: nobody is
  /// told which.
  case ended
  /// Too many are open already.
  case limitReached

  package var problem: Problem {
    switch self {
    case .ended: Problem(.inviteEnded, "This invitation is not good, or not good any more.")
    case .limitReached: Problem(.limitReached, "Too many invitations are open already.")
    }
  }
}
