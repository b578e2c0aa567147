import Chat

/// What earlier attempts came to. Whatever is found is shown before anybody hears of it.
///
/// Whoever is about to store it now says `again`: where it was refused, the refusal gives the key back.
extension MongoConnection {
  func recall(_ draft: Draft, in conversation: StoredConversation, again: Bool = false) throws
    -> AppendOutcome?
  {
    guard
      let (earlier, document) = try entry(
        by: draft.author, as: draft.clientId, in: conversation, again: again)
    else { return nil }
    guard earlier.kind == .message, earlier.digest ?? draft.digest == draft.digest else {
      return .clientIDReused
    }
    let message = try Message(document, conversation, attachments(of: [document]))
    return .repeated(message, members: conversation.memberIDs)
  }

  func recall(
    _ change: MessageChange, in conversation: StoredConversation, again: Bool = false
  ) throws -> ChangeOutcome? {
    guard
      let (earlier, _) = try entry(
        by: change.author, as: change.clientId, in: conversation, again: again)
    else { return nil }
    guard earlier.kind == change.action.kind, earlier.target == change.target,
      earlier.digest ?? change.digest == change.digest,
      let message = try message(earlier.target, in: conversation)
    else { return .clientIDReused }
    return .repeated(
      earlier.entry(of: message, in: conversation), members: conversation.memberIDs)
  }

  /// A message as it is now; nil where the number is no message's.
  func message(_ seq: Int, in conversation: StoredConversation) throws -> Message? {
    guard seq > 0, let document = try messageDocument(seq, in: conversation.id) else { return nil }
    return try Message(document, conversation, attachments(of: [document]))
  }

  func messageDocument(_ seq: Int, in conversation: ConversationID) throws -> BSONDocument? {
    try findOne(
      .entries, ["_id": EntryKey(conversation, seq).bson, "y": ["$exists": false]])
  }

  /// The documents of entries, in no order.
  ///
  /// Each is a branch of its own: `$in` over the keys of a clustered collection reads all of it
  /// (MongoDB 6.0).
  func entryDocuments(_ keys: [EntryKey]) throws -> [BSONDocument] {
    var documents: [BSONDocument] = []
    var rest = keys[...]
    while let first = rest.popFirst() {
      let others = rest.prefix(Self.branches)
      rest = rest.dropFirst(Self.branches)
      documents += try aggregate(
        .entries,
        [["$match": ["_id": first.bson]]]
          + others.map { key in
            [
              "$unionWith": [
                "coll": MongoCollection.entries.rawValue.bson,
                "pipeline": [["$match": ["_id": key.bson]]],
              ]
            ]
          })
    }
    return documents
  }

  /// Fewer than a pipeline may have stages.
  private static let branches = 199

  /// What came with these messages, in one query, and none where nothing did.
  func attachments(of documents: [BSONDocument]) throws -> [MediaID: Attachment] {
    var media: [MediaID] = []
    for document in documents { media += try document.optional("a") ?? [] }
    return media.isEmpty ? [:] : try attachments(media)
  }

  private func entry(
    by author: UserID, as clientId: ClientID, in conversation: StoredConversation, again: Bool
  ) throws -> (StoredEntry, BSONDocument)? {
    guard let key = conversation.key(of: clientId, by: author),
      let document = try findOne(.entries, key)
    else { return nil }
    guard !document.isRefusal else {
      if again, let id = document["_id"] { try deleteOne(.entries, ["_id": id]) }
      return nil
    }
    let entry = try StoredEntry(document)
    if entry.seq > conversation.head { try show(entry, document, in: conversation) }
    return (entry, document)
  }

  /// An attempt that was cut off between its insert and its head.
  private func show(
    _ entry: StoredEntry, _ document: BSONDocument, in conversation: StoredConversation
  ) throws {
    let sentAt: Timestamp? = try document.optional("t")
    try raise(
      conversation.id,
      to: LogHead(seq: entry.seq, id: entry.id, message: sentAt.map { (entry.seq, $0) }))
  }
}
