/// Where the ways back into an account are kept.
package protocol RecoveryStore: Sendable {
  /// What there is for an account; nil where there is none or it was deleted.
  func means(of id: UserID) async throws -> RecoveryMeans?

  /// Keeps a code in place of the one of its kind.
  func keep(_ code: IssuedCode, of id: UserID) async throws -> CodeOutcome

  /// Keeps the hashes of new recovery codes in place of all that were left.
  func replaceRecoveryCodes(_ hashes: [TokenHash], of id: UserID) async throws

  /// Keeps a code of the kind `address`; where no address is verified yet, its address is shown as one
  /// that isn't, in the same commit, and `version` rises.
  func proposeAddress(_ code: IssuedCode, of id: UserID) async throws -> CodeOutcome

  /// Takes an account's address away, and a code that waits for another; nil where there is no such
  /// account. `version` rises where there was one.
  func removeAddress(of id: UserID) async throws -> AddressChange?

  /// Gives an account the address that the code proves, verified, unless somebody else has it; counts
  /// the try if it does not.
  func verifyAddress(_ attempt: CodeAttempt, of id: UserID) async throws -> AddressOutcome

  /// Sets a new password if the code allows it, which is then used up, and ends every session of the
  /// account in the same commit; answers those ended. Nil, and a try counted, if it doesn't.
  func resetPassword(_ attempt: CodeAttempt, hash: String, of id: UserID) async throws
    -> [SessionID]?
}

/// What came of giving out a code.
package enum CodeOutcome: Equatable, Sendable {
  /// The account as it is now.
  case kept(Account)
  /// One was given out a moment ago; another may follow then.
  case tooEarly(until: Timestamp)
  /// There is no such account.
  case unknown
}

/// An account after a change of its address.
package struct AddressChange: Equatable, Sendable {
  package let account: Account
  /// The verified address that it had before, if it is another.
  package let former: String?

  package init(account: Account, former: String?) {
    self.account = account
    self.former = former
  }
}

/// What came of proving an address.
package enum AddressOutcome: Equatable, Sendable {
  case verified(AddressChange)
  /// Not that code, or not any more.
  case refused
  /// Somebody else has proved it before; the code is still good for when they have left it.
  case taken
}
