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
