import Chat

extension [BSONDocument] {
  /// The stages that list a person's friends, by display name.
  static func friends(of user: UserID) -> [BSONDocument] {
    [
      ["$match": ["people": user.bson]],
      [
        "$project": [
          "since": 1, "friend": ["$first": ["$setDifference": ["$people", [user.bson]]]],
        ]
      ],
    ] + cards(of: "friend") + [
      // $toLower knows the letters of ASCII alone, as every order by name does.
      ["$set": ["name": ["$toLower": "$user.displayName"]]],
      ["$sort": ["name": 1, "user._id": 1]],
    ]
  }

  /// The stages that find a friend of both, where there is one: whoever stands twice among their friends.
  static func sharedFriend(of one: UserID, _ other: UserID) -> [BSONDocument] {
    let both = [one, other].bson
    return [
      ["$match": ["people": ["$in": both]]],
      ["$unwind": "$people"],
      ["$match": ["people": ["$nin": both]]],
      ["$group": ["_id": "$people", "of": ["$sum": 1]]],
      ["$match": ["of": 2]],
      ["$limit": 1],
    ]
  }

  /// The stages that list a person's requests in one direction, newest first, from behind `after`.
  static func requests(
    of user: UserID, _ direction: FriendRequest.Direction, after: RequestID?, limit: Int
  ) -> [BSONDocument] {
    let (mine, others) =
      switch direction {
      case .incoming: ("other", "asker")
      case .outgoing: ("asker", "other")
      }
    var found: BSONDocument = [:]
    found.append(mine, user.bson)
    found.append("_id", ifAny: after.map { ["$lt": $0.bson] as BSONDocument })
    return [["$match": found.bson], ["$sort": ["_id": -1]], ["$limit": limit.bson]]
      + cards(of: others)
  }
}
