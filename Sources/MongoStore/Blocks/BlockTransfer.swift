import Chat

extension MongoConnection {
  /// The next blocks that are to be transferred.
  func blocks(after key: TransferKey?, limit: Int) throws -> TransferPage {
    var filter: BSONDocument = [:]
    if let key, let blocker: UserID = key.id(), let blocked: UserID = key.id(at: 1) {
      filter.append("blocker", ["$gte": blocker.bson])
      filter.append(
        "$or",
        [
          ["blocker": ["$gt": blocker.bson]],
          ["blocker": blocker.bson, "blocked": ["$gt": blocked.bson]],
        ])
    }
    let found = try find(.blocks, filter, sort: ["blocker": 1, "blocked": 1], limit: limit)
    return TransferPage(try found.map { .block(try BlockRecord($0)) }, limit: limit)
  }
}

extension BlockRecord {
  fileprivate init(_ document: BSONDocument) throws {
    self.init(
      blocker: try document.value("blocker"), blocked: try document.value("blocked"),
      since: try document.value("since"))
  }

  /// As it is kept: the id is the pair, because who is blocked can't block back.
  var document: BSONDocument {
    [
      "_id": Pair(blocker, blocked).bson, "blocker": blocker.bson, "blocked": blocked.bson,
      "since": since.bson,
    ]
  }
}
