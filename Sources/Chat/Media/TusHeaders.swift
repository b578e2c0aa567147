import HTTPTypes

/// The header fields of tus 1.0.0 (https://tus.io/protocols/resumable-upload), and ours beside them.
extension HTTPField.Name {
  static let tusResumable = tus("Tus-Resumable")
  static let tusVersion = tus("Tus-Version")
  static let tusExtension = tus("Tus-Extension")
  static let tusMaxSize = tus("Tus-Max-Size")
  static let tusChecksumAlgorithm = tus("Tus-Checksum-Algorithm")
  static let uploadLength = tus("Upload-Length")
  static let uploadDeferLength = tus("Upload-Defer-Length")
  static let uploadOffset = tus("Upload-Offset")
  static let uploadMetadata = tus("Upload-Metadata")
  static let uploadChecksum = tus("Upload-Checksum")
  static let uploadExpires = tus("Upload-Expires")
  static let methodOverride = tus("X-HTTP-Method-Override")
  /// The attachment that a complete upload has become.
  static let martletMedia = tus("Martlet-Media")

  private static func tus(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("a constant token") }
    return name
  }
}
