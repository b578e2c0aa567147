import Foundation

/// The file around a WebP picture (RFC 9649). libvips adds EXIF of its own to each that it writes,
/// even when asked for none, so it is taken out afterwards.
enum WebPContainer {
  private static let telling: Set = ["EXIF", "XMP ", "ICCP"]
  /// In the flags of the first chunk: a profile, EXIF and XMP are there.
  private static let tellingFlags: UInt8 = 0x20 | 0x08 | 0x04

  /// `file` without the chunks that tell something; nil if it is no whole WebP.
  static func bare(_ file: Data) -> Data? {
    let bytes = Array(file)
    guard bytes.count >= 12, tag(in: bytes, at: 0) == "RIFF", tag(in: bytes, at: 8) == "WEBP" else {
      return nil
    }
    var kept = Array(bytes[0..<12])
    var start = 12
    while start < bytes.count {
      guard start + 8 <= bytes.count else { return nil }
      let length = size(in: bytes, at: start + 4)
      let end = start + 8 + length + length % 2
      guard end <= bytes.count else { return nil }
      let name = tag(in: bytes, at: start)
      if !telling.contains(name) {
        let flags = kept.count + 8
        kept += bytes[start..<end]
        if name == "VP8X", length > 0 { kept[flags] &= ~tellingFlags }
      }
      start = end
    }
    let total = UInt32(kept.count - 8)
    for place in 0..<4 { kept[4 + place] = UInt8(truncatingIfNeeded: total >> (8 * place)) }
    return Data(kept)
  }

  private static func tag(in bytes: [UInt8], at offset: Int) -> String {
    String(decoding: bytes[offset..<offset + 4], as: UTF8.self)
  }

  private static func size(in bytes: [UInt8], at offset: Int) -> Int {
    bytes[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
