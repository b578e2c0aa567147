/// Why something may not be tried just now.
package enum AttemptRefusal: Refusal, Equatable {
  /// `retryAfter` is in seconds.
  case tooMany(retryAfter: Int)

  package var problem: Problem {
    switch self {
    case .tooMany(let seconds):
      Problem(.rateLimited, "Too many attempts; try again later.", retryAfter: seconds)
    }
  }
}
