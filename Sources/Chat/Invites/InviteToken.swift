import Crypto
import Foundation

/// What is secret in the link of an invite: 256 random bits; as text, base64url without padding.
struct InviteToken: Equatable, Sendable, LosslessStringConvertible {
  private let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  init?(_ text: String) {
    guard let bytes = [UInt8](base64URL: text), bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  var description: String { bytes.base64URL }

  /// What the server keeps of it.
  var hash: TokenHash { TokenHash(bytes: Array(SHA256.hash(data: Data(bytes)))) }
}
