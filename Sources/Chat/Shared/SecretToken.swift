import Crypto
import Foundation

/// 256 random bits that whoever holds them is known by, for one `Purpose`; as text, base64url without
/// padding (RFC 4648, section 5).
struct SecretToken<Purpose>: Equatable, Sendable, LosslessStringConvertible {
  let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Nil for a text that is no such token.
  init?(_ text: String) {
    guard let bytes = [UInt8](base64URL: text), bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  var description: String { bytes.base64URL }

  /// What the server keeps of it.
  var hash: TokenHash { TokenHash(bytes: Array(SHA256.hash(data: Data(bytes)))) }
}

/// 256 bits that are kept in place of a secret: SHA-256 of a token, or what a code was made into.
package struct TokenHash: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }
}
