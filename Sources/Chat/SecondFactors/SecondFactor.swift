/// What a person has to show besides their password: codes of an authenticator.
package struct SecondFactor: Equatable, Sendable {
  package let user: UserID
  /// What the codes follow from, sealed: the store alone does not tell it.
  package let secret: [UInt8]
  /// Since when it is asked for; nil until its owner has shown that their authenticator has it.
  package let confirmedAt: Timestamp?
  /// Of the last code that was taken: none is taken twice (RFC 6238, section 5.2).
  package var lastStep: Int64
  /// Keyed digests of the backup codes that are left.
  package var codes: Set<TokenHash>

  package init(
    user: UserID, secret: [UInt8], confirmedAt: Timestamp? = nil, lastStep: Int64 = 0,
    codes: Set<TokenHash> = []
  ) {
    self.user = user
    self.secret = secret
    self.confirmedAt = confirmedAt
    self.lastStep = lastStep
    self.codes = codes
  }
}

/// A browser in which its owner need not show the second factor for a while.
package struct TrustedDevice: Hashable, Sendable {
  /// Of the token that it holds.
  package let hash: TokenHash
  package let expiresAt: Timestamp

  package init(hash: TokenHash, expiresAt: Timestamp) {
    self.hash = hash
    self.expiresAt = expiresAt
  }
}

/// What shows that somebody has the second factor, to be taken once.
package enum FactorProof: Equatable, Sendable {
  /// A code of this step; only one that is later than the last one taken is good.
  case step(Int64)
  /// A backup code, by its digest.
  case code(TokenHash)
}
