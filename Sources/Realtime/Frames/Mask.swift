import NIOCore

/// Takes a client's mask off a payload that may arrive in pieces (RFC 6455, section 5.3).
struct Mask: Equatable {
  /// The key, its first byte lowest; turned as far as the payload has been read.
  private var key: UInt32

  init(key: UInt32) {
    self.key = key
  }

  /// Moves `count` bytes, which must be there, from `input` to the end of `output`, unmasked.
  mutating func move(_ count: Int, from input: inout ByteBuffer, to output: inout ByteBuffer) {
    let key = self.key
    input.readWithUnsafeReadableBytes { source in
      output.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { target in
        Self.copy(count, from: source, to: target, key: key)
        return count
      }
    }
    let turned = UInt32(count % 4) * 8
    self.key = key >> turned | key << ((32 - turned) % 32)
  }

  private static func copy(
    _ count: Int,
    from source: UnsafeRawBufferPointer,
    to target: UnsafeMutableRawBufferPointer,
    key: UInt32
  ) {
    let wide = UInt64(key) | UInt64(key) << 32
    var index = 0
    while index + 8 <= count {
      let word = UInt64(littleEndian: source.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      target.storeBytes(of: (word ^ wide).littleEndian, toByteOffset: index, as: UInt64.self)
      index += 8
    }
    while index < count {
      target[index] = source[index] ^ UInt8(truncatingIfNeeded: key >> (UInt32(index % 4) * 8))
      index += 1
    }
  }
}
