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

  @Test func `attempts that count no more are found by their end`() async throws {
    try await OwnDatabase.use { pool in
      let world = World.test()
      let (plan, left) = try await pool.run { connection in
        _ = try connection.insert(
          .attempts,
          (0..<500).map { number -> BSONDocument in
            let full = world.now().advanced(bySeconds: number - 10)
            return ["_id": AttemptKey(bytes: world.randomBytes(16)).bson, "fullAt": full.bson]
          })
        let plan = try connection.plan(
          .attempts, [["$match": MongoAttemptStore.full(at: world.now()).bson]])
        try connection.forgetAttempts(at: world.now())
        return (plan, try connection.find(.attempts, [:]).count)
      }

      #expect(plan.indexes == ["full"] && !plan.looksAtEverything, "\(plan)")
      #expect(left == 489)
    }
  }

  @Test func `originals of a person's conversations are summed up by indexes`() async throws {
    try await OwnDatabase.use { pool in
      let world = World.test()
      let (me, other): (UserID, UserID) = (world.makeID(), world.makeID())
      let conversations: [ConversationID] = (0..<300).map { _ in world.makeID() }
      let (plan, bytes) = try await pool.run { connection in
        _ = try connection.insert(
          .conversations,
          conversations.enumerated().map { number, id -> BSONDocument in
            let people: [BSONDocument] = [
              ["id": (number < 3 ? me : world.makeID()).bson], ["id": other.bson],
            ]
            return [
              "_id": id.bson, "pair": .binary(subtype: 0, world.randomBytes(32)),
              "members": people.bson, "head": 0, "updatedAt": world.now().bson,
            ]
          })
        _ = try connection.insert(
          .media,
          conversations.map { id -> BSONDocument in
            let media: MediaID = world.makeID()
            let variants: [BSONDocument] = [
              ["v": 0, "digest": .binary(subtype: 0, world.randomBytes(32)), "bytes": 90],
              ["v": 2, "digest": .binary(subtype: 0, world.randomBytes(32)), "bytes": 9],
            ]
            return [
              "_id": media.bson, "owner": other.bson, "state": 2, "kind": 0, "bytes": 100,
              "conversation": id.bson, "seq": 1, "position": 0, "variants": variants.bson,
            ]
          })
        return (
          try connection.plan(.conversations, .originals(seenBy: me)),
          try connection.originalBytes(seenBy: me)
        )
      }

      #expect(bytes == 270)
      #expect(plan.indexes.isSuperset(of: ["list", "message"]), "\(plan)")
      #expect(!plan.looksAtEverything, "\(plan)")
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
