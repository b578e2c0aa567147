import Chat

/// Keeps whatever was sent as it came, without a look into it; the same for each variant.
package struct PlainPreparer: MediaPreparer {
  private let kind: Attachment.Kind
  private let mime: String
  private let variants: [Attachment.Variant]

  package init(
    kind: Attachment.Kind = .file, mime: String = "application/octet-stream",
    variants: [Attachment.Variant] = [.original]
  ) {
    self.kind = kind
    self.mime = mime
    self.variants = variants
  }

  package func prepare(
    _ file: String, into folder: String, onProgress: @escaping @Sendable (Double) -> Void
  ) async throws -> PreparedFiles {
    PreparedFiles(
      facts: PreparedMedia(kind: kind, mime: mime, variants: [:]),
      files: Dictionary(uniqueKeysWithValues: variants.map { ($0, (file, mime)) }))
  }
}
