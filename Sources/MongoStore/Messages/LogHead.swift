import Chat

/// The last entry of a log, and the last message: what a conversation says of its log.
struct LogHead {
  let seq: Int
  let id: MessageID
  let message: (seq: Int, sentAt: Timestamp)?
}

extension MongoConnection {
  /// The highest number that is taken, served or not.
  func lastNumber(in conversation: ConversationID) throws -> Int {
    let document = try findOne(
      .entries, EntryRange(conversation: conversation).filter, sort: ["_id": -1],
      fields: ["_id": 1])
    let key: EntryKey? = try document?.value("_id")
    return key?.seq ?? 0
  }

  /// The one behind it; that nobody else takes it meanwhile is for the index to say.
  func nextNumber(in conversation: StoredConversation) throws -> Int {
    try max(conversation.head, lastNumber(in: conversation.id)) + 1
  }

  /// Lets everything up to an entry be seen; never less than there was.
  ///
  /// Numbers have no gap, so whoever has stored one may show all before it, whoever stored them.
  func raise(_ conversation: ConversationID, to head: LogHead) throws {
    let isHigher: BSONValue = ["$lt": ["$head", head.seq.bson]]
    var set: BSONDocument = [
      "headId": ["$cond": [isHigher, head.id.bson, "$headId"]],
      "head": ["$max": ["$head", head.seq.bson]],
    ]
    if let message = head.message {
      let isLater: BSONValue = ["$lt": [["$ifNull": ["$last", 0]], message.seq.bson]]
      set.append("updatedAt", ["$cond": [isLater, message.sentAt.bson, "$updatedAt"]])
      set.append("last", ["$max": ["$last", message.seq.bson]])
    }
    try updateOne(.conversations, ["_id": conversation.bson], .stages([["$set": set.bson]]))
  }

  /// The last message behind the head of `conversation`, which a node left there that ended before it
  /// could raise it.
  func unseenMessage(of conversation: StoredConversation) throws -> (seq: Int, sentAt: Timestamp)? {
    let range = EntryRange(conversation: conversation.id, above: conversation.head)
    let found = try findOne(
      .entries, range.messages, sort: ["_id": -1], fields: ["_id": 1, "t": 1])
    guard let found else { return nil }
    let key: EntryKey = try found.value("_id")
    return (key.seq, try found.value("t"))
  }

  /// Does `work` again, for a while, where another node has taken a number of its: the index has said
  /// so, and by now that other one may be seen.
  func numbering<Value>(_ work: () throws -> Value) throws -> Value {
    let end = ContinuousClock.now + Self.patience
    while true {
      do {
        return try work()
      } catch let error as MongoError where error.duplicate != nil {
        guard ContinuousClock.now < end else {
          throw StorageFault(reason: "no number could be had in time")
        }
        pause()
      }
    }
  }
}
