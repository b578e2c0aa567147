/// Why somebody isn't, or is no longer, logged in.
package enum SessionRefusal: Refusal, Equatable {
  /// The access token is missing, wrong or has ended: get a new one with the refresh cookie.
  case tokenInvalid
  /// The refresh token is nobody's, or its session has ended: log in.
  case sessionEnded
  /// An operator has suspended the account; told to who has its password alone.
  case suspended
  /// A request that rides on a cookie came from somewhere else.
  case originRefused

  package var problem: Problem {
    switch self {
    case .tokenInvalid: Problem(.tokenInvalid, "The access token is missing or no longer good.")
    case .sessionEnded: Problem(.sessionEnded, "This session has ended; log in again.")
    case .suspended: Problem(.suspended, "The operator has suspended this account.")
    case .originRefused: Problem(.originRefused, "This request must come from the site itself.")
    }
  }
}
