import Chat

extension MongoConnection {
  /// The next requests that are to be transferred.
  func requests(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let last: RequestID? = key?.id()
    let found = try page(of: .requests, after: last, limit: limit)
    return TransferPage(try found.map { .request(try RequestRecord($0)) }, limit: limit)
  }

  /// The next friendships that are to be transferred.
  func friendships(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let last: RequestID? = key?.id()
    let found = try page(of: .friendships, by: "request", after: last, limit: limit)
    return TransferPage(try found.map { .friendship(try FriendshipRecord($0)) }, limit: limit)
  }
}

extension RequestRecord {
  fileprivate init(_ document: BSONDocument) throws {
    let request = try StoredRequest(document)
    self.init(
      id: request.id, asker: request.asker, other: request.other, createdAt: request.createdAt)
  }

  /// As it is kept once it was transferred.
  var document: BSONDocument {
    [
      "_id": id.bson, "asker": asker.bson, "other": other.bson, "pair": Pair(asker, other).bson,
      "createdAt": createdAt.bson,
    ]
  }
}

extension FriendshipRecord {
  fileprivate init(_ document: BSONDocument) throws {
    let people: [UserID] = try document.value("people")
    let asker: UserID = try document.value("asker")
    guard let other = people.first(where: { $0 != asker }) else { throw BSONFault() }
    self.init(
      request: try document.value("request"), asker: asker, other: other,
      since: try document.value("since"))
  }

  /// As it is kept once it was transferred.
  var document: BSONDocument {
    let pair = Pair(asker, other)
    return [
      "_id": pair.bson, "people": [pair.lower, pair.higher].bson, "since": since.bson,
      "request": request.bson, "asker": asker.bson,
    ]
  }
}
