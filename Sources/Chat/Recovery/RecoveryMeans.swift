/// By what somebody can prove that an account, or an address, is theirs, other than its password.
///
/// A value that each store reads, changes and keeps in one transaction: what a code may do is decided
/// here alone.
package struct RecoveryMeans: Equatable, Sendable {
  /// At most one of each kind, in the order of the kinds.
  package private(set) var codes: [IssuedCode]
  /// Of the recovery codes that were not used yet, in the order of their bytes.
  package private(set) var recoveryCodes: [TokenHash]

  /// Takes both in any order.
  package init(codes: [IssuedCode] = [], recoveryCodes: [TokenHash] = []) {
    self.codes = codes.sorted { $0.kind.rawValue < $1.kind.rawValue }
    self.recoveryCodes = recoveryCodes.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  package func code(_ kind: IssuedCode.Kind) -> IssuedCode? { codes.first { $0.kind == kind } }

  /// Takes a code in place of the one of its kind; where it comes too early, answers when it would
  /// not.
  package mutating func keep(_ code: IssuedCode) -> Timestamp? {
    let former = self.code(code.kind)
    guard let kept = code.following(former) else { return former?.nextAt }
    self = RecoveryMeans(
      codes: codes.filter { $0.kind != code.kind } + [kept], recoveryCodes: recoveryCodes)
    return nil
  }

  package mutating func forget(_ kind: IssuedCode.Kind) { codes.removeAll { $0.kind == kind } }

  package mutating func replaceRecoveryCodes(_ hashes: [TokenHash]) {
    self = RecoveryMeans(codes: codes, recoveryCodes: hashes)
  }

  /// Takes a code that proves an address, which is then used up; a wrong one costs a try.
  package mutating func proveAddress(_ attempt: CodeAttempt) -> String? {
    use(attempt, as: .address)?.email
  }

  /// Takes whatever allows a new password. Then no other code that was sent or linked to does.
  package mutating func allowReset(_ attempt: CodeAttempt) -> Bool {
    let isAllowed =
      if attempt.isShort { use(attempt, as: .reset) != nil } else { useLong(attempt) }
    if isAllowed { codes.removeAll { $0.kind != .address } }
    return isAllowed
  }

  private mutating func useLong(_ attempt: CodeAttempt) -> Bool {
    if let index = recoveryCodes.firstIndex(of: attempt.hash) {
      recoveryCodes.remove(at: index)
      return true
    }
    return use(attempt, as: .link) != nil
  }

  private mutating func use(_ attempt: CodeAttempt, as kind: IssuedCode.Kind) -> IssuedCode? {
    guard let index = codes.firstIndex(where: { $0.kind == kind }) else { return nil }
    let code = codes[index]
    guard code.triesLeft > 0, attempt.now < code.expiresAt else { return nil }
    guard code.hash == attempt.hash else {
      // Nobody guesses what is long, so trying it must not cost whoever holds the link theirs.
      if attempt.isShort { codes[index].triesLeft -= 1 }
      return nil
    }
    codes.remove(at: index)
    return code
  }
}

/// A code brought back.
package struct CodeAttempt: Equatable, Sendable {
  package let hash: TokenHash
  /// Whether it has the six digits of a letter; otherwise it is what nobody can guess.
  package let isShort: Bool
  package let now: Timestamp

  package init(hash: TokenHash, isShort: Bool, now: Timestamp) {
    self.hash = hash
    self.isShort = isShort
    self.now = now
  }
}
