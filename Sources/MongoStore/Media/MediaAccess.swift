import Chat

/// Who sees an upload, and where it is.
extension MongoConnection {
  /// Access is these queries: the owner's until a message has it, then the members', and of a person's
  /// picture whoever is not kept from the card.
  func media(_ id: MediaID, asSeenBy viewer: UserID) throws -> StoredMedia? {
    let coming = MediaState.coming.rawValue.bson
    guard let found = try findOne(.media, ["_id": id.bson, "state": ["$gt": coming]]) else {
      return nil
    }
    let isSeen =
      if let conversation: ConversationID = try found.optional("conversation") {
        try self.conversation(conversation, for: viewer) != nil
      } else {
        try found.value("owner") == viewer || seesCard(withPicture: id, viewer)
      }
    return isSeen ? try StoredMedia(found) : nil
  }

  /// How many bytes the originals of a person's conversations have.
  func originalBytes(seenBy viewer: UserID) throws -> Int {
    try aggregate(.conversations, .originals(seenBy: viewer)).first?.value("bytes") ?? 0
  }

  /// The message that has it, and who sees that; nil where none has.
  func place(of id: MediaID) throws -> MessagePlace? {
    let found = try findOne(
      .media, ["_id": id.bson, "conversation": ["$exists": true]],
      fields: ["conversation": 1, "seq": 1])
    guard let found else { return nil }
    let conversation: ConversationID = try found.value("conversation")
    guard let document = try findOne(.conversations, ["_id": conversation.bson]) else { return nil }
    return MessagePlace(
      conversation: conversation, seq: try found.value("seq"),
      members: try StoredConversation(document).memberIDs)
  }

  /// A block hides the card from a stranger, not from whom they share a conversation with.
  private func seesCard(withPicture id: MediaID, _ viewer: UserID) throws -> Bool {
    guard let account = try findOne(.accounts, ["avatar": id.bson], fields: ["_id": 1]) else {
      return false
    }
    let shown: UserID = try account.value("_id")
    let pair = Pair(shown, viewer)
    return try block(between: pair) != shown || conversation(of: pair) != nil
  }
}

extension [BSONDocument] {
  /// The originals that came with messages of a person's conversations, summed up.
  static func originals(seenBy viewer: UserID) -> [BSONDocument] {
    let original = Attachment.Variant.original.number.bson
    return [
      ["$match": ["members.id": viewer.bson]],
      ["$project": ["_id": 1]],
      [
        "$lookup": [
          "from": MongoCollection.media.rawValue.bson, "localField": "_id",
          "foreignField": "conversation", "as": "media",
          "pipeline": [["$project": ["variants": 1]]],
        ]
      ],
      ["$unwind": "$media"], ["$unwind": "$media.variants"],
      ["$match": ["media.variants.v": original]],
      ["$group": ["_id": .null, "bytes": ["$sum": "$media.variants.bytes"]]],
    ]
  }
}
