import Chat

extension MongoConnection {
  /// The next second factors that are to be transferred.
  func secondFactors(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let last: UserID? = key?.id()
    let found = try page(of: .secondFactors, after: last, limit: limit)
    return TransferPage(
      try found.map { .secondFactor(try SecondFactorRecord($0)) }, limit: limit)
  }
}

extension SecondFactorRecord {
  fileprivate init(_ document: BSONDocument) throws {
    let devices: [BSONDocument] = try document.value("devices")
    self.init(factor: try SecondFactor(document), devices: try devices.map(TrustedDevice.init))
  }

  /// As it is kept.
  var document: BSONDocument {
    var document: BSONDocument = ["_id": user.bson]
    factor.write(to: &document, devices: devices)
    return document
  }
}
