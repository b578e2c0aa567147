/// Judges UTF-8 as it arrives: the first byte that cannot belong to a valid text is refused, even
/// when the rest of its character has not come yet (RFC 3629, section 4).
struct UTF8Check: Equatable {
  private var missing = 0
  private var next: ClosedRange<UInt8> = Self.continuation

  private static let continuation: ClosedRange<UInt8> = 0x80...0xBF

  /// Whether the text so far ends between two characters.
  var isComplete: Bool { missing == 0 }

  /// Whether `bytes` may follow what came before.
  mutating func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index < bytes.count {
      if missing == 0, index + 8 <= bytes.count,
        bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
        continue
      }
      guard accepts(bytes[index]) else { return false }
      index += 1
    }
    return true
  }

  private mutating func accepts(_ byte: UInt8) -> Bool {
    guard missing == 0 else {
      guard next.contains(byte) else { return false }
      missing -= 1
      next = Self.continuation
      return true
    }
    switch byte {
    case 0x00...0x7F: return true
    case 0xC2...0xDF: return expect(1)
    case 0xE0: return expect(2, 0xA0...0xBF)
    case 0xED: return expect(2, 0x80...0x9F)
    case 0xE1...0xEF: return expect(2)
    case 0xF0: return expect(3, 0x90...0xBF)
    case 0xF1...0xF3: return expect(3)
    case 0xF4: return expect(3, 0x80...0x8F)
    default: return false
    }
  }

  private mutating func expect(
    _ count: Int,
    _ range: ClosedRange<UInt8> = Self.continuation
  ) -> Bool {
    missing = count
    next = range
    return true
  }
}
