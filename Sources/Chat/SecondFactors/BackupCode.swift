/// A code that stands in for the authenticator once, for the day on which it is gone.
///
/// 50 random bits, as ten digits of base 32 that are hard to confuse (Crockford's).
struct BackupCode: Hashable, Sendable {
  /// How many a person has.
  static let count = 10

  /// Without what is between its halves.
  private let digits: String

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")

  /// A new one out of seven random bytes.
  init(random bytes: [UInt8]) {
    digits = String(Base32.text(of: bytes, in: Self.alphabet).prefix(10))
  }

  /// Reads one as people type it: in any case, with or without what is between; nil for what is none.
  init?(_ text: String) {
    let typed = text.lowercased().filter { $0 != "-" && !$0.isWhitespace }
    digits = String(
      typed.map { character in
        switch character {
        case "o": "0"
        case "i", "l": "1"
        default: character
        }
      })
    guard digits.count == 10, digits.allSatisfy(Self.alphabet.contains) else { return nil }
  }

  /// As it is shown.
  var text: String { "\(digits.prefix(5))-\(digits.suffix(5))" }
}
