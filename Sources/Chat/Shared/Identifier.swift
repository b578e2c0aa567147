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
    var text = text
    guard let id = text.withUTF8({ Self(utf8: UnsafeRawBufferPointer($0)) }) else { return nil }
    self = id
  }

  /// As ``init(_:)``, from the bytes of a text.
  init?(utf8: UnsafeRawBufferPointer) {
    guard utf8.count == Self.textBytes else { return nil }
    var halves: (high: UInt64, low: UInt64) = (0, 0)
    for index in 0..<Self.textBytes {
      if index == 8 || index == 13 || index == 18 || index == 23 {
        guard utf8[index] == UInt8(ascii: "-") else { return nil }
        continue
      }
      let digit: UInt8
      switch utf8[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = utf8[index] - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = utf8[index] - UInt8(ascii: "a") + 10
      default: return nil
      }
      halves.high = halves.high << 4 | halves.low >> 60
      halves.low = halves.low << 4 | UInt64(digit)
    }
    (high, low) = halves
  }

  package var description: String {
    String(unsafeUninitializedCapacity: Self.textBytes) { text in
      write(to: UnsafeMutableRawBufferPointer(text))
      return Self.textBytes
    }
  }

  /// The length of the canonical text.
  static var textBytes: Int { 36 }

  /// Writes the canonical text to the first ``textBytes`` of `text`.
  func write(to text: UnsafeMutableRawBufferPointer) {
    let digits = (
      Self.digits(high >> 32), Self.digits(high), Self.digits(low >> 32), Self.digits(low)
    )
    text.store(digits.0, at: 0)
    text[8] = UInt8(ascii: "-")
    text.store(UInt32(truncatingIfNeeded: digits.1 >> 32), at: 9)
    text[13] = UInt8(ascii: "-")
    text.store(UInt32(truncatingIfNeeded: digits.1), at: 14)
    text[18] = UInt8(ascii: "-")
    text.store(UInt32(truncatingIfNeeded: digits.2 >> 32), at: 19)
    text[23] = UInt8(ascii: "-")
    text.store(UInt32(truncatingIfNeeded: digits.2), at: 24)
    text.store(digits.3, at: 28)
  }

  /// The ASCII of the eight hexadecimal digits of the lower 32 bits, the first in the highest byte.
  ///
  /// All eight at once: every message carries four such texts, and digit by digit they were a
  /// fifth of what writing it takes.
  private static func digits(_ bits: UInt64) -> UInt64 {
    var nibbles = bits & 0x0000_0000_FFFF_FFFF
    nibbles = (nibbles << 16 | nibbles) & 0x0000_FFFF_0000_FFFF
    nibbles = (nibbles << 8 | nibbles) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles << 4 | nibbles) & 0x0F0F_0F0F_0F0F_0F0F
    let isLetter = (nibbles + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    // From "9" to "a" it is 39 further than from 9 to 10.
    return nibbles + 0x3030_3030_3030_3030 + isLetter * 39
  }
}

extension UnsafeMutableRawBufferPointer {
  /// The most significant byte first.
  fileprivate func store<Bytes: FixedWidthInteger>(_ bytes: Bytes, at offset: Int) {
    storeBytes(of: bytes.bigEndian, toByteOffset: offset, as: Bytes.self)
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
