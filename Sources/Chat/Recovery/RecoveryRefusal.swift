/// Why there is no way back in, or none is made.
package enum RecoveryRefusal: Refusal, Equatable {
  /// The code is wrong, used up or too old: nobody is told which, nor whether the account exists.
  case codeWrong
  /// This instance sends no letters.
  case mailUnavailable
  /// Somebody else has proved this address before.
  case emailTaken
  /// A code was sent a moment ago.
  case tooEarly(retryAfter: Int)

  package var problem: Problem {
    switch self {
    case .codeWrong:
      CommonRefusal.invalid([
        FieldProblem("code", "wrong", "This code is wrong, used or too old.")
      ]).problem
    case .mailUnavailable: Problem(.mailUnavailable, "This server sends no mail.")
    case .emailTaken: Problem(.emailTaken, "Somebody has this e-mail address already.")
    case .tooEarly(let seconds):
      Problem(.rateLimited, "A code is on its way already.", retryAfter: seconds)
    }
  }
}
