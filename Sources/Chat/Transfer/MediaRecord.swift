/// An upload, or the attachment that it has become, with where its bytes are.
package struct MediaRecord: Equatable, Sendable {
  package let id: MediaID
  package let owner: UserID
  /// Nil while it is coming in.
  package var state: Attachment.State?
  package var kind: Attachment.Kind
  package var name: String
  package var mime: String
  /// As announced.
  package var bytes: Int
  package var width: Int?
  package var height: Int?
  package var duration: Int?
  package var alt: String?
  package var blurhash: String?
  package var animated: Bool?
  package var waveform: [UInt8]?
  package var reason: String?
  /// The message that has it.
  package var place: Place?
  package var expiresAt: Timestamp?
  /// In the order of `Attachment.Variant`.
  package var variants: [Variant]

  /// Where it stands among the attachments of a message.
  package struct Place: Equatable, Sendable {
    package let conversation: ConversationID
    package let seq: Int
    package let position: Int

    package init(conversation: ConversationID, seq: Int, position: Int) {
      self.conversation = conversation
      self.seq = seq
      self.position = position
    }
  }

  package struct Variant: Equatable, Sendable {
    package let variant: Attachment.Variant
    package let stored: StoredVariant

    package init(variant: Attachment.Variant, stored: StoredVariant) {
      self.variant = variant
      self.stored = stored
    }
  }

  /// One of which no more is known than this.
  package init(
    id: MediaID, owner: UserID, state: Attachment.State?, kind: Attachment.Kind, name: String,
    mime: String, bytes: Int, variants: [Variant] = []
  ) {
    self.id = id
    self.owner = owner
    self.state = state
    self.kind = kind
    self.name = name
    self.mime = mime
    self.bytes = bytes
    self.variants = variants
  }

  /// Whether the bytes as they came in are still needed.
  package var isUpload: Bool { state == nil || state == .preparing }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("alt", alt)
      json.member("animated", animated)
      json.member("blurhash", blurhash)
      json.member("bytes", bytes)
      json.member("conversation", place?.conversation)
      json.member("duration", duration)
      json.member("expiresAt", expiresAt)
      json.member("height", height)
      json.member("id", id)
      json.member("kind", kind.rawValue)
      json.member("mime", mime)
      json.member("name", name)
      json.member("owner", owner)
      json.member("position", place?.position)
      json.member("reason", reason)
      json.member("seq", place?.seq)
      json.member("state", state?.rawValue)
      json.name("variants")
      json.array(variants) { $0.write(to: &$1) }
      if let waveform {
        json.name("waveform")
        json.array(waveform) { $1.value($0) }
      }
      json.member("width", width)
    }
  }
}

extension MediaRecord.Variant {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("bytes", stored.bytes)
      json.member("digest", stored.digest.description)
      json.member("mime", stored.mime)
      json.member("variant", variant.rawValue)
    }
  }
}
