import Chat

extension MongoConnection {
  /// The entry by which the members learn that a message's attachment is another, within the caller's
  /// transaction; where its number is taken, that fails, and is tried again by `numbering`.
  func tell(of conversation: ConversationID, seq: Int, under entry: MessageID) throws -> Settlement
  {
    guard let document = try findOne(.conversations, ["_id": conversation.bson]) else {
      return .gone
    }
    let stored = try StoredConversation(document)
    let prepared = StoredEntry(preparedUnder: entry, as: try nextNumber(in: stored), target: seq)
    try updateOne(
      .entries, ["_id": EntryKey(conversation, seq).bson],
      .stages([["$set": ["v": Self.nextRev]]]))
    return .told(try tell(prepared, in: stored), members: stored.memberIDs)
  }
}
