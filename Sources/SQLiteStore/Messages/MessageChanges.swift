import Chat
import GRDB

/// Edits, deletions and reactions, each within the caller's transaction.
extension Database {
  /// The key comes before rights, as with a new message.
  func change(_ change: MessageChange) throws -> ChangeOutcome {
    guard let membership = try membership(of: change.author, in: change.conversation) else {
      return .notFound
    }
    if let earlier = try recall(change, in: membership) { return earlier }
    let log = StoredLog(change.conversation, membership)
    guard let message = try message(change.target, of: log) else { return .notFound }
    let refusal = try change.refusal(by: message) { try isOpen(membership) }
    if let refusal { return refusal }
    let entry = try make(change, in: log, place: membership.place)
    return .changed(entry, members: membership.memberIDs)
  }

  /// What an earlier attempt with the same key came to.
  func recall(_ change: MessageChange, in membership: Membership) throws -> ChangeOutcome? {
    let log = StoredLog(change.conversation, membership)
    if let earlier = try self.change(by: membership.place, as: change.clientId, in: log) {
      guard earlier.kind == change.action.kind, earlier.target == change.target,
        earlier.digest ?? change.digest == change.digest
      else { return .clientIDReused }
      return .repeated(try entry(earlier, of: log), members: membership.memberIDs)
    }
    let isSent = try isSent(by: membership.place, as: change.clientId, in: log)
    return isSent ? .clientIDReused : nil
  }

  private func make(_ change: MessageChange, in log: StoredLog, place: Int) throws -> Entry {
    let seq = try nextNumber(of: log)
    let target = log.key(change.target)
    try run(
      """
      INSERT INTO change (key, id, author, clientId, digest, kind, target)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        log.key(seq), change.id, place, change.clientId, change.digest,
        StoredChange.kinds.firstIndex(of: change.action.kind), target,
      ])
    switch change.action {
    case .edit(let body):
      try run(
        "UPDATE message SET body = ?, editedAt = ?, rev = rev + 1 WHERE key = ?",
        [body, change.now, target])
    case .delete: try delete(target, at: change.now)
    case .react(let emoji, true):
      try run(
        "INSERT INTO reaction (message, emoji, place, change) VALUES (?, ?, ?, ?)",
        [target, emoji, place, log.key(seq)])
      try raiseRev(of: target)
    case .react(let emoji, false):
      try run(
        "DELETE FROM reaction WHERE message = ? AND emoji = ? AND place = ?",
        [target, emoji, place])
      try raiseRev(of: target)
    }
    guard let made = try self.change(by: place, as: change.clientId, in: log) else {
      throw DatabaseError(message: "no change \(seq)")
    }
    return try entry(made, of: log)
  }

  /// Leaves a tombstone: what was said, answered and felt is gone, and every trace of what was asked.
  private func delete(_ message: Int64, at now: Timestamp) throws {
    try run("DELETE FROM reaction WHERE message = ?", [message])
    try run("UPDATE change SET digest = NULL WHERE target = ?", [message])
    try removeMedia(of: message)
    try run(
      """
      UPDATE message SET body = '', replyTo = NULL, digest = NULL, editedAt = NULL,
        attachments = NULL, deletedAt = ?, rev = rev + 1
      WHERE key = ?
      """, [now, message])
  }

  private func raiseRev(of message: Int64) throws {
    try run("UPDATE message SET rev = rev + 1 WHERE key = ?", [message])
  }

  private func isSent(by place: Int, as clientId: ClientID, in log: StoredLog) throws -> Bool {
    try row(
      "SELECT 1 FROM message WHERE conversation = ? AND author = ? AND clientId = ?",
      [log.number, place, clientId]) != nil
  }
}
