/// The keys that an instance makes for itself on its first start; 256 random bits each.
package struct Secrets: Sendable {
  /// Signs access tokens.
  package let accessToken: [UInt8]
  /// Names that key in a token's header.
  package let accessTokenID: String
  /// Derives each refresh token from the one before.
  package let refreshToken: [UInt8]
  /// Digests what a client id was used for.
  package let digest: [UInt8]

  package init(
    accessToken: [UInt8], accessTokenID: String, refreshToken: [UInt8], digest: [UInt8]
  ) {
    self.accessToken = accessToken
    self.accessTokenID = accessTokenID
    self.refreshToken = refreshToken
    self.digest = digest
  }
}
