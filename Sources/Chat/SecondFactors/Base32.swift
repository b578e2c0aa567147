/// Base 32 (RFC 4648, section 6) without padding: how authenticators want a secret typed.
enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

  /// The text of `bytes`, of which there are a multiple of five.
  static func text(of bytes: [UInt8]) -> String { text(of: bytes, in: alphabet) }

  /// As ``text(of:)``, with other digits.
  static func text(of bytes: [UInt8], in alphabet: [Character]) -> String {
    var text = ""
    var (buffer, bits) = (UInt32(0), 0)
    for byte in bytes {
      (buffer, bits) = (buffer << 8 | UInt32(byte), bits + 8)
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[Int(buffer >> UInt32(bits) & 31)])
      }
      buffer &= (1 << UInt32(bits)) - 1
    }
    return text
  }
}
