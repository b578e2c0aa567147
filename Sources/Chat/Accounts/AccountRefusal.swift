/// Why an account can't be made, used or changed.
package enum AccountRefusal: Refusal, Equatable {
  case usernameTaken
  /// No such login, or another password: nobody is told which.
  case credentialsWrong

  package var problem: Problem {
    switch self {
    case .usernameTaken: Problem(.usernameTaken, "Somebody has this username already.")
    case .credentialsWrong: Problem(.credentialsWrong, "The login or the password is wrong.")
    }
  }
}
