/// What somebody types to register: read as it is, then checked as a whole.
struct Registration: Codable, Sendable {
  let username: String
  let displayName: String
  let password: String
  /// Where to reach them; counts once it is proved, and is left aside where no letters are sent.
  var email: String?
  /// What lets them in where not everybody may register, and makes them friends with who invited them.
  var invite: String?
  /// The number of the terms that they agree to.
  var terms: Int?

  /// Everything that is wrong with it, where `terms` are to be agreed to.
  func problems(limits: Limits, terms wanted: Terms? = nil) -> [FieldProblem] {
    Credentials.usernameProblems(username)
      + TextRules.nameProblems(displayName, limits: limits)
      + Credentials.passwordProblems(password, field: "password")
      + (email.map { EmailAddress($0) == nil ? [EmailAddress.fault] : [] } ?? [])
      + (wanted.map { $0.terms == terms ? [] : [Self.notAgreed] } ?? [])
  }
}

extension Registration {
  private static let notAgreed = FieldProblem(
    "terms", "not-agreed", "Whoever makes an account here agrees to the terms as they are now.")
}

/// The rules for usernames and passwords.
enum Credentials {
  /// 3 to 32 of `a-z 0-9 _ .`; capitals are taken and made small.
  static func usernameProblems(_ username: String) -> [FieldProblem] {
    let folded = fold(username)
    guard (3...32).contains(folded.utf8.count) else {
      let code = folded.utf8.count < 3 ? "too-short" : "too-long"
      return [FieldProblem("username", code, "A username has 3 to 32 characters.")]
    }
    let allowed = folded.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    return allowed
      ? []
      : [
        FieldProblem("username", "characters", "A username has only a-z, 0-9, _ and . in it.")
      ]
  }

  /// 8 to 128 characters, any Unicode, none of the common ones, and no rules of composition (NIST SP
  /// 800-63B, section 5.1.1).
  static func passwordProblems(_ password: String, field: String) -> [FieldProblem] {
    switch password.count {
    case ..<8: [FieldProblem(field, "too-short", "A password has at least 8 characters.")]
    case 129...: [FieldProblem(field, "too-long", "A password has at most 128 characters.")]
    default:
      CommonPasswords.contain(password)
        ? [FieldProblem(field, "common", "Too many people have this password.")] : []
    }
  }

  /// The one spelling of a username, whatever case it is typed in.
  static func fold(_ username: String) -> String { username.lowercased() }
}
