import Chat
import ChatTesting
import Testing

@Suite("People, on every engine", .timeLimit(.minutes(10)))
struct PersonContractTests {
  @Test(arguments: Engine.allCases)
  func `people are found by the beginning of their username or of a word of their name`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    #expect(try await stage.search("gra") == ["grace"])
    #expect(try await stage.search("HOP") == ["grace"])
    #expect(try await stage.search("grace hop") == ["grace"])
    #expect(try await stage.search("hop g") == ["grace"])
    #expect(try await stage.search("race") == [])
    #expect(try await stage.search("grace pauling") == [])
    #expect(try await stage.search("  ") == [])
  }

  @Test(arguments: Engine.allCases)
  func `case, accents and width make no difference`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let change = ProfileChange(displayName: "Gréta ÅNGSTRÖM")
    _ = try await stage.stores.accounts.update(stage.grace, change)

    for query in ["greta", "GRÉTA", "angstrom", "ångström", "ｇｒｅｔａ"] {
      #expect(try await stage.search(query) == ["grace"], "\(query)")
    }
    #expect(try await stage.search("hopper") == [])
  }

  @Test(arguments: Engine.allCases)
  func `a search shows neither the viewer nor the deleted`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    _ = try await stage.register("lin.gone", deleted: true)

    #expect(try await stage.search("ada") == [])
    #expect(try await stage.search("lin") == ["linus"])
  }

  @Test(arguments: Engine.allCases)
  func `pages continue behind a username`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    for name in ["p_3", "p.1", "p2", "pa", "pz"] { _ = try await stage.register(name) }
    let people = stage.stores.people

    let all = try await stage.search("p")
    let first = try await people.people(
      matching: ["p"], asSeenBy: stage.ada, after: nil, limit: 2)
    let second = try await people.people(
      matching: ["p"], asSeenBy: stage.ada, after: all[1], limit: 2)

    #expect(all == ["linus", "p.1", "p2", "p_3", "pa", "pz"])
    #expect(first.map(\.user.username) == Array(all[..<3]))
    #expect(second.map(\.user.username) == Array(all[2..<5]))
  }

  @Test(arguments: Engine.allCases)
  func `the relation is seen from each side`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    #expect(try await stage.relations(stage.ada, stage.grace) == [.none, .none])

    let request = try await stage.request(stage.ada, stage.grace)
    #expect(try await stage.relations(stage.ada, stage.grace) == [.outgoing, .incoming])

    _ = try await stage.accept(request, stage.grace)
    #expect(try await stage.relations(stage.ada, stage.grace) == [.friend, .friend])
    #expect(try await stage.relations(stage.ada, stage.linus) == [.none, .none])
    #expect(try await stage.relations(stage.ada, stage.ada) == [.none, .none], "to oneself")

    _ = try await stage.stores.friends.unfriend(stage.grace, stage.ada)
    #expect(try await stage.relations(stage.ada, stage.grace) == [.none, .none])
  }

  @Test(arguments: Engine.allCases)
  func `one person is found by id, unless deleted or unknown`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let gone = try await stage.register("gone", deleted: true)
    let people = stage.stores.people

    let grace = try await people.person(stage.grace, asSeenBy: stage.ada)
    #expect(grace == Person(user: stage.cast.grace.user, relation: .none))
    let oneself = try await people.person(stage.ada, asSeenBy: stage.ada)
    #expect(oneself == Person(user: stage.cast.ada.user, relation: .none))
    #expect(try await people.person(gone, asSeenBy: stage.ada) == nil)
    #expect(try await people.person(stage.world.makeID(), asSeenBy: stage.ada) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `companions are those who share a conversation, friends or not`(engine: Engine) async throws
  {
    let stage = try await Stage(engine)
    try await stage.befriend(stage.ada, stage.grace)
    try await stage.befriend(stage.linus, stage.ada)
    _ = try await stage.stores.friends.unfriend(stage.ada, stage.grace)
    _ = try await stage.stores.conversations.open(
      stage.world.makeID(), by: stage.ada, with: stage.ada, at: stage.world.now())
    let people = stage.stores.people

    #expect(try await people.companions(of: stage.ada) == [stage.grace, stage.linus].sorted())
    #expect(try await people.companions(of: stage.grace) == [stage.ada])
    #expect(try await people.companions(of: stage.world.makeID()) == [])
  }
}

extension Stage {
  /// The usernames that a query of ada's finds.
  fileprivate func search(_ query: String) async throws -> [String] {
    try await stores.people.people(
      matching: SearchWords.split(query), asSeenBy: ada, after: nil, limit: 50
    ).map(\.user.username)
  }

  /// What is between the two, first as one sees it, then as the other does.
  fileprivate func relations(_ one: UserID, _ other: UserID) async throws -> [Relation] {
    let ofOne = try await stores.people.person(other, asSeenBy: one)
    let ofOther = try await stores.people.person(one, asSeenBy: other)
    return [try #require(ofOne).relation, try #require(ofOther).relation]
  }
}
