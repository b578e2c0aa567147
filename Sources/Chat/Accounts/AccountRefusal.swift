/// Why an account can't be made, used or changed.
package enum AccountRefusal: Refusal, Equatable {
  case usernameTaken
  /// No such login, or another password: nobody is told which.
  case credentialsWrong
  /// Whoever wants an account must be invited.
  case inviteNeeded
  /// Nobody gets an account but by the operator.
  case registrationClosed

  package var problem: Problem {
    switch self {
    case .usernameTaken: Problem(.usernameTaken, "Somebody has this username already.")
    case .credentialsWrong: Problem(.credentialsWrong, "The login or the password is wrong.")
    case .inviteNeeded: Problem(.inviteNeeded, "An account here takes an invitation.")
    case .registrationClosed:
      Problem(.registrationClosed, "Nobody but the operator lets people in here.")
    }
  }
}

extension RegistrationPolicy {
  /// Why somebody who brings no invite can't; nil where they can.
  var refusal: AccountRefusal? {
    switch self {
    case .open: nil
    case .invite: .inviteNeeded
    case .closed: .registrationClosed
    }
  }
}
