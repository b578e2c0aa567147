/// A code that was given out and waits to be brought back; the code itself is not kept.
package struct IssuedCode: Equatable, Sendable {
  package let kind: Kind
  package let hash: TokenHash
  /// The address that it went to, which it proves where it is of the kind `address`.
  package let email: String?
  package let issuedAt: Timestamp
  package let expiresAt: Timestamp
  /// Wrong codes that are still borne.
  package var triesLeft: Int
  /// How many were given out in a row without one that was brought back.
  package var round: Int

  /// What it is for; an account has at most one of each.
  package enum Kind: Int, CaseIterable, Sendable {
    /// A new password, by mail.
    case reset
    /// A new password, by a link that the operator made.
    case link
    /// Proves an address.
    case address
  }

  /// How often a code may be brought back wrong.
  static let tries = 5
  /// Seconds between the first code and the second; each one doubles it, up to an hour. Otherwise five
  /// tries for each of any number of codes would find one.
  private static let gap = 60
  private static let longestGap = 3_600
  /// Seconds after which the rounds begin anew.
  private static let memory = 24 * 3_600

  package init(
    kind: Kind, hash: TokenHash, email: String? = nil, issuedAt: Timestamp, expiresAt: Timestamp,
    triesLeft: Int = Self.tries, round: Int = 1
  ) {
    self.kind = kind
    self.hash = hash
    self.email = email
    self.issuedAt = issuedAt
    self.expiresAt = expiresAt
    self.triesLeft = triesLeft
    self.round = round
  }

  /// When the next code may follow.
  package var nextAt: Timestamp {
    // An operator may make as many links as they like: nobody finds one by trying.
    guard kind != .link else { return issuedAt }
    let gap = min(Self.gap << min(round - 1, 10), Self.longestGap)
    return issuedAt.advanced(bySeconds: gap)
  }

  /// Itself as it is kept behind `former`; nil where it comes too early.
  func following(_ former: IssuedCode?) -> IssuedCode? {
    guard let former else { return self }
    guard issuedAt >= former.nextAt else { return nil }
    var code = self
    let isForgotten = former.issuedAt.advanced(bySeconds: Self.memory) < issuedAt
    code.round = isForgotten ? 1 : former.round + 1
    return code
  }
}
