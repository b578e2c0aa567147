import Chat

/// What messages and accounts do with uploads, each within the caller's transaction.
///
/// Whoever takes an upload writes its document, so that of two who take it at once one starts again
/// and sees that it is used.
extension MongoConnection {
  /// Those of these uploads that are complete, as they are now.
  func attachments(_ ids: [MediaID]) throws -> [MediaID: Attachment] {
    guard !ids.isEmpty else { return [:] }
    let documents = try find(.media, ["_id": ["$in": ids.bson]])
    return Dictionary(
      try documents.compactMap { try Attachment($0).map { ($0.id, $0) } }, uniquingKeysWith: { $1 })
  }

  /// Why a message by `author` can't take these uploads; nil where it can.
  func refusal(of uploads: [MediaID], by author: UserID) throws -> AttachmentRefusal? {
    guard !uploads.isEmpty else { return nil }
    let found = try find(
      .media, ["_id": ["$in": uploads.bson], "owner": author.bson],
      fields: ["state": 1, "conversation": 1])
    let documents = Dictionary(
      try found.map { (try $0.value("_id", as: MediaID.self), $0) }, uniquingKeysWith: { $1 })
    for upload in uploads {
      guard let document = documents[upload],
        let state = MediaState(rawValue: try document.value("state")), state != .coming
      else { return .unknown }
      if try document["conversation"] != nil || isAvatar(upload) { return .used }
      if state == .failed { return .failed }
    }
    return nil
  }

  /// Gives the uploads, which nothing speaks against, to a message.
  func attach(_ uploads: [MediaID], to seq: Int, in conversation: ConversationID) throws {
    for (position, upload) in uploads.enumerated() {
      try updateOne(
        .media, ["_id": upload.bson],
        [
          "$set": [
            "conversation": conversation.bson, "seq": seq.bson, "position": position.bson,
          ],
          "$unset": ["expiresAt": ""],
        ])
    }
  }

  /// Takes from a message what came with it; the files follow.
  func removeMedia(of seq: Int, in conversation: ConversationID) throws {
    let documents = try find(
      .media, ["conversation": conversation.bson, "seq": seq.bson], fields: ["variants": 1])
    for document in documents { try discard(document) }
  }

  /// Removes the record of an upload, whoever has it; the files follow.
  func discard(_ id: MediaID) throws {
    guard let document = try findOne(.media, ["_id": id.bson], fields: ["variants": 1]) else {
      return
    }
    try discard(document)
  }

  /// Whether it is somebody's picture.
  func isAvatar(_ id: MediaID) throws -> Bool {
    try findOne(.accounts, ["avatar": id.bson], fields: ["_id": 1]) != nil
  }

  /// Whether a record has bytes of this digest.
  func isUsed(_ digest: MediaDigest) throws -> Bool {
    try findOne(.media, ["variants.digest": digest.bson], fields: ["_id": 1]) != nil
  }

  private func discard(_ document: BSONDocument) throws {
    for variant in try StoredVariant.all(of: document).values {
      try updateOne(
        .discarded, ["_id": variant.digest.bson], ["$setOnInsert": ["claims": []]], upsert: true)
    }
    try deleteOne(.media, ["_id": document["_id"] ?? .null])
  }
}
