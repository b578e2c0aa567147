import Chat
import GRDB

extension Database {
  /// The conversation of a pair, made under `id` unless there is one.
  func openConversation(_ id: ConversationID, of pair: Pair, at now: Timestamp) throws
    -> (id: ConversationID, isNew: Bool)
  {
    if let row = try row(
      "SELECT id FROM conversation WHERE lower = ? AND higher = ?", [pair.lower, pair.higher])
    {
      return (row[0], false)
    }
    try run(
      "INSERT INTO conversation (id, lower, higher, updatedAt) VALUES (?, ?, ?, ?)",
      [id, pair.lower, pair.higher, now])
    let number = lastInsertedRowID
    let accounts = pair.lower == pair.higher ? [pair.lower] : [pair.lower, pair.higher]
    for (place, account) in accounts.enumerated() {
      try run(
        "INSERT INTO member (conversation, place, account) VALUES (?, ?, ?)",
        [number, place, account])
    }
    return (id, true)
  }
}
