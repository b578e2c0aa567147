/// What came of preparing one upload: what it is, and where each form of it is kept.
package struct PreparedMedia: Equatable, Sendable {
  package var kind: Attachment.Kind
  package var mime: String
  package var width: Int?
  package var height: Int?
  /// Milliseconds.
  package var duration: Int?
  package var blurhash: String?
  package var animated: Bool?
  package var waveform: [Int]?
  package var variants: [Attachment.Variant: StoredVariant]

  package init(
    kind: Attachment.Kind, mime: String, width: Int? = nil, height: Int? = nil,
    duration: Int? = nil, blurhash: String? = nil, animated: Bool? = nil, waveform: [Int]? = nil,
    variants: [Attachment.Variant: StoredVariant]
  ) {
    self.kind = kind
    self.mime = mime
    self.width = width
    self.height = height
    self.duration = duration
    self.blurhash = blurhash
    self.animated = animated
    self.waveform = waveform
    self.variants = variants
  }
}

/// One form of an attachment, in the media store.
package struct StoredVariant: Equatable, Sendable {
  package let digest: MediaDigest
  package let bytes: Int
  package let mime: String

  package init(digest: MediaDigest, bytes: Int, mime: String) {
    self.digest = digest
    self.bytes = bytes
    self.mime = mime
  }
}

/// The SHA-256 of a file's bytes (FIPS 180-4), which is its name in the media store: equal files are
/// kept once.
package struct MediaDigest: Hashable, Sendable {
  /// 32 of them.
  package let bytes: [UInt8]

  /// Nil for any other number of bytes.
  package init?(bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
    guard self.bytes.count == 32 else { return nil }
  }

  /// 64 digits of base 16, in lower case.
  package var description: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Reads what ``description`` gives; nil for anything else.
  package init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 64, text == text.lowercased() else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: 64, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(byte)
    }
    self.init(bytes: bytes)
  }
}
