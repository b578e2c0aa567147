import Chat

/// Edits, deletions and reactions, each a transaction.
extension MongoConnection {
  /// The key comes before rights, as with a new message.
  func change(_ change: MessageChange) throws -> ChangeOutcome {
    let outcome = try tryToChange(change)
    switch outcome {
    case .changed, .repeated, .unchanged, .clientIDReused: return outcome
    case .notFound, .notAuthor, .emptyBody, .notFriends, .messageDeleted, .limitReached:
      if let conversation = try conversation(change.conversation, for: change.author)?.conversation
      {
        try refuse(
          change.clientId, by: change.author, as: change.id, at: change.now, in: conversation)
      }
      return outcome
    }
  }

  private func tryToChange(_ change: MessageChange) throws -> ChangeOutcome {
    try numbering {
      try transaction { transaction in
        guard
          let (conversation, place) = try transaction.conversation(
            change.conversation, for: change.author)
        else { return .notFound }
        if let earlier = try transaction.recall(change, in: conversation, again: true) {
          return earlier
        }
        guard change.target <= conversation.head,
          let message = try transaction.message(change.target, in: conversation)
        else { return .notFound }
        let refusal = try change.refusal(by: message) { try transaction.isOpen(conversation) }
        if let refusal { return refusal }
        let seq = try transaction.nextNumber(in: conversation)
        try transaction.apply(change, as: seq, place)
        let entry = StoredEntry(change, as: seq, place: place)
        return .changed(
          try transaction.tell(entry, in: conversation), members: conversation.memberIDs)
      }
    }
  }

  /// Appends the entry by which the members learn that a message is another now.
  func tell(_ entry: StoredEntry, in conversation: StoredConversation) throws -> Entry {
    let unseen = try unseenMessage(of: conversation)
    try insert(.entries, entry.document(in: conversation.id))
    try raise(conversation.id, to: LogHead(seq: entry.seq, id: entry.id, message: unseen))
    guard let message = try message(entry.target, in: conversation) else { throw BSONFault() }
    return entry.entry(of: message, in: conversation)
  }

  private func apply(_ change: MessageChange, as seq: Int, _ place: Int) throws {
    let key = EntryKey(change.conversation, change.target)
    switch change.action {
    case .edit(let body):
      try updateMessage(key, ["b": body.bson, "e": change.now.bson])
    case .delete:
      try deleteMessage(key, at: change.now)
    case .react(let emoji, true):
      let mark = Mark(emoji: emoji, place: place, seq: seq)
      try setMarks(
        of: key, ["$concatArrays": [["$ifNull": ["$m", []]], ["$literal": [mark.bson]]]])
    case .react(let emoji, false):
      let isOther: BSONValue = [
        "$or": [
          ["$ne": ["$$this.e", ["$literal": emoji.bson]]], ["$ne": ["$$this.u", place.bson]],
        ]
      ]
      try setMarks(of: key, ["$filter": ["input": "$m", "cond": isOther]])
    }
  }

  private func setMarks(of key: EntryKey, _ marks: BSONValue) throws {
    try updateOne(
      .entries, ["_id": key.bson], .stages([["$set": ["m": marks, "v": Self.nextRev]]]))
  }

  /// Members are taken as they are: a text that begins with `$` is no path.
  private func updateMessage(_ key: EntryKey, _ members: BSONDocument) throws {
    var set: BSONDocument = ["v": Self.nextRev]
    for (name, value) in try members.members() { set.append(name, ["$literal": value]) }
    try updateOne(.entries, ["_id": key.bson], .stages([["$set": set.bson]]))
  }

  /// What a message's revision becomes.
  static let nextRev: BSONValue = ["$add": [["$ifNull": ["$v", 1]], 1]]

  /// Leaves a tombstone: what was said, answered and felt is gone, and every trace of what was asked.
  private func deleteMessage(_ key: EntryKey, at now: Timestamp) throws {
    try removeMedia(of: key.seq, in: key.conversation)
    try updateMany(
      .entries, ["c": key.conversation.bson, "s": key.seq.bson], ["$unset": ["d": ""]])
    try updateOne(
      .entries, ["_id": key.bson],
      .stages([
        ["$set": ["b": "", "x": now.bson, "v": Self.nextRev]],
        ["$unset": ["r", "d", "e", "m", "a"]],
      ]))
  }
}
