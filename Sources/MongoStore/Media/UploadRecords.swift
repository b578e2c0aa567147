import Chat

/// What becomes of an upload before and besides messages, each within the caller's transaction.
extension MongoConnection {
  /// Writes the owner's account, so that of two uploads of one person one sees the other.
  func begin(_ upload: Upload, quota: UploadQuota) throws -> Bool {
    guard try updateOne(.accounts, ["_id": upload.owner.bson], ["$inc": ["uploads": 1]]) > 0 else {
      return false
    }
    let used = try aggregate(
      .media,
      [
        ["$match": ["owner": upload.owner.bson]],
        [
          "$group": [
            "_id": nil, "bytes": ["$sum": "$bytes"],
            "unsent": ["$sum": ["$cond": [["$gt": ["$expiresAt", nil]], 1, 0]]],
          ]
        ],
      ]
    ).first
    guard try used?.value("bytes") ?? 0 <= quota.bytes - upload.bytes,
      try used?.value("unsent") ?? 0 < quota.unsent
    else { return false }
    try insert(.media, upload.document)
    return true
  }

  func withdraw(_ id: MediaID, of owner: UserID) throws -> Bool {
    let found = try findOne(
      .media,
      ["_id": id.bson, "owner": owner.bson, "conversation": ["$exists": false]],
      fields: ["_id": 1])
    guard try found != nil && !isAvatar(id) else { return false }
    try discard(id)
    return true
  }

  /// Some of what no message has taken in time; none once there is nothing more.
  func removeExpired(before now: Timestamp) throws -> [MediaID] {
    let ended: [MediaID] = try find(
      .media, ["expiresAt": ["$lt": now.bson]], limit: 100, fields: ["_id": 1]
    ).map { try $0.value("_id") }
    for id in ended { try discard(id) }
    return ended
  }

  func settle(_ id: MediaID, as outcome: Preparation, entry: MessageID) throws -> Settlement {
    let settled = try findAndModify(
      .media, ["_id": id.bson, "state": MediaState.preparing.rawValue.bson], outcome.change)
    guard let settled else { return .gone }
    guard let conversation: ConversationID = try settled.optional("conversation") else {
      return .kept
    }
    return try tell(of: conversation, seq: settled.value("seq"), under: entry)
  }

  /// Those of these uploads whose bytes as they came are still needed.
  func needed(among uploads: [MediaID]) throws -> Set<MediaID> {
    let states = [MediaState.coming, .preparing].map(\.rawValue)
    let found = try find(
      .media, ["_id": ["$in": uploads.bson], "state": ["$in": states.bson]], fields: ["_id": 1])
    return Set(try found.map { try $0.value("_id") })
  }
}
