import Chat
import ChatTesting
import Testing

@Suite("Changing messages, on every engine", .timeLimit(.minutes(10)))
struct ChangeContractTests {
  @Test(arguments: Engine.allCases)
  func `an edit is the next entry and raises the message's rev`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    var message = try await stage.send(stage.ada, id, "Helo")
    await stage.wait(.seconds(4))
    let change = stage.changing(1, stage.ada, id, .edit(body: "Hello"))

    let outcome = try await stage.stores.messages.change(change)

    message.body = "Hello"
    message.editedAt = stage.world.now()
    message.rev = 2
    let entry = Entry(
      conversation: id, seq: 2, id: change.id, author: stage.ada, clientId: change.clientId,
      kind: .edited, target: 1, message: message)
    #expect(outcome == .changed(entry, members: [stage.ada, stage.grace].sorted()))
    #expect(try await stage.entries(id, stage.grace).last == entry)
    #expect(try await stage.messages(id, stage.grace) == [message])
    let conversation = try await stage.conversation(id, stage.grace)
    #expect((conversation.head, conversation.headId) == (2, change.id))
    #expect(conversation.lastMessage == message)
    #expect(conversation.updatedAt == message.sentAt)
  }

  @Test(arguments: Engine.allCases)
  func `a deletion leaves a tombstone everywhere`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.grace, id, "Shall we?")
    let sent = try await stage.reply(stage.ada, id, to: 1)
    try await stage.make(2, stage.ada, id, .edit(body: "Indeed"))
    try await stage.make(2, stage.grace, id, .react(emoji: "👍", on: true))
    let answer = try await stage.reply(stage.grace, id, to: 2)
    await stage.wait(.seconds(4))

    let entry = try await stage.make(2, stage.ada, id, .delete)

    let tombstone = Message(
      conversation: id, seq: 2, id: sent.id, author: stage.ada, clientId: sent.clientId,
      sentAt: sent.sentAt, body: "", replyTo: nil, deletedAt: stage.world.now(), rev: 4)
    #expect((entry.kind, entry.target, entry.message) == (.deleted, 2, tombstone))
    let log = try await stage.entries(id, stage.grace)
    #expect(log.map(\.kind) == [.message, .message, .edited, .reacted, .message, .deleted])
    #expect(log.map(\.target) == [1, 2, 2, 2, 5, 2])
    #expect(log.filter { $0.target == 2 }.allSatisfy { $0.message == tombstone })
    #expect(try await stage.messages(id, stage.grace).map(\.seq) == [1, 2, 5])
    #expect(try await stage.messages(id, stage.grace)[1] == tombstone)
    // What answers it stands, and still says what it answered.
    #expect(try await stage.messages(id, stage.grace)[2] == answer)
  }

  @Test(arguments: Engine.allCases)
  func `the last message stays the last one when it is deleted`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.ada, id)
    let message = try await stage.send(stage.ada, id)
    await stage.wait(.seconds(4))
    let entry = try await stage.make(2, stage.ada, id, .delete)

    let conversation = try await stage.conversation(id, stage.grace)

    #expect(conversation.lastMessage == entry.message)
    #expect(conversation.updatedAt == message.sentAt)
  }

  @Test(arguments: Engine.allCases)
  func `a reaction is set and cleared, each an entry of its own`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let message = try await stage.send(stage.ada, id)

    let set = try await stage.make(1, stage.grace, id, .react(emoji: "👍", on: true))
    #expect((set.kind, set.author, set.seq, set.message.rev) == (.reacted, stage.grace, 2, 2))
    #expect(set.message.reactions == [Reaction(emoji: "👍", users: [stage.grace])])
    #expect(set.message.editedAt == nil)

    let cleared = try await stage.make(1, stage.grace, id, .react(emoji: "👍", on: false))
    #expect((cleared.kind, cleared.seq, cleared.message.rev) == (.reacted, 3, 3))
    #expect(cleared.message.reactions == [])
    #expect(cleared.message.body == message.body)
  }

  @Test(arguments: Engine.allCases)
  func `reactions stand in the order of the first who still stands by each`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let (ada, grace) = (stage.ada, stage.grace)
    let id = try await stage.befriend(ada, grace)
    try await stage.send(ada, id)

    for (user, emoji) in [(grace, "👍"), (ada, "❤️"), (ada, "👍"), (grace, "😀")] {
      try await stage.make(1, user, id, .react(emoji: emoji, on: true))
    }
    #expect(
      try await stage.messages(id, ada)[0].reactions == [
        Reaction(emoji: "👍", users: [grace, ada]), Reaction(emoji: "❤️", users: [ada]),
        Reaction(emoji: "😀", users: [grace]),
      ])

    try await stage.make(1, grace, id, .react(emoji: "👍", on: false))
    try await stage.make(1, grace, id, .react(emoji: "👍", on: true))
    #expect(
      try await stage.messages(id, ada)[0].reactions == [
        Reaction(emoji: "❤️", users: [ada]), Reaction(emoji: "👍", users: [ada, grace]),
        Reaction(emoji: "😀", users: [grace]),
      ])
  }

  @Test(arguments: Engine.allCases)
  func `what is so already makes no entry`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.ada, id, "Hello")
    try await stage.send(stage.ada, id, "Goodbye")
    let reacted = try await stage.make(1, stage.grace, id, .react(emoji: "👍", on: true)).message
    let deleted = try await stage.make(2, stage.ada, id, .delete).message

    for (target, author, action, message) in [
      (1, stage.grace, MessageChange.Action.react(emoji: "👍", on: true), reacted),
      (1, stage.ada, .react(emoji: "👍", on: false), reacted),
      (1, stage.grace, .react(emoji: "😀", on: false), reacted),
      (1, stage.ada, .edit(body: "Hello"), reacted),
      (2, stage.ada, .delete, deleted),
    ] {
      #expect(try await stage.attempt(target, author, id, action) == .unchanged(message))
    }
    #expect(try await stage.conversation(id, stage.ada).head == 4)
  }

  @Test(arguments: Engine.allCases)
  func `an edit that only looks the same is one`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.ada, id, "Zo\u{eb}")

    let entry = try await stage.make(1, stage.ada, id, .edit(body: "Zoe\u{308}"))

    #expect(Array(entry.message.body.utf8) == Array("Zoe\u{308}".utf8))
  }

  @Test(arguments: Engine.allCases)
  func `only its author edits or deletes a message`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.ada, id)

    #expect(try await stage.attempt(1, stage.grace, id, .edit(body: "No")) == .notAuthor)
    #expect(try await stage.attempt(1, stage.grace, id, .delete) == .notAuthor)
    #expect(try await stage.conversation(id, stage.ada).head == 1)
  }

  @Test(arguments: Engine.allCases)
  func `a tombstone takes no change`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.ada, id)
    try await stage.make(1, stage.ada, id, .delete)

    #expect(try await stage.attempt(1, stage.ada, id, .edit(body: "No")) == .messageDeleted)
    for on in [true, false] {
      #expect(
        try await stage.attempt(1, stage.grace, id, .react(emoji: "👍", on: on)) == .messageDeleted)
    }
    #expect(try await stage.attempt(1, stage.grace, id, .delete) == .notAuthor)
  }

  @Test(arguments: Engine.allCases)
  func `there are only so many kinds of reaction`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.ada, id)
    func react(_ emoji: String, _ user: UserID, _ on: Bool = true) async throws -> ChangeOutcome {
      try await stage.attempt(1, user, id, .react(emoji: emoji, on: on), reactionLimit: 2)
    }
    for emoji in ["👍", "😀"] { _ = try await react(emoji, stage.ada) }

    #expect(try await react("❤️", stage.grace) == .limitReached)
    guard case .changed = try await react("👍", stage.grace) else {
      Issue.record("Another one may join a kind that is there.")
      return
    }
    _ = try await react("😀", stage.ada, false)
    guard case .changed = try await react("❤️", stage.grace) else {
      Issue.record("One kind less leaves room.")
      return
    }
  }

  @Test(arguments: Engine.allCases)
  func `strangers, and numbers without a message, are not found`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let other = try await stage.befriend(stage.ada, stage.linus)
    for _ in 0..<4 { try await stage.send(stage.ada, other) }
    try await stage.send(stage.ada, id)
    try await stage.make(1, stage.ada, id, .edit(body: "Yes"))

    for action in [MessageChange.Action.edit(body: "No"), .delete, .react(emoji: "👍", on: true)] {
      #expect(try await stage.attempt(1, stage.linus, id, action) == .notFound)
      #expect(try await stage.attempt(1, stage.ada, stage.world.makeID(), action) == .notFound)
      for target in [2, 3, 0, -1, .min, .max] {
        #expect(try await stage.attempt(target, stage.ada, id, action) == .notFound, "\(target)")
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func `a reply names a message, which may be a tombstone, and no other entry`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.ada, id)
    try await stage.make(1, stage.ada, id, .delete)

    #expect(try await stage.reply(stage.grace, id, to: 1).replyTo == 1)
    #expect(
      try await stage.stores.messages.append(stage.draft(stage.ada, id, replyTo: 2))
        == .noSuchReply)
  }

  @Test(arguments: Engine.allCases, [false, true])
  func `without friendship one may still delete one's own, and nothing else`(
    engine: Engine, blocked: Bool
  ) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.ada, id)
    try await stage.send(stage.grace, id)
    if blocked {
      try await stage.block(stage.ada, by: stage.grace)
    } else {
      _ = try await stage.stores.friends.unfriend(stage.ada, stage.grace)
    }

    for (own, user) in [(1, stage.ada), (2, stage.grace)] {
      #expect(try await stage.attempt(own, user, id, .edit(body: "No")) == .notFriends)
      #expect(try await stage.attempt(1, user, id, .react(emoji: "👍", on: true)) == .notFriends)
      #expect(try await stage.make(own, user, id, .delete).message.body == "")
    }
    #expect(try await stage.entries(id, stage.grace).map(\.seq) == [1, 2, 3, 4])
  }

  @Test(arguments: Engine.allCases)
  func `unread counts neither changes nor what was deleted, and pointers reach every entry`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    for _ in 0..<3 { try await stage.send(stage.ada, id) }
    try await stage.make(1, stage.ada, id, .edit(body: "Edited"))
    try await stage.make(1, stage.ada, id, .react(emoji: "👍", on: true))
    #expect(try await stage.conversation(id, stage.grace).unread == 3)
    try await stage.make(2, stage.ada, id, .delete)
    #expect(try await stage.conversation(id, stage.grace).unread == 2)

    #expect(try await stage.raise(stage.grace, id, delivered: 7) == .aboveHead)
    _ = try await stage.raise(stage.grace, id, read: 1, delivered: 6)

    #expect(try await stage.conversation(id, stage.grace).unread == 1)
    let pointers = try await stage.pointers(of: stage.grace, in: id, seenBy: stage.ada)
    #expect(pointers == Pointers(readSeq: 1, deliveredSeq: 6))
    // Reading changes no log, and a change to a message no pointer.
    try await stage.make(3, stage.ada, id, .edit(body: "Edited"))
    #expect(try await stage.pointers(of: stage.grace, in: id, seenBy: stage.ada) == pointers)
  }

  @Test(arguments: Engine.allCases)
  func `a comparison sees a change by head and the entry's id`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.ada, id)
    let conversations = stage.stores.conversations
    let before = try await conversations.states(of: stage.grace)

    let entry = try await stage.make(1, stage.grace, id, .react(emoji: "👍", on: true))

    let state = ConversationState(
      id: id, head: 2, headId: entry.id, version: try #require(before.first).version)
    #expect(try await conversations.states(of: stage.grace) == [state])
    let conversation = try await stage.conversation(id, stage.grace)
    #expect((conversation.head, conversation.headId) == (2, entry.id))
    #expect(conversation.version == state.version)
  }
}

extension Stage {
  fileprivate func reply(_ author: UserID, _ conversation: ConversationID, to seq: Int)
    async throws -> Message
  {
    let outcome = try await stores.messages.append(
      draft(author, conversation, "An answer", replyTo: seq))
    guard case .stored(let message, _) = outcome else { throw Unexpected() }
    return message
  }
}
