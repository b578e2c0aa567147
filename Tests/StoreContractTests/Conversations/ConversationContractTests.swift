import Chat
import ChatTesting
import Testing

@Suite("Conversations, on every engine", .timeLimit(.minutes(10)))
struct ConversationContractTests {
  @Test(arguments: Engine.allCases)
  func `a new conversation is empty for both`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)

    let conversation = try await stage.conversation(id, stage.ada)

    let members = [stage.cast.ada.user, stage.cast.grace.user].sorted { $0.id < $1.id }
    #expect(
      conversation
        == Conversation(
          id: id,
          members: members.map { Conversation.Member(user: $0, readSeq: 0, deliveredSeq: 0) },
          head: 0, headId: nil, lastMessage: nil, unread: 0, muted: false, pinned: false,
          archived: false, draft: nil, rev: 0, updatedAt: stage.world.now()))
    #expect(try await stage.conversation(id, stage.grace) == conversation)
  }

  @Test(arguments: Engine.allCases)
  func `a stranger finds no conversation`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let conversations = stage.stores.conversations
    let change = ConversationChange(muted: true)

    #expect(try await conversations.conversation(id, asSeenBy: stage.linus) == nil)
    #expect(try await conversations.update(id, of: stage.linus, change) == nil)
    #expect(try await conversations.audience(of: id, from: stage.linus) == nil)
    #expect(
      try await conversations.conversations(of: stage.linus, after: nil, limit: 10).isEmpty)
    #expect(try await conversations.states(of: stage.linus).isEmpty)
    let unknown: ConversationID = stage.world.makeID()
    #expect(try await conversations.conversation(unknown, asSeenBy: stage.ada) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `opening with a friend finds the one that accepting made`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)

    #expect(try await stage.open(stage.ada, stage.grace) == .existed(id))
    #expect(try await stage.open(stage.grace, stage.ada) == .existed(id))
  }

  @Test(arguments: Engine.allCases)
  func `nothing opens with a stranger, a former friend, the deleted or nobody`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let gone = try await stage.register("gone", deleted: true)
    let id = try await stage.befriend(stage.ada, stage.grace)
    _ = try await stage.stores.friends.unfriend(stage.ada, stage.grace)

    #expect(try await stage.open(stage.ada, stage.linus) == .refused)
    #expect(try await stage.open(stage.ada, stage.grace) == .refused)
    #expect(try await stage.open(stage.ada, gone) == .refused)
    #expect(try await stage.open(stage.ada, stage.world.makeID()) == .refused)
    #expect(try await stage.conversation(id, stage.ada).id == id)
  }

  @Test(arguments: Engine.allCases)
  func `fifty who open own notes at once open one conversation`(engine: Engine) async throws {
    let stage = try await Stage(engine)

    let outcomes = try await withThrowingTaskGroup(of: OpenOutcome.self) { group in
      for _ in 0..<50 { group.addTask { try await stage.open(stage.ada, stage.ada) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }

    let opened = outcomes.compactMap { if case .opened(let id) = $0 { id } else { nil } }
    let existed = outcomes.compactMap { if case .existed(let id) = $0 { id } else { nil } }
    #expect((opened.count, existed.count) == (1, 49))
    #expect(Set(existed) == Set(opened))
    let id = try #require(opened.first)
    #expect(try await stage.conversation(id, stage.ada).memberIDs == [stage.ada])
  }

  @Test(arguments: Engine.allCases)
  func `own notes are written without a friend and never unread`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    guard case .opened(let id) = try await stage.open(stage.ada, stage.ada) else {
      Issue.record("There were no notes before.")
      return
    }

    try await stage.send(stage.ada, id, "Buy bread")

    #expect(try await stage.conversation(id, stage.ada).unread == 0)
    #expect(try await stage.stores.conversations.audience(of: id, from: stage.ada) == [stage.ada])
  }

  @Test(arguments: Engine.allCases)
  func `the list is by last activity and pages without repeating`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    var ids: [ConversationID] = []
    for number in 0..<7 {
      // Pairs of them in the same moment, so that the id has to decide.
      if number.isMultiple(of: 2) { await stage.wait(.seconds(1)) }
      let friend = try await stage.register("friend\(number)")
      ids.append(try await stage.befriend(stage.ada, friend))
    }
    await stage.wait(.seconds(1))
    try await stage.send(stage.ada, ids[3])

    let all = try await stage.list(after: nil, limit: 50)
    var paged: [Conversation] = []
    var page = try await stage.list(after: nil, limit: 2)
    while !page.isEmpty {
      #expect(page.count <= 3)
      paged += page.prefix(2)
      page = try await stage.list(after: paged.last, limit: 2)
    }

    #expect(all.first?.id == ids[3])
    #expect(Set(all.map(\.id)) == Set(ids))
    let order = all.map { ($0.updatedAt, $0.id) }
    #expect(zip(order, order.dropFirst()).allSatisfy { $0 > $1 })
    #expect(paged == all)
  }

  @Test(arguments: Engine.allCases)
  func `the states tell the same as the conversations`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let first = try await stage.befriend(stage.ada, stage.grace)
    await stage.wait(.seconds(1))
    try await stage.befriend(stage.ada, stage.linus)
    await stage.wait(.seconds(1))
    try await stage.send(stage.grace, first)
    _ = try await stage.raise(stage.ada, first, read: 1)
    try await stage.change(stage.grace) { $0.readReceipts = false }
    try await stage.send(stage.ada, first)
    _ = try await stage.raise(stage.grace, first, read: 2)
    _ = try await stage.stores.accounts.update(
      stage.grace, ProfileChange(displayName: "Amazing Grace"))
    _ = try await stage.stores.conversations.update(
      first, of: stage.ada, ConversationChange(pinned: true))

    for viewer in [stage.ada, stage.grace, stage.linus] {
      let conversations = try await stage.stores.conversations
        .conversations(of: viewer, after: nil, limit: 50)
      let states = try await stage.stores.conversations.states(of: viewer)
      #expect(
        states
          == conversations.map {
            ConversationState(id: $0.id, head: $0.head, headId: $0.headId, version: $0.version)
          })
    }
    let mine = try #require(try await stage.stores.conversations.states(of: stage.ada).first)
    // rev 1, own pointers 1 + 1, grace's 0 + 2 as shown, cards 1 + 2.
    #expect((mine.id, mine.head, mine.version) == (first, 2, 8))
  }

  @Test(arguments: Engine.allCases)
  func `each member has settings of their own, and rev counts the changes to them`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let before = try await stage.conversation(id, stage.grace)

    let first = try await stage.update(id, ConversationChange(muted: true, draft: "Dear Grace"))
    let second = try await stage.update(id, ConversationChange(pinned: true, archived: true))
    let same = try await stage.update(id, ConversationChange(muted: true))
    let third = try await stage.update(id, ConversationChange(muted: false, draft: .some(nil)))

    #expect((first.muted, first.pinned, first.archived) == (true, false, false))
    #expect((first.draft, first.rev) == ("Dear Grace", 1))
    #expect((second.muted, second.pinned, second.archived) == (true, true, true))
    #expect((second.draft, second.rev) == ("Dear Grace", 2))
    #expect(same == second)
    #expect((third.muted, third.draft, third.rev) == (false, nil, 3))
    #expect(try await stage.conversation(id, stage.ada) == third)
    #expect(try await stage.conversation(id, stage.grace) == before)
  }

  @Test(arguments: Engine.allCases)
  func `the audience is both, for as long as they are friends`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let conversations = stage.stores.conversations

    #expect(
      try await conversations.audience(of: id, from: stage.ada)
        == [stage.ada, stage.grace].sorted())

    _ = try await stage.stores.friends.unfriend(stage.grace, stage.ada)
    #expect(try await conversations.audience(of: id, from: stage.ada) == nil)
  }
}

extension Stage {
  fileprivate func open(_ user: UserID, _ other: UserID) async throws -> OpenOutcome {
    try await stores.conversations.open(world.makeID(), by: user, with: other, at: world.now())
  }

  fileprivate func list(after last: Conversation?, limit: Int) async throws -> [Conversation] {
    let cursor = last.map { ConversationCursor(updatedAt: $0.updatedAt, id: $0.id) }
    return try await stores.conversations.conversations(of: ada, after: cursor, limit: limit)
  }

  fileprivate func update(_ id: ConversationID, _ change: ConversationChange) async throws
    -> Conversation
  {
    try #require(try await stores.conversations.update(id, of: ada, change))
  }
}
