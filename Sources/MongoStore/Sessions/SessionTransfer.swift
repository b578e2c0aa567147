import Chat

extension MongoConnection {
  /// The next sessions that are to be transferred.
  func sessions(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let last: SessionID? = key?.id()
    let found = try page(of: .sessions, after: last, limit: limit)
    return TransferPage(try found.map { .session(try SessionRecord($0)) }, limit: limit)
  }
}

extension SessionRecord {
  fileprivate init(_ document: BSONDocument) throws {
    let tokens: [BSONDocument] = try document.value("tokens")
    self.init(session: try Session(document), tokens: try tokens.map(Token.init))
  }

  /// As it is kept once it was transferred.
  var document: BSONDocument {
    [
      "_id": session.id.bson, "account": session.user.bson, "device": session.device.bson,
      "createdAt": session.createdAt.bson, "lastSeen": session.lastSeen.bson,
      "expiresAt": session.expiresAt.bson, "tokens": tokens.map(\.document).bson,
    ]
  }
}

extension SessionRecord.Token {
  fileprivate init(_ document: BSONDocument) throws {
    self.init(
      hash: try document.value("hash"), predecessor: try document.optional("predecessor"),
      followedAt: try document.optional("followedAt"))
  }

  fileprivate var document: BSONDocument {
    var document: BSONDocument = ["hash": hash.bson]
    document.append("predecessor", ifAny: predecessor)
    document.append("followedAt", ifAny: followedAt)
    return document
  }
}
