import Chat
import GRDB

/// A conversation's log and who its authors are, by which its rows become messages.
struct StoredLog {
  /// The conversation's number.
  let number: Int64
  let id: ConversationID
  /// By place.
  let authors: [UserID]

  /// What `message(_:)` reads, in its order.
  static let columns =
    "seq, id, author, clientId, sentAfter, replyTo & 0xffffffff, body, digest"

  /// The key of the message with a number; at the nearest end for a number that no message has.
  func key(_ seq: Int) -> Int64 {
    number << 32 | Int64(min(max(seq, 0), Int(UInt32.max)))
  }

  /// Below the key of every message.
  var start: Int64 { key(0) }

  /// At least the key of every message.
  var end: Int64 { key(.max) }

  func message(_ row: Row) -> Message {
    let id: MessageID = row[1]
    return Message(
      conversation: self.id, seq: row[0], id: id, author: authors[row[2]], clientId: row[3],
      sentAt: id.time.advanced(byMilliseconds: row[4]), body: row[6], replyTo: row[5])
  }
}

extension StoredLog {
  init(_ id: ConversationID, _ membership: Membership) {
    self.init(number: membership.number, id: id, authors: membership.members.map(\.id))
  }
}

extension MessageID {
  /// The 48 bits of time at the front of a UUIDv7 (RFC 9562, section 5.7).
  var time: Timestamp { Timestamp(milliseconds: Int64(truncatingIfNeeded: bits >> 80)) }
}

extension Timestamp {
  /// Wraps around, so that any two moments have a distance that leads from one to the other.
  func advanced(byMilliseconds distance: Int64) -> Timestamp {
    Timestamp(milliseconds: milliseconds &+ distance)
  }

  func distance(to other: Timestamp) -> Int64 {
    other.milliseconds &- milliseconds
  }
}

extension Database {
  /// The message with a number; nil where there is none.
  func message(_ seq: Int, of log: StoredLog) throws -> Message? {
    try row("SELECT \(StoredLog.columns) FROM message WHERE key = ?", [log.key(seq)])
      .map(log.message)
  }
}
