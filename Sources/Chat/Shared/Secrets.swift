/// The keys that an instance makes for itself on its first start; 256 random bits each.
package struct Secrets: Sendable {
  /// Signs access tokens.
  package let accessToken: [UInt8]
  /// Names that key in a token's header.
  package let accessTokenID: String
  /// The key before, while there are tokens that it has signed; nil where there are none.
  package let retired: RetiredKey?
  /// Derives each refresh token from the one before.
  package let refreshToken: [UInt8]
  /// Digests what a client id was used for, and what is tried; seals second factors.
  package let digest: [UInt8]

  package init(
    accessToken: [UInt8], accessTokenID: String, retired: RetiredKey? = nil,
    refreshToken: [UInt8], digest: [UInt8]
  ) {
    self.accessToken = accessToken
    self.accessTokenID = accessTokenID
    self.retired = retired
    self.refreshToken = refreshToken
    self.digest = digest
  }
}

/// A key that signs nothing any more.
package struct RetiredKey: Equatable, Sendable {
  package let id: String
  package let key: [UInt8]
  /// When everything that it has signed has ended.
  package let until: Timestamp

  package init(id: String, key: [UInt8], until: Timestamp) {
    self.id = id
    self.key = key
    self.until = until
  }
}
