import Chat

/// What was refused never comes.
///
/// An attempt that nobody waits for any more may still be under way: it lies before a primary that was
/// paused, or a network that was cut holds it back. So a refusal takes the place that its key has in the
/// unique index, and keeps it for longer than anything is under way. It is kept among the entries because
/// their index is there, behind all of them: its `_id` is longer than theirs, and no range of a log ends
/// there.
extension MongoConnection {
  /// Call it before anybody hears of a refusal.
  ///
  /// Throws a `StorageFault` where an attempt has the key: what became of it, the next attempt learns.
  func refuse(
    _ clientId: ClientID, by author: UserID, as id: MessageID, at now: Timestamp,
    in conversation: StoredConversation
  ) throws {
    guard let key = conversation.key(of: clientId, by: author) else { return }
    var document: BSONDocument = [
      "_id": .binary(subtype: 0, conversation.id.bytes + id.bytes), "i": id.bson, "z": now.bson,
    ]
    for (name, value) in try key.members() { document.append(name, value) }
    do {
      try insert(.entries, document)
    } catch let error as MongoError where error.duplicate != nil {
      guard let there = try findOne(.entries, key), there.isRefusal else {
        throw StorageFault(reason: "an earlier attempt isn't durable yet")
      }
    }
  }
}

extension BSONDocument {
  /// Whether it lies among the entries and is none.
  var isRefusal: Bool { self["z"] != nil }
}

extension StoredConversation {
  /// What the attempts at one thing have in common; nil where no member asks.
  func key(of clientId: ClientID, by author: UserID) -> BSONDocument? {
    place(of: author).map { ["c": id.bson, "u": $0.bson, "k": clientId.bson] }
  }
}
