import Chat
import GRDB

/// An entry that changes a message, as it is kept.
struct StoredChange {
  let seq: Int
  let id: MessageID
  /// The author's place; nil where nobody made it.
  let author: Int?
  let clientId: ClientID?
  let kind: Entry.Kind
  /// The message's number.
  let target: Int
  /// Nil since the message was deleted.
  let digest: Int64?

  /// What `init(_:)` reads, in its order.
  static let columns = "seq, id, author, clientId, kind, target & 0xffffffff, digest"

  init(_ row: Row) {
    seq = row[0]
    id = row[1]
    author = row[2]
    clientId = row[3]
    kind = Self.kinds[row[4]]
    target = row[5]
    digest = row[6]
  }

  /// By the number that stands for each; 0, which no change has, is a message.
  static let kinds: [Entry.Kind] = [.message, .edited, .deleted, .reacted, .prepared]
}

extension Database {
  /// A change with its message as it is now.
  func entry(_ change: StoredChange, of log: StoredLog) throws -> Entry {
    guard let message = try message(change.target, of: log) else {
      throw DatabaseError(message: "no message for entry \(change.seq)")
    }
    return Entry(
      conversation: log.id, seq: change.seq, id: change.id,
      author: change.author.map { log.authors[$0] },
      clientId: change.clientId, kind: change.kind, target: change.target, message: message)
  }

  /// The change that an author made under a client id.
  func change(by place: Int, as clientId: ClientID, in log: StoredLog) throws -> StoredChange? {
    try row(
      """
      SELECT \(StoredChange.columns) FROM change
      WHERE conversation = ? AND author = ? AND clientId = ?
      """, [log.number, place, clientId]
    ).map(StoredChange.init)
  }

  /// The change with a key.
  func change(_ key: Int64) throws -> StoredChange? {
    try row("SELECT \(StoredChange.columns) FROM change WHERE key = ?", [key])
      .map(StoredChange.init)
  }

  /// Takes the next number of a log, which the caller must write an entry under.
  func nextNumber(of log: StoredLog) throws -> Int {
    guard
      let head = try row(
        "UPDATE conversation SET head = head + 1 WHERE number = ? RETURNING head", [log.number])
    else { throw DatabaseError(message: "no conversation \(log.number)") }
    return head[0]
  }
}
