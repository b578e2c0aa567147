import Chat

/// Keeps whatever was sent as it came, without a look into it.
package struct PlainPreparer: MediaPreparer {
  private let kind: Attachment.Kind
  private let mime: String

  package init(kind: Attachment.Kind = .file, mime: String = "application/octet-stream") {
    self.kind = kind
    self.mime = mime
  }

  package func prepare(
    _ file: String, into folder: String, onProgress: @escaping @Sendable (Double) -> Void
  ) async throws -> PreparedFiles {
    PreparedFiles(
      facts: PreparedMedia(kind: kind, mime: mime, variants: [:]),
      files: [.original: (file, mime)])
  }
}
