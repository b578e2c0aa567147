import Chat
import ChatTesting
import Testing

@testable import MongoStore

@Suite(
  "How operators are served", .timeLimit(.minutes(5)), .enabled(if: ReplicaSet.isAvailable))
struct OperatorPlanTests {
  @Test func `nothing that an operator asks looks at everything`() async throws {
    try await OwnDatabase.use { pool in
      let crowd = try await Crowd.gather(in: pool, .test(clock: TestClock()))
      let people = crowd.people.prefix(20).map(\.id)
      let everybody: [BSONDocument] = [
        ["$match": OperatorQueries.people([], below: people[9]).bson], ["$sort": ["_id": -1]],
        ["$limit": 21],
      ]
      let found: [BSONDocument] = [
        ["$match": OperatorQueries.people(["person"], below: nil).bson], ["$sort": ["_id": -1]],
      ]
      let operators: [BSONDocument] = [
        ["$match": OperatorQueries.operators(besides: people[0]).bson]
      ]
      let looks: [(MongoCollection, [BSONDocument], index: String, hint: String?)] = [
        (.accounts, everybody, "_id_", nil),
        (.accounts, found, "words", PeopleSearch.index),
        (.accounts, operators, "role", nil),
        (.accounts, [["$match": OperatorQueries.deleted.bson]], "deleted", nil),
        (.accounts, [["$match": OperatorQueries.suspended.bson]], "suspension", nil),
        (.sessions, OperatorQueries.lastSeen(of: people), "account", nil),
        (.media, OperatorQueries.mediaBytes(of: people), "owner", nil),
        (.reports, OperatorQueries.reports(about: people), "about", "about"),
        (.reports, [["$match": OperatorQueries.openReports.bson]], "state", nil),
        (.entries, [["$match": OperatorQueries.changes.bson]], "target", nil),
        (.entries, [["$match": OperatorQueries.refusals.bson]], "refused", nil),
      ]

      for look in looks {
        let plan = try await pool.run { try $0.plan(look.0, look.1, by: look.hint) }

        #expect(!plan.looksAtEverything, "\(look.index): \(plan)")
        #expect(plan.indexes.contains(look.index), "\(look.index): \(plan)")
      }
    }
  }

  @Test func `reports are found by what they are about, by who made them and by their end`()
    async throws
  {
    try await OwnDatabase.use { pool in
      let world = World.test(clock: TestClock())
      let reports = (0..<500).map { number in
        KeptReport(
          id: world.makeID(), by: world.makeID(), about: world.makeID(), message: nil,
          reason: .other, comment: nil, createdAt: world.now(),
          closedAt: number.isMultiple(of: 2) ? world.now() : nil)
      }
      _ = try await pool.run { try $0.insert(.reports, reports.map(\.document)) }
      let one = reports[7]
      let looks: [(String, BSONDocument)] = [
        ("open", ["key": one.key]), ("by", ["by": one.by.bson]),
        ("about", ["about": one.about.bson]), ("end", ["closedAt": ["$lte": world.now().bson]]),
        ("state", ["state": "closed", "_id": ["$lt": one.id.bson]]),
      ]

      for (index, look) in looks {
        let plan = try await pool.run { try $0.plan(.reports, [["$match": look.bson]]) }

        #expect(plan.indexes == [index] && !plan.looksAtEverything, "\(plan)")
      }
    }
  }
}
