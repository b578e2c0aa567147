import Chat

extension MongoConnection {
  /// The next attempts that are to be transferred.
  func attempts(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let found = try page(
      of: .attempts, after: key.map { AttemptKey(bytes: $0.bytes) }, limit: limit)
    return TransferPage(try found.map { .attempt(try AttemptRecord($0)) }, limit: limit)
  }
}

extension AttemptRecord {
  fileprivate init(_ document: BSONDocument) throws {
    self.init(key: try document.value("_id"), fullAt: try document.value("fullAt"))
  }

  /// As it is kept.
  var document: BSONDocument { ["_id": key.bson, "fullAt": fullAt.bson] }
}
