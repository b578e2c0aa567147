import Chat
import GRDB

/// A conversation's log and who its authors are, by which its rows become messages.
struct StoredLog {
  /// The conversation's number.
  let number: Int64
  let id: ConversationID
  /// By place.
  let authors: [UserID]

  /// What ``Database/message(_:of:)`` reads, in its order.
  static let columns =
    """
    seq, id, author, clientId, sentAfter, replyTo & 0xffffffff, body, rev, editedAt, deletedAt, \
    digest, attachments
    """

  /// The key of the message with a number; at the nearest end for a number that no message has.
  func key(_ seq: Int) -> Int64 {
    number << 32 | Int64(min(max(seq, 0), Int(UInt32.max)))
  }

  /// Below the key of every message.
  var start: Int64 { key(0) }

  /// At least the key of every message.
  var end: Int64 { key(.max) }
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
    var found: Message?
    try plain("SELECT \(StoredLog.columns) FROM message WHERE key = ?") {
      $0.bind(1, log.key(seq))
    } row: { row in
      found = try message(row, of: log)
    }
    return found
  }

  /// The message in a row of ``StoredLog/columns``.
  func message(_ row: PlainStatement, of log: StoredLog) throws -> Message {
    guard let id: MessageID = row.id(1), let clientId = row.clientID(3) else {
      throw DatabaseError(message: "no name of message \(row.number(0))")
    }
    let (seq, rev) = (Int(row.number(0)), Int(row.number(7)))
    return Message(
      conversation: log.id, seq: seq, id: id, author: log.authors[Int(row.number(2))],
      clientId: clientId, sentAt: id.time.advanced(byMilliseconds: row.number(4)),
      body: row.text(6),
      attachments: row.isNull(11) ? [] : try attachments(of: log.key(seq)),
      replyTo: row.numberIfAny(5).map(Int.init),
      editedAt: row.numberIfAny(8).map(Timestamp.init),
      deletedAt: row.numberIfAny(9).map(Timestamp.init),
      // Nobody has reacted to what has never changed.
      reactions: rev > 1 ? try reactions(to: seq, of: log) : [], rev: rev)
  }

  private func reactions(to seq: Int, of log: StoredLog) throws -> [Reaction] {
    try rows(
      "SELECT emoji, place FROM reaction WHERE message = ? ORDER BY change", [log.key(seq)]
    ).reduce(into: []) { reactions, row in
      let emoji: String = row[0]
      let user = log.authors[row[1]]
      if let index = reactions.firstIndex(where: { $0.emoji == emoji }) {
        reactions[index].users.append(user)
      } else {
        reactions.append(Reaction(emoji: emoji, users: [user]))
      }
    }
  }
}
