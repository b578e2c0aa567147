/// A file on its way in, from its announcement until it is prepared.
package struct Upload: Equatable, Sendable {
  package let id: MediaID
  package let owner: UserID
  /// What the client says it is; its bytes decide in the end.
  package let kind: Attachment.Kind
  package let name: String
  package let mime: String
  /// The announced length, which it must reach.
  package let bytes: Int
  package let width: Int?
  package let height: Int?
  /// Milliseconds.
  package let duration: Int?
  package let alt: String?
  /// When it goes unless more of it comes, or a message takes it.
  package var expiresAt: Timestamp?
  /// Whether every byte of it has come.
  package var isComplete = false

  package init(
    id: MediaID, owner: UserID, kind: Attachment.Kind, name: String, mime: String, bytes: Int,
    width: Int? = nil, height: Int? = nil, duration: Int? = nil, alt: String? = nil,
    expiresAt: Timestamp?, isComplete: Bool = false
  ) {
    self.id = id
    self.owner = owner
    self.kind = kind
    self.name = name
    self.mime = mime
    self.bytes = bytes
    self.width = width
    self.height = height
    self.duration = duration
    self.alt = alt
    self.expiresAt = expiresAt
    self.isComplete = isComplete
  }

  /// The attachment it is while it is being prepared.
  package var attachment: Attachment {
    Attachment(
      id: id, kind: kind, state: .preparing, name: name, mime: mime, bytes: bytes, width: width,
      height: height, duration: duration, alt: alt)
  }
}
