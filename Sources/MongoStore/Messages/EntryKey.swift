import Chat

/// What names an entry in its collection: the conversation, and behind it the number, most significant
/// byte first, so that a log lies in one place and in its order.
struct EntryKey: Hashable, BSONConvertible {
  let conversation: ConversationID
  let seq: Int

  /// At the nearest end for a number that no entry has.
  init(_ conversation: ConversationID, _ seq: Int) {
    self.conversation = conversation
    self.seq = min(max(seq, 0), Int(UInt32.max))
  }

  var bson: BSONValue {
    let number = (0..<4).map { UInt8(truncatingIfNeeded: seq >> (24 - 8 * $0)) }
    return .binary(subtype: 0, conversation.bytes + number)
  }

  init?(bson: BSONValue) {
    guard case .binary(0, let bytes) = bson, bytes.count == 20,
      let conversation = ConversationID(bytes: bytes[..<16])
    else { return nil }
    self.init(conversation, bytes[16...].reduce(0) { $0 << 8 | Int($1) })
  }
}

/// Entries of one log, by number.
struct EntryRange {
  let conversation: ConversationID
  /// Exclusive.
  var above = 0
  var upTo = Int.max

  var filter: BSONDocument {
    [
      "_id": [
        "$gt": EntryKey(conversation, above).bson, "$lte": EntryKey(conversation, upTo).bson,
      ]
    ]
  }

  /// Of them, those that are messages.
  var messages: BSONDocument {
    var filter = filter
    filter.append("y", ["$exists": false])
    return filter
  }
}
