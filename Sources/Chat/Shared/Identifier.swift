/// The name of one thing: a UUID of version 7 (RFC 9562, section 5.7), opaque to clients.
///
/// The phantom `Subject` keeps a user's id from being passed where a conversation's is meant.
/// As text it is the canonical 36 characters in lower case; engines keep the 16 bytes.
package struct Identifier<Subject>: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  /// Takes the 128 bits as they are.
  package init(bits: UInt128) {
    high = UInt64(truncatingIfNeeded: bits >> 64)
    low = UInt64(truncatingIfNeeded: bits)
  }

  /// The 128 bits, most significant first.
  ///
  /// Computed, because a stored `UInt128` passed on the stack to an asynchronous function crashes
  /// with Swift 6.3.
  package var bits: UInt128 { UInt128(high) << 64 | UInt128(low) }

  /// Reads 16 bytes in network order; nil for any other number of bytes.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    self.init(bits: bytes.reduce(0) { $0 << 8 | UInt128($1) })
  }

  /// The 16 bytes in network order.
  package var bytes: [UInt8] {
    let bits = bits
    return (0..<16).map { UInt8(truncatingIfNeeded: bits >> UInt128(120 - 8 * $0)) }
  }
}

extension Identifier: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }
}

extension Identifier: LosslessStringConvertible {
  /// Reads the canonical text; nil for anything else, upper case included, so that one thing has
  /// one name.
  package init?(_ text: String) {
    let utf8 = Array(text.utf8)
    guard utf8.count == 36 else { return nil }
    var bits: UInt128 = 0
    for (index, byte) in utf8.enumerated() {
      if [8, 13, 18, 23].contains(index) {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): bits = bits << 4 | UInt128(byte - 48)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): bits = bits << 4 | UInt128(byte - 87)
      default: return nil
      }
    }
    self.init(bits: bits)
  }

  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    let bits = bits
    return String(unsafeUninitializedCapacity: 36) { text in
      var index = 0
      for digit in 0..<32 {
        if [8, 12, 16, 20].contains(digit) {
          text[index] = UInt8(ascii: "-")
          index += 1
        }
        text[index] = digits[Int(truncatingIfNeeded: bits >> UInt128(124 - 4 * digit)) & 15]
        index += 1
      }
      return 36
    }
  }
}

extension Identifier: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let id = Self(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not an id"))
    }
    self = id
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
