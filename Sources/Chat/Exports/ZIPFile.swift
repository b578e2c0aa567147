import Foundation
import NIOCore

/// One file of a ZIP archive, and what the archive says of it.
struct ZIPFile {
  /// APPNOTE 4.4.5.
  enum Method: UInt16 {
    case stored = 0
    case deflated = 8
  }

  /// APPNOTE 4.3.7, 4.3.9, 4.3.12, and 4.3.14 to 4.3.16.
  enum Signature {
    static let file: UInt32 = 0x0403_4b50
    static let descriptor: UInt32 = 0x0807_4b50
    static let entry: UInt32 = 0x0201_4b50
    static let largeEnd: UInt32 = 0x0606_4b50
    static let largeEndLocator: UInt32 = 0x0706_4b50
    static let end: UInt32 = 0x0605_4b50
  }

  /// A Unix (4.4.2), whose permissions stand beside each file, and version 4.5.
  static let madeBy: UInt16 = 3 << 8 | largeVersion
  /// What a reader must know (4.4.3.2): ZIP64.
  static let largeVersion: UInt16 = 45
  /// Deflate.
  private static let version: UInt16 = 20
  /// A file that its owner alone reads and writes.
  private static let permissions: UInt32 = 0o100600 << 16
  /// Of the fields of ZIP64 (4.5.3).
  private static let largeFields: UInt16 = 1

  let name: [UInt8]
  let time: Timestamp
  /// Where it begins in the archive.
  let offset: UInt64
  let method: Method
  /// Whether the sizes behind it have 64 bits, which must be said before it.
  var isLarge = false
  var crc = CRC32()
  var size: UInt64 = 0
  /// As it stands in the archive.
  var packed: UInt64 = 0

  init(name: String, time: Timestamp, offset: UInt64, method: Method) {
    self.name = Array(name.utf8)
    self.time = time
    self.offset = offset
    self.method = method
  }

  /// What stands before it (4.3.7). What comes piece by piece has its sizes behind it.
  func header(isLarge: Bool) -> ByteBuffer {
    var bytes = ByteBuffer()
    bytes.write(Signature.file)
    bytes.write(isLarge ? Self.largeVersion : Self.version)
    writeFacts(isLarge ? nil : (packed, size), to: &bytes)
    bytes.write(UInt16(isLarge ? 20 : 0))
    bytes.writeBytes(name)
    if isLarge { writeLarge([size, packed], to: &bytes) }
    return bytes
  }

  /// What stands behind it where it came piece by piece (4.3.9).
  var descriptor: ByteBuffer {
    var bytes = ByteBuffer()
    bytes.write(Signature.descriptor)
    bytes.write(crc.value)
    for number in [packed, size] {
      if isLarge { bytes.write(number) } else { bytes.write(UInt32(truncatingIfNeeded: number)) }
    }
    return bytes
  }

  /// Its entry in the central directory (4.3.12); numbers from `limit` on stand in the fields of ZIP64,
  /// in the order of 4.5.3.
  func entry(from limit: UInt64) -> ByteBuffer {
    let (areLarge, isFar) = (max(size, packed) >= limit, offset >= limit)
    let large = (areLarge ? [size, packed] : []) + (isFar ? [offset] : [])
    var bytes = ByteBuffer()
    bytes.write(Signature.entry)
    bytes.write(Self.madeBy)
    bytes.write(large.isEmpty && !isLarge ? Self.version : Self.largeVersion)
    writeFacts(areLarge ? nil : (packed, size), to: &bytes)
    bytes.write(UInt16(large.isEmpty ? 0 : 4 + 8 * large.count))
    for _ in 0..<3 { bytes.write(UInt16(0)) }  // No comment, one disk, no inner attributes.
    bytes.write(Self.permissions)
    bytes.write(isFar ? UInt32.max : UInt32(offset))
    bytes.writeBytes(name)
    if !large.isEmpty { writeLarge(large, to: &bytes) }
    return bytes
  }

  /// From the flags to the length of the name, which header and entry have alike; sizes that are nil
  /// stand in the fields of ZIP64.
  private func writeFacts(_ sizes: (packed: UInt64, size: UInt64)?, to bytes: inout ByteBuffer) {
    bytes.write(UInt16(1 << 11 | (method == .deflated ? 1 << 3 : 0)))
    bytes.write(method.rawValue)
    let (clock, date) = time.inMSDOS
    bytes.write(clock)
    bytes.write(date)
    // Before it has come there is no telling: then both are nothing.
    bytes.write(size == 0 && packed == 0 ? 0 : crc.value)
    bytes.write(sizes.map { UInt32(truncatingIfNeeded: $0.packed) } ?? .max)
    bytes.write(sizes.map { UInt32(truncatingIfNeeded: $0.size) } ?? .max)
    bytes.write(UInt16(name.count))
  }

  private func writeLarge(_ numbers: [UInt64], to bytes: inout ByteBuffer) {
    bytes.write(Self.largeFields)
    bytes.write(UInt16(8 * numbers.count))
    for number in numbers { bytes.write(number) }
  }
}

extension Timestamp {
  /// Time and date (APPNOTE 4.4.6), to two seconds and from 1980 on; of UTC.
  var inMSDOS: (time: UInt16, date: UInt16) {
    var seconds = time_t(milliseconds / 1_000)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let year = min(max(Int(parts.tm_year) - 80, 0), 127)
    return (
      UInt16(parts.tm_hour << 11 | parts.tm_min << 5 | min(parts.tm_sec, 59) / 2),
      UInt16(year << 9 | Int(parts.tm_mon + 1) << 5 | Int(parts.tm_mday))
    )
  }
}
