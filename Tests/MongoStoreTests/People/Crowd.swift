import Chat
import ChatTesting

@testable import MongoStore

/// So many people, and so much between them, that it matters how they are looked for.
struct Crowd {
  let people: [User]

  /// One of them: befriended, asked by, blocked by and blocking a tenth each.
  var one: UserID { people[0].id }

  static func gather(in pool: MongoPool, _ world: World) async throws -> Crowd {
    let accounts = (0..<1_000).map { number in
      Account.test("person\(number)", "\(Self.names[number % Self.names.count]) \(number)", world)
    }
    let crowd = Crowd(people: accounts.map(\.user))
    let documents: [(MongoCollection, [BSONDocument])] = [
      (.accounts, try accounts.map { try $0.document() }),
      (.friendships, crowd.pairs { crowd.friendship($0, $1, world) }),
      (.requests, crowd.pairs { crowd.request($0, $1, world) }),
      (.blocks, crowd.pairs { crowd.block($0, $1, world) }),
    ]
    try await pool.run { connection in
      for (collection, documents) in documents {
        for start in stride(from: 0, to: documents.count, by: 100) {
          _ = try connection.insert(collection, Array(documents[start...].prefix(100)))
        }
      }
    }
    return crowd
  }

  private static let names = ["Ada", "Grace", "Linus"]

  /// A document for each of the first ten with every tenth of the others.
  private func pairs(_ make: (UserID, UserID) -> BSONDocument) -> [BSONDocument] {
    (0..<10).flatMap { first in
      stride(from: 10 + first, to: people.count, by: 10).map { other in
        make(people[first].id, people[other].id)
      }
    }
  }

  private func friendship(_ one: UserID, _ other: UserID, _ world: World) -> BSONDocument {
    let request: RequestID = world.makeID()
    let pair = Pair(one, other)
    return [
      "_id": pair.bson, "people": [pair.lower, pair.higher].bson, "since": world.now().bson,
      "request": request.bson, "asker": one.bson,
    ]
  }

  private func request(_ one: UserID, _ other: UserID, _ world: World) -> BSONDocument {
    let request: RequestID = world.makeID()
    return [
      "_id": request.bson, "asker": other.bson, "other": one.bson, "pair": Pair(one, other).bson,
      "createdAt": world.now().bson,
    ]
  }

  private func block(_ one: UserID, _ other: UserID, _ world: World) -> BSONDocument {
    [
      "_id": Pair(one, other).bson, "blocker": one.bson, "blocked": other.bson,
      "since": world.now().bson,
    ]
  }
}
