import Crypto
import Foundation

/// Makes refresh tokens: 256 random bits for the first of a session, then each from the one before.
///
/// The successor of a token is HMAC-SHA256 of it under the server's key (RFC 2104). So two tabs that
/// present the same token at once get the same successor, and the server keeps hashes only.
package struct RefreshTokens: Sendable {
  private let key: SymmetricKey
  private let world: World

  /// `key` has 256 bits.
  package init(key: [UInt8], world: World) {
    self.key = SymmetricKey(data: key)
    self.world = world
  }

  /// The first token of a session.
  func first() -> RefreshToken { RefreshToken(bytes: world.randomBytes(32)) }

  /// The token that follows `token`.
  func successor(of token: RefreshToken) -> RefreshToken {
    RefreshToken(
      bytes: Array(HMAC<SHA256>.authenticationCode(for: token.bytes, using: key)))
  }
}

/// A refresh token as its owner holds it.
typealias RefreshToken = SecretToken<Session>
