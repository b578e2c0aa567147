import Chat
import ChatTesting
import Testing

@testable import MongoStore

/// What MongoDB looks at for each call, by its own profiler, where there is far more than is asked for.
@Suite("What MongoDB reads", .timeLimit(.minutes(5)), .enabled(if: ReplicaSet.isAvailable))
struct MongoReadingTests {
  @Test func `no call looks at many more entries than it tells of`() async throws {
    let folder = TemporaryFolder()
    let lease = try await MongoDatabases.shared.lease()
    let stage = try await Stage(stores: lease.stores, folder: folder)
    let id = try await stage.befriend(stage.ada, stage.grace)
    for number in 0..<60 { try await stage.send(stage.ada, id, "No. \(number)") }
    for number in 1...20 {
      try await stage.make(number, stage.grace, id, .react(emoji: "👍", on: true))
    }
    try await lease.stores.pool.run { try $0.fillOtherLogs(count: 3_000) }

    try await lease.stores.pool.run { _ = try $0.command(["profile": 2]) }
    try await callEverything(stage, id)
    try await lease.stores.pool.run { _ = try $0.command(["profile": 0]) }

    let looks = try await lease.stores.pool.run { try $0.looks() }
    #expect(looks.count > 30, "or the profiler saw nothing")
    for look in looks {
      #expect(look.documents <= 120, "\(look)")
      #expect(look.plan != "COLLSCAN", "\(look)")
    }
    try await lease.stores.pool.run {
      _ = try $0.command(["drop": "system.profile"])
    }
  }

  private func callEverything(_ stage: Stage, _ id: ConversationID) async throws {
    let (stores, ada) = (stage.stores, stage.ada)
    try await stage.send(ada, id, "One more")
    let retried = stage.draft(ada, id, "Twice", replyTo: 3)
    _ = try await stores.messages.append(retried)
    _ = try await stores.messages.append(retried)
    _ = try await stores.messages.recall(retried)
    try await stage.make(4, ada, id, .edit(body: "Other"))
    try await stage.make(5, ada, id, .delete)
    try await stage.make(6, ada, id, .react(emoji: "🦋", on: true))
    _ = try await stage.raise(ada, id, read: 20)
    for place in [HistoryWindow.Place.newest, .before(40), .after(20), .around(30)] {
      _ = try await stores.messages.messages(
        in: id, asSeenBy: ada, window: HistoryWindow(place, limit: 50))
    }
    _ = try await stores.messages.log(of: id, asSeenBy: ada, after: 30, limit: 50, bytes: .max)
    _ = try await stores.conversations.conversations(of: stage.grace, after: nil, limit: 50)
    _ = try await stores.conversations.states(of: ada)
    _ = try await stores.conversations.audience(of: id, from: ada)
  }
}

extension MongoConnection {
  /// Entries of conversations that nobody asks for, before and behind those of everybody else.
  fileprivate func fillOtherLogs(count: Int) throws {
    for bits in [UInt128.min + 1, .max] {
      let conversation = ConversationID(bits: bits)
      for start in stride(from: 1, to: count, by: 100) {
        let documents = (start..<start + 100).map { seq -> BSONDocument in
          [
            "_id": EntryKey(conversation, seq).bson, "c": conversation.bson,
            "i": MessageID(bits: UInt128(seq)).bson, "u": 0, "k": "other\(seq)".bson, "b": "",
          ]
        }
        _ = try insert(.entries, documents)
      }
    }
  }

  fileprivate struct Look {
    let plan: String?
    let documents: Int
    let command: BSONDocument?
  }

  /// What the profiler has kept of calls to the chat's own collections.
  fileprivate func looks() throws -> [Look] {
    let answer = try command(["find": "system.profile", "batchSize": 1_000])
    let cursor: BSONDocument = try answer.value("cursor")
    let batch: [BSONDocument] = try cursor.value("firstBatch")
    return try batch.compactMap { document in
      let namespace: String = try document.value("ns")
      guard !namespace.hasSuffix("system.profile"), document["docsExamined"] != nil else {
        return nil
      }
      return Look(
        plan: try document.optional("planSummary"), documents: try document.value("docsExamined"),
        command: try document.optional("command"))
    }
  }
}
