/// Who may make an account; the first one of an instance may be made under any.
package enum RegistrationPolicy: String, Codable, CaseIterable, Sendable {
  /// Everybody.
  case open
  /// Whoever was invited by somebody who has one.
  case invite
  /// Whoever was invited by the operator.
  case closed
}
