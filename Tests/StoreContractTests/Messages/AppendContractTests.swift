import Chat
import ChatTesting
import Testing

@Suite("Sending, on every engine", .timeLimit(.minutes(10)))
struct AppendContractTests {
  @Test(arguments: Engine.allCases)
  func `a message takes the next number and is the conversation's last`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.grace, id)
    await stage.wait(.seconds(3))
    let draft = stage.draft(stage.ada, id, "Zero\u{301}? 👩‍💻\n\t“done”", replyTo: 1)

    let outcome = try await stage.stores.messages.append(draft)

    let message = Message(
      conversation: id, seq: 2, id: draft.id, author: stage.ada, clientId: draft.clientId,
      sentAt: stage.world.now(), body: draft.body, replyTo: 1)
    #expect(outcome == .stored(message, members: [stage.ada, stage.grace].sorted()))
    let conversation = try await stage.conversation(id, stage.grace)
    #expect(conversation.head == 2)
    #expect(conversation.headId == draft.id)
    #expect(conversation.lastMessage == message)
    #expect(conversation.lastMessage.map { Array($0.body.utf8) } == Array(draft.body.utf8))
    #expect(conversation.updatedAt == message.sentAt)
  }

  @Test(
    arguments: Engine.allCases,
    [
      "a", "0123456789abcdef", "01890a5d-ac96-774b-bcce-b302099a8057",
      "01890A5D-AC96-774B-BCCE-B302099A8057", String(repeating: "Z", count: 64),
    ])
  func `any client id comes back as it was given`(engine: Engine, name: String) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let draft = stage.draft(stage.ada, id, clientId: .well(name))

    _ = try await stage.stores.messages.append(draft)

    #expect(try await stage.conversation(id, stage.ada).lastMessage?.clientId == .well(name))
    guard case .repeated = try await stage.stores.messages.append(draft) else {
      Issue.record("The same key is the same message.")
      return
    }
  }

  @Test(arguments: Engine.allCases, [0, -5, 1_767_225_600_000, 4_102_444_800_000, .min, .max])
  func `any moment comes back as it was given`(engine: Engine, moment: Int64) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let sentAt = Timestamp(milliseconds: moment)
    let draft = Draft(
      conversation: id, author: stage.ada, clientId: .one, id: stage.world.makeID(),
      body: "Hello", replyTo: nil, digest: .min, sentAt: sentAt)

    _ = try await stage.stores.messages.append(draft)

    let conversation = try await stage.conversation(id, stage.ada)
    #expect(conversation.lastMessage?.sentAt == sentAt)
    #expect(conversation.updatedAt == sentAt)
  }

  @Test(arguments: Engine.allCases)
  func `a retry gets the first answer, also after the friendship has ended`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let draft = stage.draft(stage.ada, id, clientId: .one)
    guard case .stored(let message, let members) = try await stage.stores.messages.append(draft)
    else {
      Issue.record("The first attempt is stored.")
      return
    }
    await stage.wait(.seconds(9))
    let retry = stage.draft(stage.ada, id, clientId: .one)

    #expect(try await stage.stores.messages.append(retry) == .repeated(message, members: members))
    _ = try await stage.stores.friends.unfriend(stage.ada, stage.grace)
    #expect(try await stage.stores.messages.append(retry) == .repeated(message, members: members))
    #expect(try await stage.conversation(id, stage.ada).head == 1)
  }

  @Test(arguments: Engine.allCases)
  func `a client id used for something else is refused`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let messages = stage.stores.messages
    _ = try await messages.append(stage.draft(stage.ada, id, "Yes", clientId: .one))

    #expect(
      try await messages.append(stage.draft(stage.ada, id, "No", clientId: .one))
        == .clientIDReused)
    #expect(try await stage.conversation(id, stage.ada).head == 1)
  }

  @Test(arguments: Engine.allCases)
  func `a client id belongs to one author in one conversation`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let withGrace = try await stage.befriend(stage.ada, stage.grace)
    let withLinus = try await stage.befriend(stage.ada, stage.linus)

    for (author, id) in [(stage.ada, withGrace), (stage.grace, withGrace), (stage.ada, withLinus)] {
      let outcome = try await stage.stores.messages.append(
        stage.draft(author, id, clientId: .one))
      guard case .stored = outcome else {
        Issue.record("\(outcome)")
        return
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func `forty at once with one key store one message`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)

    let outcomes = try await withThrowingTaskGroup(of: AppendOutcome.self) { group in
      for _ in 0..<40 {
        group.addTask {
          try await stage.stores.messages.append(stage.draft(stage.ada, id, clientId: .one))
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }

    let stored = outcomes.compactMap { if case .stored(let it, _) = $0 { it } else { nil } }
    let repeated = outcomes.compactMap { if case .repeated(let it, _) = $0 { it } else { nil } }
    #expect((stored.count, repeated.count) == (1, 39))
    #expect(Set(repeated.map(\.id)) == Set(stored.map(\.id)))
    #expect(try await stage.conversation(id, stage.ada).head == 1)
  }

  @Test(arguments: Engine.allCases)
  func `senders at once leave no hole, and each keeps the order of its own`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let other = try await stage.befriend(stage.ada, stage.linus)

    try await withThrowingTaskGroup(of: Void.self) { group in
      for sender in 0..<8 {
        let author = sender.isMultiple(of: 2) ? stage.ada : stage.grace
        group.addTask {
          for number in 0..<25 { try await stage.send(author, id, "\(sender) \(number)") }
        }
        group.addTask { try await stage.send(stage.linus, other) }
      }
      try await group.waitForAll()
    }

    let log = try #require(
      try await stage.stores.messages.log(
        of: id, asSeenBy: stage.ada, after: 1, limit: 500, bytes: .max))
    #expect(log.items.map(\.seq) == Array(1...200))
    #expect(log.head == 200)
    for sender in 0..<8 {
      let own = log.items.map(\.message.body).filter { $0.hasPrefix("\(sender) ") }
      #expect(own == (0..<25).map { "\(sender) \($0)" })
    }
    #expect(try await stage.conversation(other, stage.ada).head == 8)
  }

  @Test(arguments: Engine.allCases)
  func `strangers and unknown conversations are not found, former friends are refused`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let messages = stage.stores.messages
    try await stage.send(stage.ada, id)

    #expect(try await messages.append(stage.draft(stage.linus, id)) == .notFound)
    #expect(
      try await messages.append(stage.draft(stage.ada, stage.world.makeID())) == .notFound)
    _ = try await stage.stores.friends.unfriend(stage.ada, stage.grace)
    #expect(try await messages.append(stage.draft(stage.ada, id)) == .notFriends)
    #expect(try await messages.append(stage.draft(stage.grace, id)) == .notFriends)

    // What was written stays readable for both.
    #expect(try await stage.conversation(id, stage.grace).lastMessage?.seq == 1)
    try await stage.befriend(stage.grace, stage.ada)
    #expect(try await stage.send(stage.grace, id).seq == 2)
  }

  @Test(arguments: Engine.allCases)
  func `what was refused may be sent again under its key, and is stored once it may be`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let messages = stage.stores.messages
    let draft = stage.draft(stage.ada, id, clientId: .one)
    _ = try await stage.stores.friends.unfriend(stage.ada, stage.grace)

    #expect(try await messages.append(draft) == .notFriends)
    #expect(try await messages.recall(draft) == nil)
    #expect(try await messages.append(draft) == .notFriends)
    #expect(try await stage.conversation(id, stage.ada).head == 0)
    try await stage.befriend(stage.grace, stage.ada)
    guard case .stored(let message, _) = try await messages.append(draft),
      case .repeated(let again, _) = try await messages.append(draft)
    else {
      Issue.record("it is stored, and there from then on")
      return
    }
    #expect(message == again)
    #expect(try await stage.messages(id, stage.grace) == [message])
  }

  @Test(arguments: Engine.allCases)
  func `a reply names a message of its conversation`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let other = try await stage.befriend(stage.ada, stage.linus)
    try await stage.send(stage.ada, other)
    try await stage.send(stage.ada, other)
    try await stage.send(stage.ada, id)

    for replyTo in [2, 0, -1, .max] {
      let draft = stage.draft(stage.ada, id, replyTo: replyTo)
      #expect(try await stage.stores.messages.append(draft) == .noSuchReply)
    }
    #expect(try await stage.send(stage.ada, id).seq == 2)
  }
}
