import Testing

@testable import MediaWorker

@Suite struct MediaTypeTests {
  @Test(
    arguments: [
      ([0xFF, 0xD8, 0xFF, 0xE0], MediaType.jpeg),
      ([0xFF, 0xFB, 0x90, 0x00], .mp3),
      ([0xFF, 0xFE, 0x90, 0x00], .file),
      ([0xFF, 0xF1, 0x50, 0x80], .file),
      ([0x1A, 0x45, 0xDF, 0xA3, 0x87, 0x42, 0x82, 0x84] + Array("webm".utf8), .webm),
      ([0x1A, 0x45, 0xDF, 0xA3, 0x8B, 0x42, 0x82, 0x88] + Array("matroska".utf8), .file),
      ([], .file),
    ] as [([UInt8], MediaType)])
  func `Bytes tell the type`(bytes: [UInt8], type: MediaType) {
    #expect(MediaType(prefix: bytes) == type)
  }

  @Test(arguments: [
    ("GIF89a", MediaType.gif),
    ("RIFF....WEBP", .webp),
    ("RIFF....WAVE", .wav),
    ("RIFF....AVI ", .file),
    ("OggS", .ogg),
    ("ID3", .mp3),
    ("....moov", .mov),
    ("<svg", .file),
    ("#EXTM3U", .file),
    ("%PDF-1.7", .file),
  ])
  func `Signatures in letters tell the type`(text: String, type: MediaType) {
    #expect(MediaType(prefix: Array(text.utf8)) == type)
  }

  @Test(arguments: [
    (["isom", "avc1"], MediaType.mp4),
    (["qt  "], .mov),
    (["M4A ", "isom"], .m4a),
    (["heic", "mif1"], .heic),
    (["mif1", "heic"], .heic),
    (["mif1", "avif"], .avif),
    (["avif"], .avif),
  ])
  func `Brands tell the type`(brands: [String], type: MediaType) {
    let names = [brands[0], "...."] + brands.dropFirst()
    let box = [0, 0, 0, UInt8(8 + names.count * 4)] + Array(("ftyp" + names.joined()).utf8)

    #expect(MediaType(prefix: box) == type)
  }

  @Test func `A box that claims to be longer than the file is read to the file's end`() {
    let box: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF] + Array("ftypisom....av".utf8)

    #expect(MediaType(prefix: box) == .mp4)
    #expect(MediaType(prefix: [0, 0, 0, 9] + Array("ftyp".utf8)) == .file)
  }
}
