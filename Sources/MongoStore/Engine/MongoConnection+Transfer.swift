import Chat

/// What every kind of record needs to be transferred, and the kinds that belong to no feature.
extension MongoConnection {
  /// The run that has begun to fill this database and not come to its end.
  func unfinishedRun() throws -> String? {
    try findOne(.instance, ["_id": "migration"])?.value("run")
  }

  /// Documents in the order of a member that no two share, behind the value `last`.
  func page(
    of collection: MongoCollection, by name: String = "_id", after last: (some BSONConvertible)?,
    limit: Int
  ) throws -> [BSONDocument] {
    let range: BSONDocument = [
      "$gt": last.map { $0.bson } ?? collection.lowest, "$lte": collection.highest,
    ]
    let filter = BSONDocument([(name, range.bson)])
    return try find(collection, filter, sort: BSONDocument([(name, 1)]), limit: limit)
  }

  /// Whether there is any document.
  func hasAny(_ collection: MongoCollection) throws -> Bool {
    let all: BSONDocument = ["_id": ["$gt": collection.lowest]]
    return try findOne(collection, all, sort: ["_id": 1], fields: ["_id": 1]) != nil
  }

  /// Inserts those of the documents that are not there.
  ///
  /// One that is there but not yet on a majority is seen by the index and by nobody else for a moment.
  func insertMissing(_ collection: MongoCollection, _ documents: [BSONDocument]) throws {
    var missing = documents
    for attempt in 1... {
      do {
        _ = try insert(collection, missing)
        return
      } catch let error as MongoError where error.duplicate == ["_id"] && attempt < 100 {
        let known = try known(among: documents.compactMap { $0["_id"] }, in: collection)
        missing = documents.filter { document in
          document["_id"].map { !known.contains($0) } ?? true
        }
        pause()
      }
    }
  }

  /// Entries lie together, and `$in` over their keys would read all of them (MongoDB 6.0).
  private func known(among ids: [BSONValue], in collection: MongoCollection) throws
    -> Set<BSONValue>
  {
    let filter: BSONDocument =
      if collection == .entries, let first = ids.first, let last = ids.last {
        ["_id": ["$gte": first, "$lte": last]]
      } else {
        ["_id": ["$in": .array(ids)]]
      }
    return Set(try find(collection, filter, fields: ["_id": 1]).compactMap { $0["_id"] })
  }

  func discarded(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let last = key.flatMap { MediaDigest(bytes: $0.bytes) }
    let found = try page(of: .discarded, after: last, limit: limit)
    return TransferPage(try found.map { .discarded(try $0.value("_id")) }, limit: limit)
  }

  func instance() throws -> TransferPage {
    let purge = try findOne(.instance, ["_id": "purge"])
    let record = InstanceRecord(
      epoch: try epoch(), purgedAt: try purge?.optional("at"), policy: try policy())
    return TransferPage(records: [.instance(record)], next: nil)
  }

  func takeInstance(_ records: [TransferRecord]) throws {
    for case .instance(let record) in records {
      try updateOne(.instance, ["_id": "epoch"], ["$set": ["value": record.epoch.bson]])
      if let moment = record.purgedAt {
        try updateOne(
          .instance, ["_id": "purge"], ["$set": ["at": moment.bson]], upsert: true)
      }
      if record.policy != InstancePolicy() { try save(record.policy) }
    }
  }
}

extension MongoCollection {
  /// Below every id. A clustered collection is read from a key on only where it is one of its own kind.
  fileprivate var lowest: BSONValue {
    self == .entries ? EntryKey(ConversationID(bits: 0), 0).bson : .minKey
  }

  /// Above every id of a record; what is no entry lies behind the entries.
  fileprivate var highest: BSONValue {
    self == .entries ? EntryKey(ConversationID(bits: .max), .max).bson : .maxKey
  }
}
