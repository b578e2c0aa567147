import Chat

/// What the collections are: their indexes, and what their documents must have.
///
/// Numbers without gaps, one account for a name and one message for a client id hold only as long as
/// their unique indexes do, so a server looks for each of them before it serves.
struct MongoSchema {
  struct Index {
    let collection: MongoCollection
    let name: String
    let key: BSONDocument
    var isUnique = false
    /// Only documents like these are in it.
    var only: BSONDocument?
    /// Seconds after the moment in `key` for which MongoDB keeps a document; for good where nil.
    var age: Int?

    var document: BSONDocument {
      var document: BSONDocument = ["name": name.bson, "key": key.bson]
      if isUnique { document.append("unique", true) }
      document.append("partialFilterExpression", ifAny: only)
      document.append("expireAfterSeconds", ifAny: age)
      return document
    }
  }

  /// This release's; a database with a higher one is a newer release's.
  static let version = 6

  static let indexes: [Index] = [
    Index(collection: .accounts, name: "name", key: ["name": 1], isUnique: true),
    Index(
      collection: .accounts, name: "login", key: ["login": 1], isUnique: true,
      only: ["login": ["$exists": true]]),
    Index(
      collection: .accounts, name: "deletion", key: ["deleteAt": 1],
      only: ["deleteAt": ["$exists": true]]),
    Index(collection: .accounts, name: "words", key: ["words": 1]),
    Index(
      collection: .accounts, name: "deleted", key: ["deleted": 1],
      only: ["deleted": ["$exists": true]]),
    Index(
      collection: .accounts, name: "suspension", key: ["suspendedAt": 1],
      only: ["suspendedAt": ["$exists": true]]),
    Index(
      collection: .accounts, name: "role", key: ["role": 1], only: ["role": ["$exists": true]]),
    Index(
      collection: .accounts, name: "avatar", key: ["avatar": 1], isUnique: true,
      only: ["avatar": ["$exists": true]]),
    Index(collection: .sessions, name: "tokens", key: ["tokens.hash": 1], isUnique: true),
    Index(collection: .sessions, name: "account", key: ["account": 1, "lastSeen": -1, "_id": -1]),
    Index(collection: .sessions, name: "end", key: ["expiresAt": 1]),
    Index(collection: .requests, name: "pair", key: ["pair": 1], isUnique: true),
    Index(collection: .requests, name: "asker", key: ["asker": 1, "_id": -1]),
    Index(collection: .requests, name: "other", key: ["other": 1, "_id": -1]),
    Index(collection: .friendships, name: "people", key: ["people": 1]),
    Index(collection: .friendships, name: "request", key: ["request": 1], isUnique: true),
    Index(collection: .blocks, name: "pair", key: ["blocker": 1, "blocked": 1], isUnique: true),
    Index(collection: .blocks, name: "blocked", key: ["blocked": 1]),
    Index(collection: .conversations, name: "pair", key: ["pair": 1], isUnique: true),
    Index(
      collection: .conversations, name: "list",
      key: ["members.id": 1, "updatedAt": -1, "_id": -1]),
    Index(
      collection: .entries, name: "key", key: ["c": 1, "u": 1, "k": 1], isUnique: true,
      only: ["k": ["$exists": true]]),
    Index(
      collection: .entries, name: "refused", key: ["z": 1], only: ["z": ["$exists": true]],
      // Networks give up what they hold back within minutes, and sets elect another primary within seconds.
      age: 3_600),
    Index(
      collection: .entries, name: "target", key: ["c": 1, "s": 1], only: ["s": ["$exists": true]]),
    Index(
      collection: .media, name: "owner", key: ["owner": 1, "bytes": 1, "expiresAt": 1]),
    Index(
      collection: .media, name: "message", key: ["conversation": 1, "seq": 1, "position": 1],
      only: ["conversation": ["$exists": true]]),
    Index(
      collection: .media, name: "end", key: ["expiresAt": 1],
      only: ["expiresAt": ["$exists": true]]),
    Index(collection: .media, name: "waiting", key: ["state": 1, "_id": 1]),
    Index(collection: .media, name: "digests", key: ["variants.digest": 1]),
    Index(collection: .attempts, name: "full", key: ["fullAt": 1]),
    Index(collection: .invites, name: "hash", key: ["hash": 1], isUnique: true),
    Index(collection: .invites, name: "owner", key: ["owner": 1, "_id": -1]),
    Index(collection: .invites, name: "guests", key: ["guests": 1]),
    Index(collection: .invites, name: "end", key: ["expiresAt": 1]),
    Index(
      collection: .reports, name: "open", key: ["key": 1], isUnique: true,
      only: ["key": ["$exists": true]]),
    Index(collection: .reports, name: "state", key: ["state": 1, "_id": -1]),
    Index(collection: .reports, name: "about", key: ["about": 1, "state": 1]),
    Index(collection: .reports, name: "by", key: ["by": 1]),
    Index(
      collection: .reports, name: "end", key: ["closedAt": 1],
      only: ["closedAt": ["$exists": true]]),
    Index(collection: .audit, name: "time", key: ["at": 1]),
    Index(
      collection: .uploads, name: "files_id_1_n_1", key: ["files_id": 1, "n": 1], isUnique: true),
    Index(
      collection: .chunks, name: "files_id_1_n_1", key: ["files_id": 1, "n": 1], isUnique: true),
    Index(
      collection: .files, name: "filename_1_uploadDate_1", key: ["filename": 1, "uploadDate": 1]),
  ]

  /// What every document of a collection must have, and of which type.
  static func validator(of collection: MongoCollection) -> BSONDocument? {
    guard let members = members[collection] else { return nil }
    return [
      "$jsonSchema": [
        "bsonType": "object", "required": members.map(\.0).bson,
        "properties": BSONDocument(members.map { ($0.0, ["bsonType": $0.1.bson]) }).bson,
      ]
    ]
  }

  private static let number = ["int", "long"]
  private static let members: [MongoCollection: [(String, [String])]] = [
    .accounts: [
      ("_id", ["binData"]), ("username", ["string"]), ("name", ["string"]), ("rev", number),
      ("version", number), ("passwordHash", ["string"]), ("createdAt", ["date"]),
    ],
    .sessions: [
      ("_id", ["binData"]), ("account", ["binData"]), ("tokens", ["array"]),
      ("expiresAt", ["date"]),
    ],
    .requests: [
      ("_id", ["binData"]), ("pair", ["binData"]), ("asker", ["binData"]), ("other", ["binData"]),
    ],
    .friendships: [("_id", ["binData"]), ("people", ["array"]), ("since", ["date"])],
    .blocks: [("blocker", ["binData"]), ("blocked", ["binData"]), ("since", ["date"])],
    .conversations: [
      ("_id", ["binData"]), ("pair", ["binData"]), ("members", ["array"]), ("head", number),
      ("updatedAt", ["date"]),
    ],
    .entries: [("_id", ["binData"]), ("c", ["binData"]), ("i", ["binData"])],
    .media: [
      ("_id", ["binData"]), ("owner", ["binData"]), ("state", number), ("kind", number),
      ("bytes", number),
    ],
    .attempts: [("_id", ["binData"]), ("fullAt", ["date"])],
    .secondFactors: [
      ("_id", ["binData"]), ("secret", ["binData"]), ("lastStep", number), ("codes", ["array"]),
      ("devices", ["array"]),
    ],
    .invites: [
      ("_id", ["binData"]), ("owner", ["binData"]), ("hash", ["binData"]), ("uses", number),
      ("left", number), ("expiresAt", ["date"]), ("guests", ["array"]),
    ],
    .reports: [
      ("_id", ["binData"]), ("by", ["binData"]), ("about", ["binData"]), ("state", ["string"]),
      ("reason", ["string"]), ("createdAt", ["date"]),
    ],
    .audit: [
      ("_id", ["binData"]), ("at", ["date"]), ("act", ["string"]), ("detail", ["string"]),
      ("ended", ["array"]),
    ],
  ]
}
