import Chat

extension MongoConnection {
  /// The next accounts that are to be transferred.
  func accounts(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let last: UserID? = key?.id()
    let found = try page(of: .accounts, after: last, limit: limit)
    return TransferPage(try found.map { .account(try AccountRecord($0)) }, limit: limit)
  }
}

extension AccountRecord {
  fileprivate init(_ document: BSONDocument) throws {
    self.init(
      account: try Account(document), avatar: try document.optional("avatar"),
      lastSeen: try document.optional("lastSeen"), means: try RecoveryMeans(document))
  }

  /// As it is kept once it was transferred.
  func document() throws -> BSONDocument {
    var document = try account.document()
    document.append("avatar", ifAny: avatar)
    document.append("lastSeen", ifAny: lastSeen)
    for (name, value) in means.members { document.append(name, value) }
    return document
  }
}
