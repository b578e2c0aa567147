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

/// A refresh token as its owner holds it; as text, base64url without padding (RFC 4648, section 5).
struct RefreshToken: Sendable, LosslessStringConvertible {
  let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  init?(_ text: String) {
    guard let bytes = [UInt8](base64URL: text), bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  var description: String { bytes.base64URL }

  /// What the server keeps of it.
  var hash: TokenHash { TokenHash(bytes: Array(SHA256.hash(data: bytes))) }
}
