import Chat

struct MongoPersonStore: PersonStore {
  let pool: MongoPool

  func people(matching words: [String], asSeenBy viewer: UserID, after: String?, limit: Int)
    async throws -> [Person]
  {
    guard !words.isEmpty else { return [] }
    let search = PeopleSearch(words: words, viewer: viewer, after: after, limit: limit + 1)
    return try await pool.run { connection in
      try connection.aggregate(.accounts, search.stages, by: PeopleSearch.index).map(Person.init)
    }
  }

  func person(_ id: UserID, asSeenBy viewer: UserID) async throws -> Person? {
    let stages =
      [["$match": ["_id": id.bson, "deleted": nil]]]
      + Relation.hidingBlockers(of: viewer) + Relation.stages(asSeenBy: viewer)
    return try await pool.run { try $0.aggregate(.accounts, stages).first.map(Person.init) }
  }

  func companions(of id: UserID) async throws -> [UserID] {
    try await pool.run { connection in
      let shared = try connection.find(
        .conversations, ["members.id": id.bson], fields: ["members.id": 1])
      var companions: Set<UserID> = []
      for conversation in shared {
        for member in try conversation.value("members", as: [BSONDocument].self) {
          companions.insert(try member.value("id"))
        }
      }
      return companions.subtracting([id]).sorted()
    }
  }
}

/// A search for people by the beginnings of words.
struct PeopleSearch {
  let words: [String]
  let viewer: UserID
  let after: String?
  let limit: Int

  /// By name or id everybody would be looked at where few have the words.
  static let index = "words"

  /// Cards are made small before they are sorted. Who has blocked the viewer is left out behind that,
  /// one by one, which ends as soon as the page is full.
  var stages: [BSONDocument] {
    [["$match": found.bson], ["$project": fields.bson], ["$sort": ["name": 1]]]
      + Relation.hidingBlockers(of: viewer) + [["$limit": limit.bson]]
      + Relation.stages(asSeenBy: viewer)
  }

  private var found: BSONDocument {
    // The index serves the first of them: the longest word leaves the fewest to look at.
    let beginnings = words.sorted { $0.utf8.count > $1.utf8.count }.map { word -> BSONDocument in
      ["words": ["$elemMatch": ["$gte": word.bson, "$lt": (word + "\u{10FFFF}").bson]]]
    }
    var found: BSONDocument = [
      "$and": beginnings.bson, "_id": ["$ne": viewer.bson], "deleted": nil,
    ]
    found.append("name", ifAny: after.map { ["$gt": $0.asciiFolded.bson] as BSONDocument })
    return found
  }

  private var fields: BSONDocument {
    var fields = User.fields
    fields.append("name", 1)
    return fields
  }
}
