/// What a file is by its first bytes. Its name and what its sender says of it play no part.
enum MediaType: String, CaseIterable, Encodable {
  case jpeg = "image/jpeg"
  case png = "image/png"
  case gif = "image/gif"
  case webp = "image/webp"
  case avif = "image/avif"
  case heic = "image/heic"
  case mp4 = "video/mp4"
  case mov = "video/quicktime"
  case webm = "video/webm"
  case mp3 = "audio/mpeg"
  case ogg = "audio/ogg"
  case wav = "audio/wav"
  case m4a = "audio/mp4"
  /// Anything else: markup, programs, playlists, archives. It is only ever downloaded.
  case file = "application/octet-stream"

  /// Bytes that must be looked at; fewer are fine when the file is shorter.
  static let prefixLength = 4096

  /// The type of a file that begins with `prefix`.
  init(prefix: [UInt8]) {
    self =
      Self.picture(prefix) ?? Self.isoMedia(prefix) ?? Self.matroska(prefix) ?? Self.sound(prefix)
      ?? .file
  }

  private static func picture(_ bytes: [UInt8]) -> MediaType? {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if bytes.has("GIF87a", at: 0) || bytes.has("GIF89a", at: 0) { return .gif }
    if bytes.has("RIFF", at: 0), bytes.has("WEBP", at: 8) { return .webp }
    return nil
  }

  /// ISO/IEC 14496-12: a box of brands comes first. Films of older cameras have none.
  private static func isoMedia(_ bytes: [UInt8]) -> MediaType? {
    guard bytes.has("ftyp", at: 4) else {
      return ["moov", "mdat", "wide"].contains { bytes.has($0, at: 4) } ? .mov : nil
    }
    guard bytes.count >= 12 else { return nil }
    let end = min(bytes.bigEndian(at: 0), bytes.count)
    let compatible = stride(from: 16, to: end - 3, by: 4)
    let brands = ([8] + compatible).map { String(decoding: bytes[$0..<$0 + 4], as: UTF8.self) }
    if brands.contains(where: { ["avif", "avis"].contains($0) }) { return .avif }
    let heic: Set = ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"]
    if heic.contains(brands[0]) { return .heic }
    if brands[0] == "qt  " { return .mov }
    return ["M4A ", "M4B "].contains(brands[0]) ? .m4a : .mp4
  }

  /// RFC 8794: an EBML header that names its document type, which is near its start.
  private static func matroska(_ bytes: [UInt8]) -> MediaType? {
    guard bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) else { return nil }
    let header = bytes.prefix(64)
    let name: [UInt8] = [0x42, 0x82, 0x84] + Array("webm".utf8)
    return header.indices.contains { header[$0...].starts(with: name) } ? .webm : nil
  }

  private static func sound(_ bytes: [UInt8]) -> MediaType? {
    if bytes.has("OggS", at: 0) { return .ogg }
    if bytes.has("RIFF", at: 0), bytes.has("WAVE", at: 8) { return .wav }
    return bytes.has("ID3", at: 0) || isFrameOfMP3(bytes) ? .mp3 : nil
  }

  /// The header of a frame of MPEG audio, layer III (ISO/IEC 11172-3, 2.4.2.3), none of whose
  /// fields has a forbidden value. Text in UTF-16 begins like one, and fails this.
  private static func isFrameOfMP3(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 4, bytes[0] == 0xFF, bytes[1] & 0xE0 == 0xE0 else { return false }
    let version = bytes[1] >> 3 & 3
    let layer = bytes[1] >> 1 & 3
    let rate = bytes[2] >> 4
    let frequency = bytes[2] >> 2 & 3
    return version != 1 && layer == 1 && rate != 0 && rate != 15 && frequency != 3
  }
}

extension [UInt8] {
  /// Whether the ASCII `text` stands at `offset`.
  fileprivate func has(_ text: String, at offset: Int) -> Bool {
    count >= offset + text.utf8.count && self[offset...].starts(with: text.utf8)
  }

  /// The number in the four bytes at `offset`, which must be there.
  fileprivate func bigEndian(at offset: Int) -> Int {
    self[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}
