import NIOCore

/// The checksum of ZIP's files (APPNOTE 4.4.7: polynomial 0x04C11DB7, reflected), piece by piece.
struct CRC32: Equatable {
  private var remainder: UInt32 = 0xffff_ffff

  /// Of everything that was taken in.
  var value: UInt32 { ~remainder }

  mutating func update(_ bytes: ByteBuffer) {
    remainder = bytes.withUnsafeReadableBytes { bytes in
      Self.table.withUnsafeBufferPointer { table in
        var remainder = remainder
        for byte in bytes {
          remainder = table[Int(UInt8(truncatingIfNeeded: remainder) ^ byte)] ^ remainder >> 8
        }
        return remainder
      }
    }
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { remainder, _ in
      remainder & 1 == 1 ? remainder >> 1 ^ 0xedb8_8320 : remainder >> 1
    }
  }
}
