import Chat

struct MongoOperationStore: OperationStore {
  let pool: MongoPool

  func figures() async throws -> StoredFigures {
    try await pool.run { try $0.storedFigures() }
  }

  func people(matching words: [String], after: UserID?, limit: Int) async throws
    -> [OperatorPerson]
  {
    let filter = OperatorQueries.people(words, below: after)
    return try await pool.run { connection in
      let stages: [BSONDocument] = [
        ["$match": filter.bson], ["$sort": ["_id": -1]], ["$limit": (limit + 1).bson],
      ]
      let found = try connection.aggregate(
        .accounts, stages, by: words.isEmpty ? nil : PeopleSearch.index)
      return try connection.operatorPeople(try found.map { try Account($0) })
    }
  }

  func person(_ id: UserID) async throws -> OperatorPerson? {
    try await pool.run { connection in
      try connection.operatorPeople(
        [try connection.livingAccount(id)].compactMap(\.self)
      ).first
    }
  }

  func change(_ id: UserID, _ change: StandingChange) async throws -> StandingOutcome {
    try await pool.run { connection in
      try connection.attempts { attempt in
        do {
          return try attempt.transaction { try $0.change(id, change) }
        } catch let error as MongoError where error.duplicate == ["_id"] {
          return nil
        }
      }
    }
  }

  func remove(_ id: UserID, _ stamp: AuditStamp) async throws -> RemovalOutcome {
    try await pool.run { connection in
      try connection.transaction { try $0.remove(id, stamp) }
    }
  }

  func keep(_ link: IssuedCode, of id: UserID, _ stamp: AuditStamp) async throws -> Bool {
    try await pool.run { connection in
      try connection.transaction { transaction in
        guard case .kept = try transaction.keep(link, of: id) else { return false }
        try transaction.insert(.audit, stamp.line(.resetLink, about: id).document)
        return true
      }
    }
  }
}

extension MongoConnection {
  /// Each of what is counted beside an account is one query for all of them.
  fileprivate func operatorPeople(_ accounts: [Account]) throws -> [OperatorPerson] {
    let people = accounts.map(\.user.id)
    guard !people.isEmpty else { return [] }
    let seen: [UserID: Timestamp] = try values(.sessions, OperatorQueries.lastSeen(of: people))
    let bytes: [UserID: Int] = try values(.media, OperatorQueries.mediaBytes(of: people))
    let reports: [UserID: Int] = try values(
      .reports, OperatorQueries.reports(about: people), by: "about")
    return accounts.map { account in
      let id = account.user.id
      return OperatorPerson(
        account, lastSeen: seen[id], mediaBytes: bytes[id] ?? 0, reports: reports[id] ?? 0)
    }
  }

  private func values<Value: BSONConvertible>(
    _ collection: MongoCollection, _ stages: [BSONDocument], by index: String? = nil
  ) throws -> [UserID: Value] {
    var values: [UserID: Value] = [:]
    for group in try aggregate(collection, stages, by: index) {
      values[try group.value("_id")] = try group.value("value")
    }
    return values
  }

  /// No document of people or messages is looked at for it.
  fileprivate func storedFigures() throws -> StoredFigures {
    let figures = try figures()
    let stats = try command(["dbStats": 1])
    let bytes: Double? = try stats.optional("totalSize")
    var disk: StoredFigures.Disk?
    if let total: Double = try stats.optional("fsTotalSize"), total > 0,
      let used: Double = try stats.optional("fsUsedSize")
    {
      disk = .init(free: Int(total - used), total: Int(total))
    }
    return StoredFigures(
      people: figures.people - (try count(.accounts, OperatorQueries.deleted, limit: .max)),
      suspended: try count(.accounts, OperatorQueries.suspended, limit: .max),
      reports: try count(.reports, OperatorQueries.openReports, limit: .max),
      messages: figures.entries - (try count(.entries, OperatorQueries.changes, limit: .max))
        - (try count(.entries, OperatorQueries.refusals, limit: .max)),
      mediaBytes: figures.uploadBytes, databaseBytes: bytes.map { Int($0) }, disk: disk)
  }

  /// That something changed of who runs the instance is kept beside it, so that of two who leave at once
  /// one sees the other.
  fileprivate func change(_ id: UserID, _ change: StandingChange) throws -> StandingOutcome {
    guard let account = try livingAccount(id) else { return .unknown }
    let standing = change.applied(to: account)
    guard standing.isNews else { return .unchanged }
    if standing.touchesOperators {
      try updateOne(.instance, ["_id": "operators"], ["$inc": ["changes": 1]], upsert: true)
    }
    if standing.isLoss,
      try findOne(.accounts, OperatorQueries.operators(besides: id), fields: ["_id": 1]) == nil
    {
      return .lastOperator
    }
    try save(standing.account)
    let ended = standing.isSuspension ? try endSessions(of: id) : []
    _ = try insert(.audit, standing.lines(ended: ended).map(\.document))
    return .changed(ended)
  }

  private func save(_ account: Account) throws {
    var set: BSONDocument = ["version": account.version.bson]
    var unset: BSONDocument = [:]
    if let moment = account.suspendedAt {
      set.append("suspendedAt", moment.bson)
    } else {
      unset.append("suspendedAt", 1)
    }
    if account.role == .operator {
      set.append("role", account.role.rawValue.bson)
    } else {
      unset.append("role", 1)
    }
    // Without a member "$unset" is refused by no server that is served from (MongoDB 5.0 and newer).
    try updateOne(
      .accounts, ["_id": account.user.id.bson], ["$set": set.bson, "$unset": unset.bson])
  }

  fileprivate func remove(_ id: UserID, _ stamp: AuditStamp) throws -> RemovalOutcome {
    guard let account = try livingAccount(id) else { return .unknown }
    guard account.role != .operator else { return .isOperator }
    if account.isRemoved(at: stamp.at) { return .removed([]) }
    let since = account.suspendedAt ?? stamp.at
    try updateOne(
      .accounts, ["_id": id.bson],
      ["$set": ["suspendedAt": since.bson, "deleteAt": stamp.at.bson]])
    let ended = try endSessions(of: id)
    try insert(.audit, stamp.line(.deleted, about: id, ended: ended).document)
    return .removed(ended)
  }
}
