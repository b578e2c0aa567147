import Chat

/// What is asked of MongoDB for whoever runs the instance.
struct OperatorQueries {
  /// People with these words below an id, the newest account first.
  static func people(_ words: [String], below id: UserID?) -> BSONDocument {
    var found: BSONDocument = ["_id": ["$lt": id.map { $0.bson } ?? .maxKey], "deleted": nil]
    // The index serves the first of them: the longest word leaves the fewest to look at.
    let beginnings = words.sorted { $0.utf8.count > $1.utf8.count }.map { word -> BSONDocument in
      ["words": ["$elemMatch": ["$gte": word.bson, "$lt": (word + "\u{10FFFF}").bson]]]
    }
    if !beginnings.isEmpty { found.append("$and", beginnings.bson) }
    return found
  }

  /// When each of these people was last seen in one of their sessions.
  static func lastSeen(of people: [UserID]) -> [BSONDocument] {
    [
      ["$match": ["account": ["$in": people.bson]]],
      ["$group": ["_id": "$account", "value": ["$max": "$lastSeen"]]],
    ]
  }

  /// The bytes of what each of these people has uploaded.
  static func mediaBytes(of people: [UserID]) -> [BSONDocument] {
    [
      ["$match": ["owner": ["$in": people.bson]]],
      ["$group": ["_id": "$owner", "value": ["$sum": "$bytes"]]],
    ]
  }

  /// How many reports about each of these people are open.
  static func reports(about people: [UserID]) -> [BSONDocument] {
    [
      [
        "$match": [
          "about": ["$in": people.bson], "state": KeptReport.state(isOpen: true),
        ]
      ],
      ["$group": ["_id": "$about", "value": ["$sum": 1]]],
    ]
  }

  /// Accounts of which only the card is left.
  static let deleted: BSONDocument = ["deleted": true]
  static let suspended: BSONDocument = ["suspendedAt": ["$exists": true]]
  /// Entries that change a message.
  static let changes: BSONDocument = ["c": ["$gt": .minKey], "s": ["$exists": true]]
  /// What is kept for an hour of those that were refused, which are none.
  static let refusals: BSONDocument = ["z": ["$exists": true]]
  static let openReports: BSONDocument = ["state": KeptReport.state(isOpen: true)]

  /// Who runs the instance, whoever is suspended aside.
  static func operators(besides id: UserID) -> BSONDocument {
    [
      "role": Account.Role.operator.rawValue.bson, "deleted": nil, "suspendedAt": nil,
      "_id": ["$ne": id.bson],
    ]
  }
}
