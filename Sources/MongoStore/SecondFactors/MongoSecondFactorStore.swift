import Chat

/// A document for each person, backup codes and trusted devices in it, so that each change is one commit.
struct MongoSecondFactorStore: SecondFactorStore {
  let pool: MongoPool

  func factor(of user: UserID) async throws -> SecondFactor? {
    try await pool.run { connection in
      try connection.findOne(.secondFactors, ["_id": user.bson]).map(SecondFactor.init)
    }
  }

  func propose(_ factor: SecondFactor) async throws -> Bool {
    try await pool.run { connection in
      do {
        try connection.updateOne(
          .secondFactors, ["_id": factor.user.bson, "confirmedAt": ["$exists": false]],
          ["$set": factor.members.bson], upsert: true)
        return true
      } catch let error as MongoError where error.duplicate == ["_id"] {
        // What is there is confirmed, or was put there at the same moment.
        return false
      }
    }
  }

  func confirm(_ factor: SecondFactor) async throws -> Bool {
    try await pool.run { connection in
      try connection.updateOne(
        .secondFactors,
        [
          "_id": factor.user.bson, "confirmedAt": ["$exists": false],
          "secret": .binary(factor.secret),
        ],
        ["$set": factor.members.bson]) == 1
    }
  }

  func accept(_ proof: FactorProof, of user: UserID) async throws -> Bool {
    var filter: BSONDocument = ["_id": user.bson, "confirmedAt": ["$exists": true]]
    let change: MongoChange
    switch proof {
    case .step(let step):
      filter.append("lastStep", ["$lt": step.bson])
      change = ["$set": ["lastStep": step.bson]]
    case .code(let hash):
      filter.append("codes", hash.bson)
      change = ["$pull": ["codes": hash.bson]]
    }
    return try await pool.run { [filter] connection in
      try connection.updateOne(.secondFactors, filter, change) == 1
    }
  }

  func remove(of user: UserID) async throws {
    _ = try await pool.run { try $0.deleteOne(.secondFactors, ["_id": user.bson]) }
  }

  func trust(_ device: TrustedDevice, by user: UserID, at now: Timestamp) async throws {
    _ = try await pool.run { connection in
      let filter: BSONDocument = ["_id": user.bson, "confirmedAt": ["$exists": true]]
      try connection.updateOne(
        .secondFactors, filter, ["$pull": ["devices": ["expiresAt": ["$lte": now.bson]]]])
      return try connection.updateOne(
        .secondFactors, filter, ["$push": ["devices": device.document.bson]])
    }
  }

  func isTrusted(_ hash: TokenHash, by user: UserID, at now: Timestamp) async throws -> Bool {
    try await pool.run { connection in
      let device: BSONDocument = ["hash": hash.bson, "expiresAt": ["$gt": now.bson]]
      return try connection.findOne(
        .secondFactors, ["_id": user.bson, "devices": ["$elemMatch": device.bson]],
        fields: ["_id": 1]) != nil
    }
  }
}

extension MongoConnection {
  /// Forgets which devices are trusted.
  func distrustDevices(of account: UserID) throws {
    try updateOne(.secondFactors, ["_id": account.bson], ["$set": ["devices": []]])
  }
}

extension SecondFactor {
  init(_ document: BSONDocument) throws(BSONFault) {
    let codes: [TokenHash] = try document.value("codes")
    guard case .binary(0, let secret) = document["secret"] else { throw BSONFault() }
    self.init(
      user: try document.value("_id"), secret: secret,
      confirmedAt: try document.optional("confirmedAt"),
      lastStep: try document.value("lastStep"), codes: Set(codes))
  }

  /// As it is kept when no device is trusted, without its id.
  fileprivate var members: BSONDocument {
    var members: BSONDocument = [:]
    write(to: &members, devices: [])
    return members
  }

  /// Appends all but the id.
  func write(to document: inout BSONDocument, devices: [TrustedDevice]) {
    document.append("secret", .binary(secret))
    document.append("confirmedAt", ifAny: confirmedAt)
    document.append("lastStep", lastStep.bson)
    let codes = codes.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    document.append("codes", codes.bson)
    document.append("devices", devices.map(\.document).bson)
  }
}

extension TrustedDevice {
  init(_ document: BSONDocument) throws(BSONFault) {
    self.init(hash: try document.value("hash"), expiresAt: try document.value("expiresAt"))
  }

  fileprivate var document: BSONDocument { ["hash": hash.bson, "expiresAt": expiresAt.bson] }
}

extension BSONValue {
  fileprivate static func binary(_ bytes: [UInt8]) -> BSONValue { .binary(subtype: 0, bytes) }
}
