import Chat
import ChatTesting
import Testing

@Suite("Friends, on every engine", .timeLimit(.minutes(10)))
struct FriendContractTests {
  @Test(arguments: Engine.allCases)
  func `a request is seen from both sides, newest first`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let first = try await stage.request(stage.ada, stage.grace)
    await stage.wait(.seconds(1))
    let second = try await stage.request(stage.ada, stage.linus)

    #expect(try await stage.requests(stage.ada, .outgoing) == [second, first])
    #expect(try await stage.requests(stage.ada, .incoming) == [])
    #expect(try await stage.requests(stage.grace, .incoming) == [first])
    let seen = try await stage.stores.friends.requests(
      of: stage.linus, .incoming, after: nil, limit: 10)
    #expect(
      seen == [
        FriendRequest(
          id: second, user: stage.cast.ada.user, direction: .incoming,
          createdAt: stage.world.now())
      ])
  }

  @Test(arguments: Engine.allCases)
  func `requests come in pages, also behind one that is gone`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    var ids: [RequestID] = []
    for number in 0..<5 {
      await stage.wait(.seconds(1))
      let other = try await stage.register("other\(number)")
      ids.insert(try await stage.request(stage.ada, other), at: 0)
    }
    _ = try await stage.stores.friends.removeRequest(ids[1], by: stage.ada)

    #expect(try await stage.requests(stage.ada, .outgoing, limit: 2) == [ids[0], ids[2], ids[3]])
    #expect(
      try await stage.requests(stage.ada, .outgoing, after: ids[1], limit: 2)
        == Array(ids[2...]))
  }

  @Test(arguments: Engine.allCases)
  func `asking raises the version of both, asking again raises nothing`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let first = try await stage.ask(stage.ada, stage.grace)
    let again = try await stage.ask(stage.ada, stage.grace)

    guard case .requested(let mine, let theirs, let versions) = first else {
      Issue.record("\(first)")
      return
    }
    #expect(mine.id == theirs.id)
    #expect((mine.user.id, mine.direction) == (stage.grace, .outgoing))
    #expect((theirs.user.id, theirs.direction) == (stage.ada, .incoming))
    #expect(versions == [stage.ada: 2, stage.grace: 2])
    #expect(again == .alreadyRequested(mine))
    #expect(try await stage.version(of: stage.ada) == 2)
    #expect(try await stage.version(of: stage.grace) == 2)
    #expect(try await stage.version(of: stage.linus) == 1)
  }

  @Test(arguments: Engine.allCases)
  func `accepting makes one friendship, one conversation, and the same answer again`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let request = try await stage.request(stage.ada, stage.grace)
    await stage.wait(.seconds(5))
    let now = stage.world.now()

    let first = try await stage.accept(request, stage.grace)
    await stage.wait(.seconds(5))
    let second = try await stage.accept(request, stage.grace)

    guard case .befriended(let befriending) = first else {
      Issue.record("\(String(describing: first))")
      return
    }
    let ofAda = Friend(user: stage.cast.grace.user, since: now)
    let ofGrace = Friend(user: stage.cast.ada.user, since: now)
    #expect(befriending.friends == [stage.ada: ofAda, stage.grace: ofGrace])
    #expect(befriending.versions == [stage.ada: 3, stage.grace: 3])
    #expect(second == .alreadyFriends(ofGrace, conversation: befriending.conversation))
    #expect(try await stage.version(of: stage.ada) == 3)
    #expect(try await stage.stores.friends.friends(of: stage.ada) == [ofAda])
    #expect(try await stage.stores.friends.friends(of: stage.grace) == [ofGrace])
    #expect(try await stage.requests(stage.grace, .incoming) == [])
    #expect(
      try await stage.conversation(befriending.conversation, stage.ada).memberIDs
        == [stage.ada, stage.grace].sorted())
  }

  @Test(arguments: Engine.allCases)
  func `only the recipient accepts`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let request = try await stage.request(stage.ada, stage.grace)

    #expect(try await stage.accept(request, stage.ada) == nil)
    #expect(try await stage.accept(request, stage.linus) == nil)
    #expect(try await stage.accept(stage.world.makeID(), stage.grace) == nil)
    _ = try await stage.accept(request, stage.grace)
    #expect(try await stage.accept(request, stage.ada) == nil)
    #expect(try await stage.accept(request, stage.linus) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `crossing requests become one friendship, and the first request counts as accepted`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let request = try await stage.request(stage.ada, stage.grace)

    let crossing = try await stage.ask(stage.grace, stage.ada)

    guard case .befriended(let befriending) = crossing else {
      Issue.record("\(crossing)")
      return
    }
    #expect(befriending.friends[stage.grace]?.user.id == stage.ada)
    #expect(befriending.versions == [stage.ada: 3, stage.grace: 3])
    let friend = try #require(befriending.friends[stage.grace])
    #expect(
      try await stage.accept(request, stage.grace)
        == .alreadyFriends(friend, conversation: befriending.conversation))
    #expect(try await stage.ask(stage.grace, stage.ada) == .alreadyFriends(friend))
  }

  @Test(arguments: Engine.allCases)
  func `however two people race, they are friends once`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let (ada, grace) = (stage.ada, stage.grace)

    let outcomes = try await withThrowingTaskGroup(of: AskOutcome.self) { group in
      for number in 0..<40 {
        group.addTask {
          try await number.isMultiple(of: 2) ? stage.ask(ada, grace) : stage.ask(grace, ada)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }

    let befriended = outcomes.filter { if case .befriended = $0 { true } else { false } }
    let requested = outcomes.filter { if case .requested = $0 { true } else { false } }
    #expect((requested.count, befriended.count) == (1, 1))
    #expect(try await stage.stores.friends.friends(of: ada).count == 1)
    #expect(try await stage.stores.friends.friends(of: grace).count == 1)
    #expect(try await stage.requests(ada, .outgoing) == [])
    #expect(try await stage.requests(ada, .incoming) == [])
    #expect(try await stage.version(of: ada) == 3)
    let shared = try await stage.stores.conversations.states(of: ada)
    #expect(shared.count == 1)
  }

  @Test(arguments: Engine.allCases)
  func `a request is declined by one and withdrawn by the other, and by nobody else`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let friends = stage.stores.friends
    let declined = try await stage.request(stage.ada, stage.grace)
    #expect(try await friends.removeRequest(declined, by: stage.linus) == nil)
    #expect(
      try await friends.removeRequest(declined, by: stage.grace)
        == Removal(versions: [stage.ada: 3, stage.grace: 3]))
    #expect(try await friends.removeRequest(declined, by: stage.grace) == nil)

    let withdrawn = try await stage.request(stage.ada, stage.grace)
    #expect(
      try await friends.removeRequest(withdrawn, by: stage.ada)
        == Removal(versions: [stage.ada: 5, stage.grace: 5]))
    #expect(try await stage.accept(withdrawn, stage.grace) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `an ended friendship is gone for both and can begin anew in the same conversation`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let conversation = try await stage.befriend(stage.ada, stage.grace)
    let friends = stage.stores.friends

    #expect(
      try await friends.unfriend(stage.grace, stage.ada)
        == Removal(versions: [stage.ada: 4, stage.grace: 4]))
    #expect(try await friends.unfriend(stage.ada, stage.grace) == nil)
    #expect(try await friends.friends(of: stage.ada) == [])
    #expect(try await friends.friends(of: stage.grace) == [])

    #expect(try await stage.befriend(stage.grace, stage.ada) == conversation)
  }

  @Test(arguments: Engine.allCases)
  func `nobody asks themselves, the unknown or the deleted`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let gone = try await stage.register("gone", deleted: true)

    #expect(try await stage.ask(stage.ada, stage.ada) == .notFound)
    #expect(try await stage.ask(stage.ada, gone) == .notFound)
    #expect(try await stage.ask(gone, stage.ada) == .notFound)
    #expect(try await stage.ask(stage.ada, stage.world.makeID()) == .notFound)
    #expect(try await stage.stores.friends.unfriend(stage.ada, stage.world.makeID()) == nil)
    #expect(try await stage.version(of: stage.ada) == 1)
  }

  @Test(arguments: Engine.allCases)
  func `open requests are limited for the asker alone`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    _ = try await stage.request(stage.ada, stage.grace)

    #expect(try await stage.ask(stage.ada, stage.linus, requestLimit: 1) == .limitReached)
    guard case .requested = try await stage.ask(stage.linus, stage.grace, requestLimit: 1) else {
      Issue.record("The recipient's open requests don't count.")
      return
    }
    guard case .befriended = try await stage.ask(stage.grace, stage.ada, requestLimit: 0) else {
      Issue.record("A crossing request opens none.")
      return
    }
  }

  @Test(arguments: Engine.allCases)
  func `nobody gets more friends than allowed, on either side`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    try await stage.befriend(stage.ada, stage.grace)

    let request = try await stage.request(stage.linus, stage.ada)
    #expect(try await stage.accept(request, stage.ada, friendLimit: 1) == .limitReached)
    #expect(try await stage.ask(stage.ada, stage.linus, friendLimit: 1) == .limitReached)
    #expect(try await stage.ask(stage.linus, stage.grace, friendLimit: 1) == .limitReached)
    #expect(try await stage.stores.friends.friends(of: stage.linus) == [])

    guard case .befriended = try await stage.accept(request, stage.ada, friendLimit: 2) else {
      Issue.record("There is room for one more.")
      return
    }
  }

  @Test(arguments: Engine.allCases)
  func `friends are listed by name`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    for name in ["bert", "Anna", "carl"] {
      try await stage.befriend(try await stage.register(name), stage.ada)
    }

    let names = try await stage.stores.friends.friends(of: stage.ada).map(\.user.displayName)

    #expect(names == ["Anna", "bert", "carl"])
  }
}
