import Chat
import ChatTesting
import Testing

@testable import MongoStore

@Suite(
  "How pipelines are served", .timeLimit(.minutes(5)), .enabled(if: ReplicaSet.isAvailable))
struct PipelinePlanTests {
  @Test func `no list of people looks at everything, but begins at an index`() async throws {
    try await OwnDatabase.use { pool in
      let crowd = try await Crowd.gather(in: pool, .test(clock: TestClock()))
      let me = crowd.one
      let search = PeopleSearch(words: ["person9", "gr"], viewer: me, after: nil, limit: 21)
      let lists: [(MongoCollection, [BSONDocument], index: String, hint: String?)] = [
        (.requests, .requests(of: me, .incoming, after: nil, limit: 21), "other", nil),
        (.requests, .requests(of: me, .outgoing, after: nil, limit: 21), "asker", nil),
        (.friendships, .friends(of: me), "people", nil),
        (.friendships, .sharedFriend(of: me, crowd.people[1].id), "people", nil),
        (.blocks, .blocks(of: me), "pair", nil),
        (.accounts, search.stages, "words", PeopleSearch.index),
      ]

      for list in lists {
        let plan = try await pool.run { try $0.plan(list.0, list.1, by: list.hint) }

        #expect(!plan.looksAtEverything, "\(list.index): \(plan)")
        #expect(plan.steps.contains("IXSCAN"), "\(list.index): \(plan)")
        #expect(plan.indexes.contains(list.index), "\(plan)")
      }
    }
  }

  @Test func `what is between people is joined by indexes`() async throws {
    try await OwnDatabase.use { pool in
      let crowd = try await Crowd.gather(in: pool, .test(clock: TestClock()))
      let search = PeopleSearch(words: ["person"], viewer: crowd.one, after: nil, limit: 21)

      let plan = try await pool.run {
        try $0.plan(.accounts, search.stages, by: PeopleSearch.index)
      }

      #expect(plan.indexes.isSuperset(of: ["words", "pair", "people", "asker"]), "\(plan)")
      #expect(!plan.looksAtEverything, "\(plan)")
    }
  }

  @Test func `invites are found by their link, their owner and their end`() async throws {
    try await OwnDatabase.use { pool in
      let world = World.test(clock: TestClock())
      let invites = (0..<500).map { _ in
        KeptInvite(
          id: world.makeID(), owner: world.makeID(), hash: TokenHash(bytes: world.randomBytes(32)),
          uses: 1, createdAt: world.now(), expiresAt: world.now(), guests: [world.makeID()])
      }
      _ = try await pool.run { try $0.insert(.invites, invites.map(\.document)) }
      let (one, guest) = (invites[7], invites[7].guests[0])
      let looks: [(String, BSONDocument)] = [
        ("hash", ["hash": one.hash.bson]), ("owner", ["owner": one.owner.bson]),
        ("guests", ["guests": guest.bson]), ("end", ["expiresAt": ["$lte": world.now().bson]]),
      ]

      for (index, look) in looks {
        let plan = try await pool.run { try $0.plan(.invites, [["$match": look.bson]]) }

        #expect(plan.indexes == [index] && !plan.looksAtEverything, "\(plan)")
      }
    }
  }

  @Test func `an operator's figures are told by an index`() async throws {
    try await OwnDatabase.use { pool in
      let world = World.test(clock: TestClock())
      let uploads = (0..<500).map { number -> BSONDocument in
        let (id, owner): (MediaID, UserID) = (world.makeID(), world.makeID())
        return [
          "_id": id.bson, "owner": owner.bson, "state": 2, "kind": 0, "bytes": number.bson,
        ]
      }
      let (plan, figures) = try await pool.run { connection in
        _ = try connection.insert(.media, uploads)
        return (
          try connection.plan(.media, MongoFigures.media), try connection.figures()
        )
      }

      #expect(figures.uploads == 500 && figures.uploadBytes == 124_750 && figures.people == 0)
      #expect(plan.indexes == ["owner"] && !plan.looksAtEverything, "\(plan)")
      #expect(!plan.steps.contains("FETCH"), "\(plan)")
    }
  }

  @Test func `a look at everything would be noticed`() async throws {
    try await OwnDatabase.use { pool in
      let crowd = try await Crowd.gather(in: pool, .test(clock: TestClock()))
      let byName: [BSONDocument] = [["$match": ["displayName": "Ada 0"]]]
      let byReference: [BSONDocument] = [
        ["$match": ["_id": crowd.one.bson]],
        [
          "$lookup": [
            "from": "friendships", "localField": "_id", "foreignField": "asker", "as": "asked",
          ]
        ],
      ]

      #expect(try await pool.run { try $0.plan(.accounts, byName) }.looksAtEverything)
      #expect(try await pool.run { try $0.plan(.accounts, byReference) }.looksAtEverything)
    }
  }
}
