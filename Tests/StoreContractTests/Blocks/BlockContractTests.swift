import Chat
import ChatTesting
import Testing

@Suite("Blocks, on every engine", .timeLimit(.minutes(10)))
struct BlockContractTests {
  @Test(arguments: Engine.allCases)
  func `a block between strangers concerns the blocker alone`(engine: Engine) async throws {
    let stage = try await Stage(engine)

    let outcome = try await stage.block(stage.grace, by: stage.ada)

    #expect(
      outcome
        == .blocked(
          Blocking(
            user: stage.cast.grace.user, endedFriendship: false, endedRequest: nil,
            versions: [stage.ada: 2])))
    #expect(try await stage.version(of: stage.ada) == 2)
    #expect(try await stage.version(of: stage.grace) == 1)
    #expect(try await stage.stores.blocks.blocks(of: stage.ada) == [stage.cast.grace.user])
    #expect(try await stage.stores.blocks.blocks(of: stage.grace) == [])
  }

  @Test(arguments: Engine.allCases)
  func `a block ends the friendship for both`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    try await stage.befriend(stage.ada, stage.grace)
    try await stage.befriend(stage.ada, stage.linus)

    let outcome = try await stage.block(stage.ada, by: stage.grace)

    #expect(
      outcome
        == .blocked(
          Blocking(
            user: stage.cast.ada.user, endedFriendship: true, endedRequest: nil,
            versions: [stage.ada: 6, stage.grace: 4])))
    #expect(try await stage.version(of: stage.ada) == 6)
    #expect(try await stage.version(of: stage.grace) == 4)
    #expect(
      try await stage.stores.friends.friends(of: stage.ada).map(\.user) == [stage.cast.linus.user])
    #expect(try await stage.stores.friends.friends(of: stage.grace) == [])
    #expect(try await stage.stores.presence.audience(of: stage.ada) == [stage.linus])
  }

  @Test(arguments: Engine.allCases, [false, true])
  func `a block ends the request between the two, whoever had asked`(
    engine: Engine, blockerAsked: Bool
  ) async throws {
    let stage = try await Stage(engine)
    let (asker, other) =
      blockerAsked ? (stage.ada, stage.grace) : (stage.grace, stage.ada)
    let request = try await stage.request(asker, other)
    _ = try await stage.request(stage.linus, stage.ada)

    let outcome = try await stage.block(stage.grace, by: stage.ada)

    #expect(
      outcome
        == .blocked(
          Blocking(
            user: stage.cast.grace.user, endedFriendship: false, endedRequest: request,
            versions: [stage.ada: 4, stage.grace: 3])))
    #expect(try await stage.accept(request, other) == nil)
    let friends = stage.stores.friends
    let left = try await friends.requests(of: stage.ada, .incoming, after: nil, limit: 9)
    #expect(left.map(\.user.id) == [stage.linus])
    for direction in FriendRequest.Direction.allCases {
      #expect(
        try await friends.requests(of: stage.grace, direction, after: nil, limit: 9) == [])
    }
  }

  @Test(arguments: Engine.allCases)
  func `the blocked one finds no such person, the blocker sees the relation`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    try await stage.block(stage.grace, by: stage.ada)
    let people = stage.stores.people
    func search(_ word: String, _ viewer: UserID) async throws -> [Person] {
      try await people.people(matching: [word], asSeenBy: viewer, after: nil, limit: 9)
    }

    #expect(try await people.person(stage.ada, asSeenBy: stage.grace) == nil)
    #expect(try await search("ada", stage.grace) == [])
    #expect(try await people.person(stage.ada, asSeenBy: stage.linus)?.relation == Relation.none)
    let grace = Person(user: stage.cast.grace.user, relation: .blocked)
    #expect(try await people.person(stage.grace, asSeenBy: stage.ada) == grace)
    #expect(try await search("grace", stage.ada) == [grace])
  }

  @Test(arguments: Engine.allCases)
  func `across a block neither can ask, nor can the blocked one block back`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    try await stage.block(stage.grace, by: stage.ada)

    #expect(try await stage.ask(stage.ada, stage.grace) == .notFound)
    #expect(try await stage.ask(stage.grace, stage.ada) == .notFound)
    #expect(try await stage.block(stage.ada, by: stage.grace) == .notFound)
    #expect(try await stage.version(of: stage.ada) == 2)
    #expect(try await stage.version(of: stage.grace) == 1)
  }

  @Test(arguments: Engine.allCases)
  func `what was written stays readable for both, and nothing more is`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let message = try await stage.send(stage.ada, id)
    try await stage.block(stage.grace, by: stage.ada)

    for user in [stage.ada, stage.grace] {
      let conversation = try await stage.conversation(id, user)
      #expect(conversation.lastMessage == message)
      #expect(
        conversation.members.map(\.user)
          == [stage.cast.ada.user, stage.cast.grace.user].sorted { $0.id < $1.id })
      #expect(try await stage.messages(id, user) == [message])
      #expect(try await stage.entries(id, user) == [Entry(message)])
      #expect(try await stage.stores.messages.append(stage.draft(user, id)) == .notFriends)
      #expect(try await stage.stores.conversations.audience(of: id, from: user) == nil)
      let other = user == stage.ada ? stage.grace : stage.ada
      let (fresh, now) = (stage.world.makeID() as ConversationID, stage.world.now())
      #expect(
        try await stage.stores.conversations.open(fresh, by: user, with: other, at: now)
          == .refused)
    }
    // Reading goes on, unseen by the other one.
    _ = try await stage.raise(stage.grace, id, read: 1)
    #expect(try await stage.conversation(id, stage.grace).unread == 0)
    let shown = try await stage.pointers(of: stage.grace, in: id, seenBy: stage.ada)
    #expect(shown == Pointers(readSeq: 0, deliveredSeq: 0))
  }

  @Test(arguments: Engine.allCases)
  func `taking a block back brings nothing back, but lets them begin anew`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.block(stage.grace, by: stage.ada)
    let blocks = stage.stores.blocks

    #expect(try await blocks.unblock(stage.ada, by: stage.grace) == nil)
    #expect(
      try await blocks.unblock(stage.grace, by: stage.ada) == Removal(versions: [stage.ada: 5]))
    #expect(try await blocks.unblock(stage.grace, by: stage.ada) == nil)
    #expect(try await stage.version(of: stage.grace) == 4)

    #expect(try await blocks.blocks(of: stage.ada) == [])
    #expect(try await stage.stores.friends.friends(of: stage.ada) == [])
    #expect(try await stage.stores.messages.append(stage.draft(stage.ada, id)) == .notFriends)
    let person = try await stage.stores.people.person(stage.ada, asSeenBy: stage.grace)
    #expect(person?.relation == Relation.none)
    #expect(try await stage.befriend(stage.grace, stage.ada) == id)
    #expect(try await stage.send(stage.ada, id).seq == 1)
  }

  @Test(arguments: Engine.allCases)
  func `blocking twice changes nothing`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    try await stage.block(stage.grace, by: stage.ada)

    #expect(
      try await stage.block(stage.grace, by: stage.ada, limit: 1)
        == .alreadyBlocked(stage.cast.grace.user))
    #expect(try await stage.version(of: stage.ada) == 2)
    #expect(try await stage.stores.blocks.blocks(of: stage.ada).count == 1)
  }

  @Test(arguments: Engine.allCases)
  func `only so many are blocked, and at the limit nothing ends`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    try await stage.befriend(stage.ada, stage.linus)
    try await stage.block(stage.grace, by: stage.ada)

    #expect(try await stage.block(stage.linus, by: stage.ada, limit: 1) == .limitReached)
    #expect(try await stage.stores.friends.friends(of: stage.ada).count == 1)
    #expect(try await stage.version(of: stage.linus) == 3)
    _ = try await stage.stores.blocks.unblock(stage.grace, by: stage.ada)
    guard case .blocked = try await stage.block(stage.linus, by: stage.ada, limit: 1) else {
      Issue.record("One less leaves room.")
      return
    }
  }

  @Test(arguments: Engine.allCases)
  func `nobody blocks themselves, the unknown or the deleted`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let gone = try await stage.register("gone", deleted: true)

    for other in [stage.ada, gone, stage.world.makeID()] {
      #expect(try await stage.block(other, by: stage.ada) == .notFound)
      #expect(try await stage.stores.blocks.unblock(other, by: stage.ada) == nil)
    }
    #expect(try await stage.version(of: stage.ada) == 1)
  }

  @Test(arguments: Engine.allCases)
  func `the latest block comes first`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    for other in [stage.linus, stage.grace] {
      await stage.wait(.seconds(1))
      try await stage.block(other, by: stage.ada)
    }

    #expect(
      try await stage.stores.blocks.blocks(of: stage.ada)
        == [stage.cast.grace.user, stage.cast.linus.user])
  }
}
