import Chat

struct MongoAttachmentStore: AttachmentStore {
  let pool: MongoPool
  let claims: MediaClaims

  func begin(_ upload: Upload, quota: UploadQuota) async throws -> Bool {
    try await pool.run { connection in
      try connection.transaction { try $0.begin(upload, quota: quota) }
    }
  }

  func upload(_ id: MediaID, of owner: UserID) async throws -> Upload? {
    try await pool.run { connection in
      try connection.findOne(.media, ["_id": id.bson, "owner": owner.bson]).map(Upload.init)
    }
  }

  func keep(_ id: MediaID, until end: Timestamp) async throws {
    try await pool.run { connection in
      _ = try connection.updateOne(
        .media, ["_id": id.bson, "expiresAt": ["$exists": true]],
        ["$set": ["expiresAt": end.bson]])
    }
  }

  func complete(_ id: MediaID, expiresAt end: Timestamp) async throws {
    try await pool.run { connection in
      _ = try connection.updateOne(
        .media, ["_id": id.bson, "state": MediaState.coming.rawValue.bson],
        ["$set": ["state": MediaState.preparing.rawValue.bson, "expiresAt": end.bson]])
    }
  }

  func withdraw(_ id: MediaID, of owner: UserID) async throws -> Bool {
    try await pool.run { connection in
      try connection.transaction { try $0.withdraw(id, of: owner) }
    }
  }

  func waiting(_ kinds: [Attachment.Kind], limit: Int) async throws -> [Upload] {
    try await pool.run { connection in
      try connection.find(
        .media,
        [
          "state": MediaState.preparing.rawValue.bson,
          "kind": ["$in": kinds.map(\.number).bson],
        ], sort: ["_id": 1], limit: limit
      ).map(Upload.init)
    }
  }

  func settle(_ id: MediaID, as outcome: Preparation, entry: MessageID) async throws
    -> Settlement
  {
    try await pool.run { [claims] connection in
      try connection.numbering {
        try connection.transaction { transaction in
          // The record takes the claims' place in one commit.
          for digest in outcome.digests { try claims.end(digest, in: transaction) }
          return try transaction.settle(id, as: outcome, entry: entry)
        }
      }
    }
  }

  func media(_ id: MediaID, asSeenBy viewer: UserID) async throws -> StoredMedia? {
    try await pool.run { try $0.media(id, asSeenBy: viewer) }
  }

  func originalBytes(seenBy viewer: UserID) async throws -> Int {
    try await pool.run { try $0.originalBytes(seenBy: viewer) }
  }

  func place(of id: MediaID) async throws -> MessagePlace? {
    try await pool.run { try $0.place(of: id) }
  }

  func removeExpired(before now: Timestamp) async throws -> [MediaID] {
    var removed: [MediaID] = []
    while true {
      let some = try await pool.run { connection in
        try connection.transaction { try $0.removeExpired(before: now) }
      }
      guard !some.isEmpty else { return removed }
      removed += some
    }
  }

  func discarded() async throws -> [MediaDigest] {
    try await pool.run { [claims] connection in
      try connection.find(.discarded, claims.free, limit: 1_000, fields: ["_id": 1])
        .map { try $0.value("_id") }
    }
  }

  func unused(among digests: [MediaDigest]) async throws -> [MediaDigest] {
    try await pool.run { connection in
      var unused: [MediaDigest] = []
      for digest in digests where try !connection.isUsed(digest) { unused.append(digest) }
      return unused
    }
  }

  func forget(_ digests: [MediaDigest]) async throws {
    try await pool.run { [claims] connection in
      var filter = claims.free
      filter.append("_id", ["$in": digests.bson])
      _ = try connection.deleteMany(.discarded, filter)
    }
  }

  func unneeded(among uploads: [MediaID]) async throws -> [MediaID] {
    var unneeded: [MediaID] = []
    for start in stride(from: 0, to: uploads.count, by: Self.step) {
      let some = Array(uploads[start..<min(start + Self.step, uploads.count)])
      let needed = try await pool.run { try $0.needed(among: some) }
      unneeded += some.filter { !needed.contains($0) }
    }
    return unneeded
  }

  /// Ids that are asked for at once.
  private static let step = 1_000
}
