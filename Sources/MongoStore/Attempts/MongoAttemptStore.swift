import Chat

/// A document for each key, which is its id.
struct MongoAttemptStore: AttemptStore {
  let pool: MongoPool

  func take(_ attempts: [Attempt], at now: Timestamp) async throws -> Timestamp? {
    try await pool.run { connection in
      try connection.forgetAttempts(at: now)
      return try connection.transaction { try $0.take(attempts, at: now) }
    }
  }

  /// Those that are all there again at `now`, which the index `full` finds.
  static func full(at now: Timestamp) -> BSONDocument { ["fullAt": ["$lte": now.bson]] }

  func giveBack(_ attempts: [Attempt]) async throws {
    try await pool.run { connection in
      try connection.transaction { transaction in
        for attempt in attempts {
          guard let full = try transaction.fullAttempts(of: attempt.key) else { continue }
          try transaction.setAttempts(of: attempt.key, full: attempt.limit.giveBack(to: full))
        }
      }
    }
  }
}

extension MongoConnection {
  /// Whoever has all attempts again is as one who never tried.
  func forgetAttempts(at now: Timestamp) throws {
    try deleteMany(.attempts, MongoAttemptStore.full(at: now))
  }

  fileprivate func take(_ attempts: [Attempt], at now: Timestamp) throws -> Timestamp? {
    let outcomes = try attempts.map { attempt in
      attempt.limit.take(from: try fullAttempts(of: attempt.key), at: now)
    }
    if let until = outcomes.refusedUntil { return until }
    for case (let attempt, .taken(let full)) in zip(attempts, outcomes) {
      try setAttempts(of: attempt.key, full: full)
    }
    return nil
  }

  fileprivate func fullAttempts(of key: AttemptKey) throws -> Timestamp? {
    try findOne(.attempts, ["_id": key.bson])?.value("fullAt")
  }

  fileprivate func setAttempts(of key: AttemptKey, full: Timestamp) throws {
    try updateOne(.attempts, ["_id": key.bson], ["$set": ["fullAt": full.bson]], upsert: true)
  }
}

extension AttemptKey: BSONConvertible {
  var bson: BSONValue { .binary(subtype: 0, bytes) }

  init?(bson: BSONValue) {
    guard case .binary(0, let bytes) = bson else { return nil }
    self.init(bytes: bytes)
  }
}
