import Chat

struct MongoMessageStore: MessageStore {
  let pool: MongoPool
  let sequencer: Sequencer

  func append(
    _ draft: Draft, then: @escaping @Sendable (Result<AppendOutcome, any Error>) -> Void
  ) {
    sequencer.append(draft, then: then)
  }

  func change(_ change: MessageChange) async throws -> ChangeOutcome {
    try await withCheckedThrowingContinuation { continuation in
      sequencer.change(change) { continuation.resume(with: $0) }
    }
  }

  func recall(_ draft: Draft) async throws -> AppendOutcome? {
    try await pool.run { connection in
      try connection.conversation(draft.conversation, for: draft.author).flatMap {
        try connection.recall(draft, in: $0.conversation)
      }
    }
  }

  func recall(_ change: MessageChange) async throws -> ChangeOutcome? {
    try await pool.run { connection in
      try connection.conversation(change.conversation, for: change.author).flatMap {
        try connection.recall(change, in: $0.conversation)
      }
    }
  }

  func messages(in id: ConversationID, asSeenBy viewer: UserID, window: HistoryWindow)
    async throws -> History?
  {
    try await pool.run { connection in
      try connection.conversation(id, for: viewer).map {
        try connection.history(of: $0.conversation, window)
      }
    }
  }

  func log(
    of id: ConversationID, asSeenBy viewer: UserID, after: Int, limit: Int, bytes: Int
  ) async throws -> Log? {
    try await pool.run { connection in
      try connection.conversation(id, for: viewer).map {
        try connection.log(of: $0.conversation, from: after, limit: limit, bytes: bytes)
      }
    }
  }
}
