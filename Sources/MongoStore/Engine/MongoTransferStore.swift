import Chat
import Logging

/// A database of MongoDB on its way to another engine, or from one: nothing serves from it meanwhile.
package final class MongoTransferStore: TransferStore {
  private let pool: MongoPool

  /// What is there before anything is transferred.
  package enum State: Equatable, Sendable {
    /// No record; an instance that nobody has ever used is as good as none.
    case empty
    /// A run has begun to fill it and not come to its end.
    case unfinished(run: String)
    case inUse
  }

  /// Throws a ``MongoFault`` where the connection string can't be used.
  package init(_ address: MongoAddress, logger: Logger) throws {
    MongoLog.use(logger)
    pool = try MongoPool(address, .upkeep)
  }

  /// Throws a ``MongoFault`` where no primary can be found in time.
  package func state() async throws -> State {
    try await pool.telling { connection in
      if let run = try connection.unfinishedRun() { return .unfinished(run: run) }
      for collection in MongoCollection.allCases where collection != .instance {
        if try connection.hasAny(collection) { return .inUse }
      }
      return .empty
    }
  }

  /// Makes sure that it can be read from.
  package func beginReading() async throws {
    _ = try await pool.prepareDatabase()
  }

  /// Makes the database ready to be filled by `run`, and keeps servers away until ``endFilling()``.
  package func beginFilling(by run: String) async throws {
    try await pool.telling { connection in
      try connection.insistOnReplicaSet()
      try connection.updateOne(
        .instance, ["_id": "migration"], ["$set": ["run": run.bson]], upsert: true)
      try connection.migrate()
      let faults = try connection.faults()
      guard faults.isEmpty else { throw MongoFault.damaged(faults) }
    }
  }

  /// Lets servers in.
  package func endFilling() async throws {
    try await pool.telling { connection in
      _ = try connection.deleteOne(.instance, ["_id": "migration"])
    }
  }

  /// The bytes of media; `folder` is for the files that are being worked on.
  package func media(in folder: String) throws -> any MediaStore {
    try GridFSMediaStore(pool: pool, claims: MediaClaims(), folder: folder)
  }

  /// Lets what runs come to its end.
  package func close() async throws { try await pool.close() }

  package func page(of kind: TransferKind, after key: TransferKey?, limit: Int) async throws
    -> TransferPage
  {
    try await pool.telling { connection in
      switch kind {
      case .account: try connection.accounts(after: key, limit: limit)
      case .session: try connection.sessions(after: key, limit: limit)
      case .request: try connection.requests(after: key, limit: limit)
      case .friendship: try connection.friendships(after: key, limit: limit)
      case .block: try connection.blocks(after: key, limit: limit)
      case .conversation: try connection.conversations(after: key, limit: limit)
      case .entry: try connection.entries(after: key, limit: limit)
      case .media: try connection.media(after: key, limit: limit)
      case .discarded: try connection.discarded(after: key, limit: limit)
      case .attempt: try connection.attempts(after: key, limit: limit)
      case .secondFactor: try connection.secondFactors(after: key, limit: limit)
      case .invite: try connection.invites(after: key, limit: limit)
      case .report: try connection.reports(after: key, limit: limit)
      case .audit: try connection.auditLines(after: key, limit: limit)
      case .instance: try connection.instance()
      }
    }
  }

  /// What was kept of files has left claims where what is discarded stands; nobody else has any here.
  package func prepare(for kind: TransferKind) async throws {
    guard kind == .discarded else { return }
    try await pool.telling { connection in
      _ = try connection.deleteMany(.discarded, ["_id": ["$gt": .minKey]])
    }
  }

  package func take(_ records: [TransferRecord]) async throws {
    guard let kind = records.first?.kind else { return }
    try await pool.telling { connection in
      switch kind {
      case .entry: try connection.takeEntries(records)
      case .instance: try connection.takeInstance(records)
      default:
        try connection.insertMissing(kind.collection, try records.compactMap { try $0.document() })
      }
    }
  }
}

extension MongoPool {
  /// Does one operation and tells its errors as an operator is to see them.
  fileprivate func telling<Value: Sendable>(
    _ work: @escaping @Sendable (borrowing MongoConnection) throws -> Value
  ) async throws(MongoFault) -> Value {
    do {
      return try await run(work)
    } catch {
      throw MongoFault(first: error)
    }
  }
}

extension TransferKind {
  fileprivate var collection: MongoCollection {
    switch self {
    case .account: .accounts
    case .session: .sessions
    case .request: .requests
    case .friendship: .friendships
    case .block: .blocks
    case .conversation: .conversations
    case .entry: .entries
    case .media: .media
    case .discarded: .discarded
    case .attempt: .attempts
    case .secondFactor: .secondFactors
    case .invite: .invites
    case .report: .reports
    case .audit: .audit
    case .instance: .instance
    }
  }
}

extension TransferRecord {
  /// The document that it becomes by itself; nil for one that needs others for that.
  fileprivate func document() throws -> BSONDocument? {
    switch self {
    case .account(let record): try record.document()
    case .session(let record): record.document
    case .request(let record): record.document
    case .friendship(let record): record.document
    case .block(let record): record.document
    case .conversation(let record): record.document
    case .media(let record): record.document
    case .discarded(let digest): ["_id": digest.bson, "claims": []]
    case .attempt(let record): record.document
    case .secondFactor(let record): record.document
    case .invite(let record): record.document
    case .report(let record): record.document
    case .audit(let record): record.document
    case .entry, .instance: nil
    }
  }
}
