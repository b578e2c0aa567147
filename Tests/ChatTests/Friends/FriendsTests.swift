import ChatTesting
import Testing

@testable import Chat

@Suite struct FriendsTests {
  @Test func `Asking is told to both, each from their side, with their own version`() async throws {
    let house = try await House()
    let before = (try await house.version(of: house.ada), try await house.version(of: house.grace))

    let id = try await house.request(house.ada, house.grace)

    let (adas, graces) = try (house.changes(to: house.ada), house.changes(to: house.grace))
    #expect(adas.map { $0["kind"] } == ["friend-request"])
    #expect(graces.map { $0["kind"] } == ["friend-request"])
    #expect(adas.first?["request"]["id"].text == id.description)
    #expect(adas.first?["request"]["direction"] == "outgoing")
    #expect(adas.first?["request"]["user"]["username"] == "grace")
    #expect(graces.first?["request"]["direction"] == "incoming")
    #expect(graces.first?["request"]["user"]["username"] == "ada")
    #expect(adas.first?["version"].number == before.0 + 1)
    #expect(graces.first?["version"].number == before.1 + 1)
    #expect(try house.bus.frames(to: house.linus).isEmpty)
  }

  @Test func `Asking again is the same request, and news to nobody`() async throws {
    let house = try await House()
    let id = try await house.request(house.ada, house.grace)
    house.bus.forget()

    #expect(try await house.request(house.ada, house.grace) == id)

    #expect(try house.bus.frames(to: house.ada).isEmpty)
    #expect(try house.bus.frames(to: house.grace).isEmpty)
  }

  @Test func `Accepting tells both of the friend, the conversation and how the other one is`()
    async throws
  {
    let house = try await House()
    let id = try await house.request(house.ada, house.grace)
    house.bus.forget()

    let (friend, conversation) = try await house.features.friends.accept(id, by: house.grace)

    #expect(friend.user.id == house.ada)
    for (person, other) in [(house.ada, house.grace), (house.grace, house.ada)] {
      let frames = try house.bus.frames(to: person)
      try #require(frames.map { $0["type"] } == ["change", "conversation", "presence"])
      #expect(frames.first?["kind"] == "friend")
      #expect(frames.first?["friend"]["user"]["id"].text == other.description)
      #expect(frames.first?["version"].number == (try await house.version(of: person)))
      #expect(frames[1]["conversation"]["id"].text == conversation.id.description)
      #expect(frames[2]["items"].items.map { $0["user"].text } == [other.description])
    }
  }

  @Test func `Accepting a second time is answered alike, and changes nothing`() async throws {
    let house = try await House()
    let id = try await house.request(house.ada, house.grace)
    let first = try await house.features.friends.accept(id, by: house.grace)
    let version = try await house.version(of: house.ada)
    house.bus.forget()

    let second = try await house.features.friends.accept(id, by: house.grace)

    #expect(second.0 == first.0)
    #expect(second.1 == first.1)
    #expect(try await house.version(of: house.ada) == version)
    #expect(try house.bus.frames(to: house.ada, "change").isEmpty)
  }

  @Test func `Nobody accepts a request but the one it was made to`() async throws {
    let house = try await House()
    let id = try await house.request(house.ada, house.grace)

    for person in [house.ada, house.linus] {
      await #expect(throws: CommonRefusal.notFound) {
        try await house.features.friends.accept(id, by: person)
      }
    }
    await #expect(throws: CommonRefusal.notFound) {
      try await house.features.friends.removeRequest(id, by: house.linus)
    }
    await #expect(throws: CommonRefusal.notFound) {
      try await house.features.friends.ask(house.ada, by: house.ada)
    }
    await #expect(throws: CommonRefusal.notFound) {
      try await house.features.friends.unfriend(house.grace, by: house.ada)
    }
  }

  @Test func `Requests that cross make a friendship, on both sides`() async throws {
    let house = try await House()
    _ = try await house.request(house.ada, house.grace)
    house.bus.forget()

    guard
      case .friend(let friend) = try await house.features.friends.ask(house.ada, by: house.grace)
    else { throw House.Unexpected() }

    #expect(friend.user.id == house.ada)
    for person in [house.ada, house.grace] {
      #expect(try house.changes(to: person).map { $0["kind"] } == ["friend"])
      let incoming = try await house.features.friends.requests(
        of: person, .incoming, after: nil, limit: 10)
      #expect(incoming.items.isEmpty)
    }
  }

  @Test func `Requests that race make one friendship and one conversation`() async throws {
    for _ in 0..<20 {
      let house = try await House()
      let (ada, grace, friends) = (house.ada, house.grace, house.features.friends)

      try await withThrowingTaskGroup(of: Void.self) { tasks in
        for _ in 0..<5 {
          tasks.addTask { _ = try await friends.ask(grace, by: ada) }
          tasks.addTask { _ = try await friends.ask(ada, by: grace) }
        }
        try await tasks.waitForAll()
      }

      #expect(try await friends.friends(of: ada).map(\.user.id) == [grace])
      #expect(try await friends.friends(of: grace).map(\.user.id) == [ada])
      #expect(try await house.features.conversations.states(of: ada).count == 1)
    }
  }

  @Test func `Declining, withdrawing and ending are told to both`() async throws {
    let house = try await House()
    for taker in [house.ada, house.grace] {
      let id = try await house.request(house.ada, house.grace)
      house.bus.forget()
      try await house.features.friends.removeRequest(id, by: taker)
      for person in [house.ada, house.grace] {
        let changes = try house.changes(to: person)
        #expect(changes.map { $0["kind"] } == ["friend-request-removed"])
        #expect(changes.first?["id"].text == id.description)
        #expect(changes.first?["version"].number == (try await house.version(of: person)))
      }
    }

    try await house.befriend(house.ada, house.grace)
    try await house.features.friends.unfriend(house.ada, by: house.grace)
    for (person, other) in [(house.ada, house.grace), (house.grace, house.ada)] {
      let changes = try house.changes(to: person)
      #expect(changes.map { $0["kind"] } == ["friend-removed"])
      #expect(changes.first?["user"].text == other.description)
      #expect(changes.first?["version"].number == (try await house.version(of: person)))
    }
  }

  @Test func `Requests and friends have a limit`() async throws {
    let house = try await House {
      $0.limits.requests = 1
      $0.limits.friends = 1
    }
    let friends = house.features.friends
    let first = try await house.request(house.ada, house.grace)
    await #expect(throws: FriendRefusal.limitReached) {
      try await friends.ask(house.linus, by: house.ada)
    }

    let second = try await house.request(house.linus, house.ada)
    _ = try await friends.accept(first, by: house.grace)
    await #expect(throws: FriendRefusal.limitReached) {
      try await friends.accept(second, by: house.ada)
    }
  }

  @Test func `Whoever may not ask is told so, and nobody else hears of it`() async throws {
    let house = try await House()
    try await house.settings(of: house.grace) { $0.asks = .invited }

    await #expect(throws: FriendRefusal.askRefused) {
      try await house.features.friends.ask(house.grace, by: house.ada)
    }

    #expect(FriendRefusal.askRefused.problem.code == .askRefused)
    #expect(try house.changes(to: house.grace).isEmpty)
    #expect(try house.changes(to: house.ada).isEmpty)
  }
}

extension House {
  /// The `change` frames a person has been shown.
  func changes(to user: UserID) throws -> [JSONValue] { try bus.frames(to: user, "change") }
}
