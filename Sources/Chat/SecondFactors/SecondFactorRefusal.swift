/// Why somebody can't go on with a second factor.
package enum SecondFactorRefusal: Refusal, Equatable {
  /// The password was right; a code has to follow, together with this token.
  case needed(challenge: String)
  /// The code is not good, or no longer.
  case wrong
  /// The token is none, or its time is over: log in anew.
  case challengeEnded
  /// There is one already.
  case isOn

  package var problem: Problem {
    switch self {
    case .needed(let challenge):
      Problem(.secondFactorNeeded, "A code of the second factor is needed.", challenge: challenge)
    case .wrong: Problem(.secondFactorWrong, "This code is not good.")
    case .challengeEnded: Problem(.challengeEnded, "This took too long; log in again.")
    case .isOn: Problem(.secondFactorOn, "A second factor is on already.")
    }
  }
}
