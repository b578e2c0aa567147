import Crypto
import Foundation

/// Makes codes, and what is kept of them.
///
/// Of the six digits in a letter an HMAC under the server's key is kept (RFC 2104), together with whose
/// they are: there are so few that any other hash could be tried out. Recovery codes (120 random bits)
/// and links (256) are kept as SHA-256.
package struct CodeBook: Sendable {
  private let key: SymmetricKey
  private let world: World

  /// `key` has 256 bits.
  package init(key: [UInt8], world: World) {
    self.key = SymmetricKey(data: key)
    self.world = world
  }

  /// Six digits for a letter.
  func digits() -> String {
    let number = world.randomBytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 1_000_000
    return String(String(1_000_000 + number).dropFirst())
  }

  /// 24 letters and digits in four groups, of an alphabet without lookalikes (Crockford's base 32).
  func recoveryCode() -> String {
    let digits = world.randomBytes(24).map { Self.alphabet[Int($0 & 31)] }
    return stride(from: 0, to: 24, by: 6).map { String(digits[$0..<$0 + 6]) }
      .joined(separator: "-")
  }

  /// The secret of a link.
  package func linkToken() -> String { RefreshToken(bytes: world.randomBytes(32)).description }

  /// What is kept of a code that was made for `user`.
  package func hash(_ code: String, of user: UserID) -> TokenHash {
    let digits = Self.digits(in: code)
    if let digits {
      let message = Data("code".utf8) + Data(user.bytes) + Data(digits.utf8)
      return TokenHash(bytes: Array(HMAC<SHA256>.authenticationCode(for: message, using: key)))
    }
    return TokenHash(bytes: Array(SHA256.hash(data: Data(Self.canonical(code).utf8))))
  }

  /// What somebody typed, as it is compared.
  func attempt(_ code: String, by user: UserID) -> CodeAttempt {
    CodeAttempt(
      hash: hash(code, of: user), isShort: Self.digits(in: code) != nil, now: world.now())
  }

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// The six digits that a text is, spaces aside; nil for anything else.
  private static func digits(in text: String) -> String? {
    let digits = text.utf8.filter { $0 != UInt8(ascii: " ") }
    let areDigits = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return digits.count == 6 && areDigits ? String(decoding: digits, as: UTF8.self) : nil
  }

  /// A recovery code however it was typed in; what is none, such as the secret of a link, as it is.
  private static func canonical(_ text: String) -> String {
    let letters = text.uppercased().filter { $0 != "-" && $0 != " " }
    let read = letters.map { $0 == "O" ? "0" : $0 == "I" || $0 == "L" ? "1" : $0 }
    return read.count == 24 && read.allSatisfy(alphabet.contains) ? String(read) : text
  }
}
