import Chat
import Foundation
import GRDB

struct SQLiteAttachmentStore: AttachmentStore {
  let database: SQLiteDatabase

  func begin(_ upload: Upload, quota: UploadQuota) async throws -> Bool {
    try await database.write { try $0.begin(upload, quota: quota) }
  }

  func upload(_ id: MediaID, of owner: UserID) async throws -> Upload? {
    try await database.read { database in
      try database.row(
        """
        SELECT \(Upload.columns) FROM media
        WHERE id = ? AND owner = (SELECT number FROM account WHERE id = ?)
        """, [id, owner]
      ).map(Upload.init)
    }
  }

  func keep(_ id: MediaID, until end: Timestamp) async throws {
    try await database.write { database in
      _ = try database.run(
        "UPDATE media SET expiresAt = ? WHERE id = ? AND expiresAt IS NOT NULL", [end, id])
    }
  }

  func complete(_ id: MediaID, expiresAt end: Timestamp) async throws {
    try await database.write { database in
      _ = try database.run(
        "UPDATE media SET state = 1, expiresAt = ? WHERE id = ? AND state = 0", [end, id])
    }
  }

  func withdraw(_ id: MediaID, of owner: UserID) async throws -> Bool {
    try await database.write { database in
      try database.run(
        """
        DELETE FROM media
        WHERE id = ? AND owner = (SELECT number FROM account WHERE id = ?) AND message IS NULL
          AND NOT EXISTS (SELECT 1 FROM account WHERE avatar = media.id)
        """, [id, owner]) > 0
    }
  }

  func waiting(_ kinds: [Attachment.Kind], limit: Int) async throws -> [Upload] {
    let numbers = kinds.map { String($0.number) }.joined(separator: ",")
    return try await database.read { database in
      try database.rows(
        """
        SELECT \(Upload.columns) FROM media
        WHERE state = 1 AND kind IN (\(numbers)) ORDER BY number LIMIT ?
        """, [limit]
      ).map(Upload.init)
    }
  }

  func settle(_ id: MediaID, as outcome: Preparation, entry: MessageID) async throws
    -> Settlement
  {
    try await database.write { try $0.settle(id, as: outcome, entry: entry) }
  }

  func media(_ id: MediaID, asSeenBy viewer: UserID) async throws -> StoredMedia? {
    try await database.read { try $0.media(id, asSeenBy: viewer) }
  }

  func originalBytes(seenBy viewer: UserID) async throws -> Int {
    try await database.read { database in
      try database.row(
        """
        SELECT coalesce(sum(variant.bytes), 0)
        FROM account
          JOIN member ON member.account = account.number
          JOIN media ON media.message BETWEEN member.conversation << 32
            AND member.conversation << 32 | 0xffffffff
          JOIN variant ON variant.media = media.number AND variant.variant = 0
        WHERE account.id = ?
        """, [viewer])?[0] ?? 0
    }
  }

  func place(of id: MediaID) async throws -> MessagePlace? {
    try await database.read { database in
      guard let key = try database.row("SELECT message FROM media WHERE id = ?", [id])?[0] as Int64?
      else { return nil }
      return try database.place(of: key)
    }
  }

  func removeExpired(before now: Timestamp) async throws -> [MediaID] {
    try await database.write { database in
      try database.rows("DELETE FROM media WHERE expiresAt < ? RETURNING id", [now]).map { $0[0] }
    }
  }

  func discarded() async throws -> [MediaDigest] {
    try await database.read { database in
      try database.rows("SELECT digest FROM discarded LIMIT 1000").map { $0[0] }
    }
  }

  func unused(among digests: [MediaDigest]) async throws -> [MediaDigest] {
    try await database.read { database in
      try digests.filter {
        try database.row("SELECT 1 FROM variant WHERE digest = ?", [$0]) == nil
      }
    }
  }

  func forget(_ digests: [MediaDigest]) async throws {
    try await database.write { database in
      for digest in digests {
        try database.run("DELETE FROM discarded WHERE digest = ?", [digest])
      }
    }
  }

  func unneeded(among uploads: [MediaID]) async throws -> [MediaID] {
    try await database.read { database in
      try uploads.filter {
        try database.row("SELECT 1 FROM media WHERE id = ? AND state IN (0, 1)", [$0]) == nil
      }
    }
  }
}

extension Database {
  fileprivate func begin(_ upload: Upload, quota: UploadQuota) throws -> Bool {
    guard let owner = try accountNumber(upload.owner) else { return false }
    let used = try row(
      "SELECT total(bytes), count(expiresAt) FROM media WHERE owner = ?", [owner])
    guard used?[0] ?? 0 <= quota.bytes - upload.bytes, used?[1] ?? 0 < quota.unsent else {
      return false
    }
    try run(
      """
      INSERT INTO media
        (id, owner, state, kind, name, mime, bytes, width, height, duration, alt, expiresAt)
      VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        upload.id, owner, upload.kind.number, upload.name, upload.mime, upload.bytes,
        upload.width, upload.height, upload.duration, upload.alt, upload.expiresAt,
      ])
    return true
  }

  fileprivate func settle(_ id: MediaID, as outcome: Preparation, entry: MessageID) throws
    -> Settlement
  {
    let found = try row("SELECT number, message FROM media WHERE id = ? AND state = 1", [id])
    guard let found else { return .gone }
    switch outcome {
    case .ready(let media): try keep(media, of: found[0])
    case .failed(let reason):
      try run("UPDATE media SET state = 3, reason = ? WHERE number = ?", [reason, found[0]])
    }
    guard let key = found[1] as Int64? else { return .kept }
    return try tell(of: key, under: entry)
  }

  private func keep(_ media: PreparedMedia, of number: Int64) throws {
    for (variant, stored) in media.variants {
      try run(
        "INSERT INTO variant (media, variant, digest, bytes, mime) VALUES (?, ?, ?, ?, ?)",
        [number, variant.number, stored.digest, stored.bytes, stored.mime])
    }
    try run(
      """
      UPDATE media SET state = 2, kind = ?, mime = ?, width = ?, height = ?,
        duration = ?, blurhash = ?, animated = ?, waveform = ?
      WHERE number = ?
      """,
      [
        media.kind.number, media.mime, media.width, media.height, media.duration, media.blurhash,
        media.animated,
        media.waveform.map { Data($0.map { UInt8(clamping: $0) }) }, number,
      ])
  }

  /// The entry by which the members learn that a message's attachment is another.
  private func tell(of key: Int64, under entry: MessageID) throws -> Settlement {
    guard let place = try place(of: key),
      let membership = try place.members.first.flatMap({
        try membership(of: $0, in: place.conversation)
      })
    else { return .gone }
    let log = StoredLog(place.conversation, membership)
    let seq = try nextNumber(of: log)
    try run(
      "INSERT INTO change (key, id, kind, target) VALUES (?, ?, ?, ?)",
      [log.key(seq), entry, StoredChange.kinds.firstIndex(of: .prepared), key])
    try run("UPDATE message SET rev = rev + 1 WHERE key = ?", [key])
    guard let change = try change(log.key(seq)) else { return .gone }
    return .told(try self.entry(change, of: log), members: place.members)
  }

  /// The message with a key, and who sees it.
  fileprivate func place(of key: Int64) throws -> MessagePlace? {
    let members = try rows(
      """
      SELECT conversation.id, account.id
      FROM conversation
        JOIN member ON member.conversation = conversation.number
        JOIN account ON account.number = member.account
      WHERE conversation.number = ? >> 32
      """, [key])
    guard let first = members.first else { return nil }
    return MessagePlace(
      conversation: first[0], seq: Int(key & 0xffff_ffff), members: members.map { $0[1] }.sorted())
  }

  /// Access is this query: the owner's until a message has it, then the members', and of a person's
  /// picture whoever is not kept from the card.
  fileprivate func media(_ id: MediaID, asSeenBy viewer: UserID) throws -> StoredMedia? {
    let row = try row(
      """
      SELECT \(Attachment.columns), number FROM media
      WHERE id = ?1 AND state > 0 AND (
        message IS NULL AND owner = (SELECT number FROM account WHERE id = ?2)
        OR EXISTS (
          SELECT 1 FROM member JOIN account ON account.number = member.account
          WHERE member.conversation = message >> 32 AND account.id = ?2)
        OR EXISTS (
          SELECT 1 FROM account AS shown, account AS viewer
          WHERE shown.avatar = media.id AND viewer.id = ?2 AND (
            NOT EXISTS (
              SELECT 1 FROM block WHERE blocker = shown.number AND blocked = viewer.number)
            OR EXISTS (
              SELECT 1 FROM conversation
              WHERE lower = min(shown.number, viewer.number)
                AND higher = max(shown.number, viewer.number)))))
      """, [id, viewer])
    guard let row, let attachment = Attachment(row) else { return nil }
    let variants = try rows(
      "SELECT variant, digest, bytes, mime FROM variant WHERE media = ?", [row[15]])
    return StoredMedia(
      attachment: attachment,
      variants: Dictionary(
        uniqueKeysWithValues: variants.map { row in
          (
            Attachment.Variant.allCases[row[0]],
            StoredVariant(digest: row[1], bytes: row[2], mime: row[3])
          )
        }))
  }
}
