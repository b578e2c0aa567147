import CMongo
import Foundation

/// Makes the collections of an empty database, or looks whether those of another are as they must be.
extension MongoConnection {
  /// Brings the database to this release's ``MongoSchema/version``; several nodes may at once.
  func migrate() throws {
    let stored: Int? = try findOne(.instance, ["_id": "schema"])?.value("version")
    guard stored ?? 0 <= MongoSchema.version else { throw MongoFault.newer }
    guard stored ?? 0 < MongoSchema.version else { return }
    for collection in MongoCollection.allCases {
      try make(collection)
      try make(MongoSchema.indexes.filter { $0.collection == collection }, of: collection)
    }
    try updateOne(
      .instance, ["_id": "epoch"],
      ["$setOnInsert": ["value": Self.newEpoch.bson]],
      upsert: true)
    try updateOne(
      .instance, ["_id": "schema"], ["$set": ["version": MongoSchema.version.bson]], upsert: true)
  }

  /// Throws where this is no server that promises can rest on.
  func insistOnReplicaSet() throws {
    let greeting = try command(["hello": 1])
    guard greeting["setName"] != nil else {
      throw MongoFault.unfit("it is no member of a replica set")
    }
    guard try greeting.value("maxWireVersion", as: Int.self) >= Self.oldest else {
      throw MongoFault.unfit("it is older than MongoDB 6.0")
    }
  }

  /// The version of the wire protocol that MongoDB 6.0 brought.
  private static let oldest = 17

  /// What a database lacks of what the promises rest on.
  func faults() throws -> [String] {
    var faults: [String] = []
    let options = try collections()
    for collection in MongoCollection.allCases {
      let validator = options[collection.rawValue]?["validator"]
      if validator != MongoSchema.validator(of: collection)?.bson {
        faults.append("\(collection.rawValue) has another validator")
      }
      let there = try indexes(of: collection)
      for index in MongoSchema.indexes where index.collection == collection {
        let isThere = there.contains { found in
          found["key"] == index.key.bson && (found["unique"] == true) == index.isUnique
            && found["partialFilterExpression"] == index.only?.bson
            && found["expireAfterSeconds"] == index.age?.bson
        }
        if !isThere { faults.append("\(collection.rawValue) has no index \(index.name)") }
      }
    }
    return faults
  }

  /// Name this database; a copy of it is another one only where somebody says so.
  func epoch() throws -> String {
    guard let epoch = try findOne(.instance, ["_id": "epoch"]) else {
      throw MongoFault.damaged(["instance has no epoch"])
    }
    return try epoch.value("value")
  }

  /// Says that this database is not what clients know any more.
  func renewEpoch() throws {
    let found = try updateOne(.instance, ["_id": "epoch"], ["$set": ["value": Self.newEpoch.bson]])
    guard found == 1 else { throw MongoFault.damaged(["instance has no epoch"]) }
  }

  private static var newEpoch: String {
    UUID().uuidString.lowercased().filter { $0 != "-" }
  }

  private func make(_ collection: MongoCollection) throws {
    var command: BSONDocument = ["create": collection.rawValue.bson]
    if collection == .entries {
      command.append("clusteredIndex", ["key": ["_id": 1], "unique": true])
    }
    command.append("validator", ifAny: MongoSchema.validator(of: collection))
    do {
      _ = try self.command(command)
    } catch let error as MongoError where error.code == Self.exists {
      return
    }
  }

  private static let exists: UInt32 = 48

  private func make(_ indexes: [MongoSchema.Index], of collection: MongoCollection) throws {
    guard !indexes.isEmpty else { return }
    _ = try command([
      "createIndexes": collection.rawValue.bson, "indexes": indexes.map(\.document).bson,
    ])
  }

  /// Their options, by their names.
  private func collections() throws -> [String: BSONDocument] {
    let answer = try command(["listCollections": 1, "cursor": ["batchSize": 1_000]])
    let cursor: BSONDocument = try answer.value("cursor")
    var options: [String: BSONDocument] = [:]
    for found in try cursor.value("firstBatch", as: [BSONDocument].self) {
      options[try found.value("name")] = try found.value("options")
    }
    return options
  }

  private func indexes(of collection: MongoCollection) throws -> [BSONDocument] {
    do {
      let answer = try command([
        "listIndexes": collection.rawValue.bson, "cursor": ["batchSize": 100],
      ])
      let cursor: BSONDocument = try answer.value("cursor")
      return try cursor.value("firstBatch")
    } catch let error as MongoError where error.code == Self.unknown {
      return []
    }
  }

  private static let unknown: UInt32 = 26
}
