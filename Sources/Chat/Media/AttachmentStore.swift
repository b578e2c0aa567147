/// Where is kept what is known of every upload and attachment. The bytes are in a ``MediaStore``.
///
/// An upload is one record from its announcement on: coming in, then preparing, then ready or failed.
/// A message takes it, by ``MessageStore/append(_:then:)``, while it is preparing or ready.
package protocol AttachmentStore: Sendable {
  /// Keeps an announced upload. False where its owner would then have more than `quota`; an upload
  /// that is not complete counts in its full length.
  func begin(_ upload: Upload, quota: UploadQuota) async throws -> Bool

  /// The upload, also once it is complete and for as long as its attachment lives; what was announced
  /// gives way to what was found. Nil where there is none of this owner's.
  func upload(_ id: MediaID, of owner: UserID) async throws -> Upload?

  /// Puts off the end of an upload that no message has taken.
  func keep(_ id: MediaID, until end: Timestamp) async throws

  /// Every byte has come: it is to be prepared, and ends at `end` unless a message takes it. A second
  /// time changes nothing.
  func complete(_ id: MediaID, expiresAt end: Timestamp) async throws

  /// Removes an upload that no message has taken; false where there is none such of this owner's.
  func withdraw(_ id: MediaID, of owner: UserID) async throws -> Bool

  /// Complete uploads of these kinds that are yet to be prepared: at most `limit`, the oldest first.
  func waiting(_ kinds: [Attachment.Kind], limit: Int) async throws -> [Upload]

  /// Keeps what came of preparing. Where a message has it, an entry under `entry` tells of it, in
  /// the same commit. A second time changes nothing.
  func settle(_ id: MediaID, as outcome: Preparation, entry: MessageID) async throws -> Settlement

  /// An attachment, or a complete upload, that `viewer` may see: its owner, the members of the
  /// conversation while the message lives, and, of a picture of a person, whoever may see the card.
  /// Nil for everybody else.
  func media(_ id: MediaID, asSeenBy viewer: UserID) async throws -> StoredMedia?

  /// How many bytes the originals have that are ready and came with messages of `viewer`'s
  /// conversations.
  func originalBytes(seenBy viewer: UserID) async throws -> Int

  /// Where those who see it may be told how far its preparation is; nil where no message has it.
  func place(of id: MediaID) async throws -> MessagePlace?

  /// Removes what no message has taken in time, and answers which.
  func removeExpired(before now: Timestamp) async throws -> [MediaID]

  /// Digests of bytes that may be needed no more, because a record with them was removed.
  func discarded() async throws -> [MediaDigest]

  /// Of `digests`, those that no record has: their bytes can go.
  func unused(among digests: [MediaDigest]) async throws -> [MediaDigest]

  /// Drops `digests` from ``discarded()``, once their bytes are gone or needed again.
  func forget(_ digests: [MediaDigest]) async throws

  /// Of `uploads`, those whose bytes as they came are needed no more.
  func unneeded(among uploads: [MediaID]) async throws -> [MediaID]
}

/// How much one person may have here.
package struct UploadQuota: Equatable, Sendable {
  /// Of all their uploads and attachments.
  package let bytes: Int
  /// Uploads that wait to be sent, complete or not.
  package let unsent: Int

  package init(bytes: Int, unsent: Int = 200) {
    self.bytes = bytes
    self.unsent = unsent
  }

  /// As much as anybody likes.
  package static let unlimited = UploadQuota(bytes: .max, unsent: .max)
}

/// What came of preparing an upload.
package enum Preparation: Equatable, Sendable {
  case ready(PreparedMedia)
  /// Why not: a stable code.
  case failed(reason: String)
}

/// What keeping that came to.
package enum Settlement: Equatable, Sendable {
  /// It was removed meanwhile: what was prepared is needed by nobody.
  case gone
  /// No message has it yet.
  case kept
  /// The message that has it is another now.
  case told(Entry, members: [UserID])
}

/// An attachment with where its bytes are.
package struct StoredMedia: Equatable, Sendable {
  package let attachment: Attachment
  package let variants: [Attachment.Variant: StoredVariant]

  package init(attachment: Attachment, variants: [Attachment.Variant: StoredVariant]) {
    self.attachment = attachment
    self.variants = variants
  }
}

/// A message, and who sees it.
package struct MessagePlace: Equatable, Sendable {
  package let conversation: ConversationID
  package let seq: Int
  package let members: [UserID]

  package init(conversation: ConversationID, seq: Int, members: [UserID]) {
    self.conversation = conversation
    self.seq = seq
    self.members = members
  }
}
