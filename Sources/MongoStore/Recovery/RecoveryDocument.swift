import Chat

extension RecoveryMeans {
  /// Of an account's document, which has neither member before the first of them.
  init(_ document: BSONDocument) throws {
    let codes: [BSONDocument] = try document.optional("codes") ?? []
    self.init(
      codes: try codes.map { try IssuedCode($0) },
      recoveryCodes: try document.optional("recoveryCodes") ?? [])
  }

  /// As members of that document.
  var members: [(String, BSONValue)] {
    [("codes", codes.map(\.document).bson), ("recoveryCodes", recoveryCodes.bson)]
  }
}

extension IssuedCode {
  fileprivate init(_ document: BSONDocument) throws(BSONFault) {
    guard let kind = Kind(rawValue: try document.value("kind")) else { throw BSONFault() }
    self.init(
      kind: kind, hash: try document.value("hash"), email: try document.optional("email"),
      issuedAt: try document.value("issuedAt"), expiresAt: try document.value("expiresAt"),
      triesLeft: try document.value("triesLeft"), round: try document.value("round"))
  }

  fileprivate var document: BSONDocument {
    var document: BSONDocument = ["kind": kind.rawValue.bson, "hash": hash.bson]
    document.append("email", ifAny: email)
    document.append("issuedAt", issuedAt.bson)
    document.append("expiresAt", expiresAt.bson)
    document.append("triesLeft", triesLeft.bson)
    document.append("round", round.bson)
    return document
  }
}
