import Chat

extension KeptInvite {
  init(_ document: BSONDocument) throws(BSONFault) {
    self.init(
      id: try document.value("_id"), owner: try document.value("owner"),
      hash: try document.value("hash"), uses: try document.value("uses"),
      left: try document.value("left"), createdAt: try document.value("createdAt"),
      expiresAt: try document.value("expiresAt"), guests: try document.value("guests"))
  }

  /// As it is kept.
  var document: BSONDocument {
    [
      "_id": id.bson, "owner": owner.bson, "hash": hash.bson, "uses": uses.bson,
      "left": left.bson, "createdAt": createdAt.bson, "expiresAt": expiresAt.bson,
      "guests": guests.bson,
    ]
  }
}

extension MongoConnection {
  /// The next invites that are to be transferred.
  func invites(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let last: InviteID? = key?.id()
    let found = try page(of: .invites, after: last, limit: limit)
    return TransferPage(try found.map { .invite(try KeptInvite($0)) }, limit: limit)
  }
}
