/// What went wrong, in the form of RFC 9457 (`application/problem+json`) and of the socket's `error`.
///
/// `code` is stable and meant for programs, `detail` for people. Nothing internal ever enters either.
package struct Problem: Error, Equatable, Sendable {
  package let code: ProblemCode
  package let detail: String
  /// Which fields of the input are at fault; empty unless the code is `invalid`.
  package var errors: [FieldProblem] = []
  /// Seconds after which trying again makes sense.
  package var retryAfter: Int?
  /// The media type that a body must have; told where it had another.
  package var accepted: String?
  /// With what a code of the second factor has to come; told where one is needed.
  package var challenge: String?

  package init(
    _ code: ProblemCode, _ detail: String, errors: [FieldProblem] = [], retryAfter: Int? = nil,
    challenge: String? = nil
  ) {
    self.code = code
    self.detail = detail
    self.errors = errors
    self.retryAfter = retryAfter
    self.challenge = challenge
  }

  /// A body of any other type than `type`.
  static func bodyRefused(mustBe type: String) -> Problem {
    var problem = Problem(.typeRefused, "The body must be \(type).")
    problem.accepted = type
    return problem
  }
}

/// One field of the input that can't be taken.
package struct FieldProblem: Codable, Equatable, Sendable {
  /// The member's name, dotted where nested.
  package let field: String
  /// Stable, for programs: `missing`, `type`, `empty`, `too-long`, `too-short`, `characters`, ...
  package let code: String
  /// For people.
  package let detail: String

  package init(_ field: String, _ code: String, _ detail: String) {
    self.field = field
    self.code = code
    self.detail = detail
  }
}

/// The stable codes of the contract.
package enum ProblemCode: String, CaseIterable, Codable, Sendable {
  case malformed
  case tokenInvalid = "token-invalid"
  case sessionEnded = "session-ended"
  case credentialsWrong = "credentials-wrong"
  case secondFactorNeeded = "second-factor-needed"
  case secondFactorWrong = "second-factor-wrong"
  case challengeEnded = "challenge-ended"
  case notFriends = "not-friends"
  case notAuthor = "not-author"
  case originRefused = "origin-refused"
  case askRefused = "ask-refused"
  case inviteNeeded = "invite-needed"
  case inviteEnded = "invite-ended"
  case registrationClosed = "registration-closed"
  case suspended
  case operatorsOnly = "operators-only"
  case notFound = "not-found"
  case methodNotAllowed = "method-not-allowed"
  case clientIDReused = "client-id-reused"
  case usernameTaken = "username-taken"
  case secondFactorOn = "second-factor-on"
  case emailTaken = "email-taken"
  case mailUnavailable = "mail-unavailable"
  case messageDeleted = "message-deleted"
  case mediaUsed = "media-used"
  case mediaPreparing = "media-preparing"
  case offsetMismatch = "offset-mismatch"
  case unknownVersion = "unknown-version"
  case checksumMismatch = "checksum-mismatch"
  case storageFull = "storage-full"
  case limitReached = "limit-reached"
  case yourself
  case lastOperator = "last-operator"
  case `operator`
  case tooLarge = "too-large"
  case typeRefused = "type-refused"
  case invalid
  case rateLimited = "rate-limited"
  case `internal`
  case busy

  /// The status (RFC 9110, section 15) that goes with the code, over HTTP and in `error` frames.
  package var status: Int {
    switch self {
    case .malformed: 400
    case .tokenInvalid, .sessionEnded, .credentialsWrong, .secondFactorNeeded, .secondFactorWrong,
      .challengeEnded:
      401
    case .notFriends, .notAuthor, .originRefused, .askRefused, .inviteNeeded, .inviteEnded,
      .registrationClosed, .suspended, .operatorsOnly:
      403
    case .notFound: 404
    case .methodNotAllowed: 405
    case .clientIDReused, .usernameTaken, .emailTaken, .mailUnavailable, .secondFactorOn,
      .messageDeleted, .limitReached, .mediaUsed, .mediaPreparing, .offsetMismatch,
      .yourself, .lastOperator, .operator:
      409
    case .unknownVersion: 412
    case .tooLarge: 413
    case .typeRefused: 415
    case .invalid: 422
    case .rateLimited: 429
    case .checksumMismatch: 460
    case .internal: 500
    case .busy: 503
    case .storageFull: 507
    }
  }

  /// What the standard calls that status.
  package var title: String {
    switch self {
    case .malformed: "Bad Request"
    case .tokenInvalid, .sessionEnded, .credentialsWrong, .secondFactorNeeded, .secondFactorWrong,
      .challengeEnded:
      "Unauthorized"
    case .notFriends, .notAuthor, .originRefused, .askRefused, .inviteNeeded, .inviteEnded,
      .registrationClosed, .suspended, .operatorsOnly:
      "Forbidden"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .clientIDReused, .usernameTaken, .emailTaken, .mailUnavailable, .secondFactorOn,
      .messageDeleted, .limitReached, .mediaUsed, .mediaPreparing, .offsetMismatch,
      .yourself, .lastOperator, .operator:
      "Conflict"
    case .unknownVersion: "Precondition Failed"
    case .tooLarge: "Content Too Large"
    case .typeRefused: "Unsupported Media Type"
    case .invalid: "Unprocessable Content"
    case .rateLimited: "Too Many Requests"
    case .checksumMismatch: "Checksum Mismatch"
    case .internal: "Internal Server Error"
    case .busy: "Service Unavailable"
    case .storageFull: "Insufficient Storage"
    }
  }
}

/// An error that a feature raises on purpose; `problem` is what the caller is told.
///
/// Each feature has one such enum. Anything thrown that is not a `Refusal` is a fault of ours: it is
/// logged under an id and answered as `internal` without its text.
package protocol Refusal: Error, Sendable {
  var problem: Problem { get }
}

/// Refusals that no feature owns.
package enum CommonRefusal: Refusal, Equatable {
  /// It does not exist, or the caller may not know that it does.
  case notFound
  /// Input whose form is right and whose content isn't.
  case invalid([FieldProblem])
  /// The storage engine's queue is full or it can't write just now.
  case busy(retryAfter: Int)

  package var problem: Problem {
    switch self {
    case .notFound: Problem(.notFound, "There is no such thing here.")
    case .invalid(let errors):
      Problem(.invalid, errors.map(\.detail).joined(separator: " "), errors: errors)
    case .busy(let seconds):
      Problem(.busy, "Too much is waiting to be done; try again shortly.", retryAfter: seconds)
    }
  }
}
