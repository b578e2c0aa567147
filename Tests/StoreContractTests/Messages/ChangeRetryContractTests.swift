import Chat
import ChatTesting
import Testing

@Suite("Retried changes, on every engine", .timeLimit(.minutes(10)))
struct ChangeRetryContractTests {
  private static let actions: [MessageChange.Action] = [
    .edit(body: "Edited"), .delete, .react(emoji: "👍", on: true),
  ]

  @Test(arguments: Engine.allCases, actions)
  func `however often one key is sent at once, there is one entry`(
    engine: Engine, action: MessageChange.Action
  ) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.ada, id)

    let outcomes = try await withThrowingTaskGroup(of: ChangeOutcome.self) { group in
      for _ in 0..<40 {
        group.addTask { try await stage.attempt(1, stage.ada, id, action, clientId: .one) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }

    let made = outcomes.compactMap { if case .changed(let entry, _) = $0 { entry } else { nil } }
    let repeated = outcomes.compactMap { if case .repeated(let it, _) = $0 { it } else { nil } }
    #expect((made.count, repeated.count) == (1, 39))
    #expect(repeated.allSatisfy { $0 == made.first })
    #expect(try await stage.entries(id, stage.ada).map(\.kind) == [.message, action.kind])
    #expect(try await stage.messages(id, stage.ada)[0].rev == 2)
  }

  @Test(arguments: Engine.allCases, actions)
  func `a retry gets its entry and the message as it is now, whatever has happened since`(
    engine: Engine, action: MessageChange.Action
  ) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.ada, id)
    let first = try await stage.make(1, stage.ada, id, action, clientId: .one)
    let retry = stage.changing(1, stage.ada, id, action, clientId: .one)
    func expectRepeated(_ message: Message) async throws {
      let entry = Entry(
        conversation: id, seq: 2, id: first.id, author: stage.ada, clientId: .one,
        kind: action.kind, target: 1, message: message)
      let expected = ChangeOutcome.repeated(entry, members: [stage.ada, stage.grace].sorted())
      #expect(try await stage.stores.messages.change(retry) == expected)
      #expect(try await stage.stores.messages.recall(retry) == expected)
    }

    try await expectRepeated(first.message)
    var head = 2
    if action != .delete {
      let later = try await stage.make(1, stage.grace, id, .react(emoji: "😀", on: true))
      try await expectRepeated(later.message)
      head += 1
    }
    _ = try await stage.stores.friends.unfriend(stage.ada, stage.grace)
    try await expectRepeated(try await stage.messages(id, stage.ada)[0])
    try await stage.block(stage.ada, by: stage.grace)
    try await expectRepeated(try await stage.messages(id, stage.ada)[0])
    if action != .delete {
      try await expectRepeated(try await stage.make(1, stage.ada, id, .delete).message)
      head += 1
    }
    #expect(try await stage.conversation(id, stage.ada).head == head)
  }

  @Test(arguments: Engine.allCases)
  func `a retried send gets the message as it is now, also a tombstone`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let draft = stage.draft(stage.ada, id, "Helo", clientId: .one)
    _ = try await stage.stores.messages.append(draft)
    let members = [stage.ada, stage.grace].sorted()

    for action in [MessageChange.Action.edit(body: "Hello"), .delete] {
      let message = try await stage.make(1, stage.ada, id, action).message
      #expect(
        try await stage.stores.messages.append(draft) == .repeated(message, members: members))
      #expect(
        try await stage.stores.messages.recall(draft) == .repeated(message, members: members))
    }
    #expect(try await stage.conversation(id, stage.ada).head == 3)
  }

  @Test(arguments: Engine.allCases)
  func `one key names one thing: no other text, target, action or send`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    for _ in 0..<2 { try await stage.send(stage.ada, id) }
    let (sent, edit) = (ClientID.well("sent"), ClientID.well("edit"))
    _ = try await stage.stores.messages.append(stage.draft(stage.ada, id, clientId: sent))
    try await stage.make(1, stage.ada, id, .edit(body: "Yes"), clientId: edit)

    /// Whether or not what was asked of the first message is still known.
    func expectReused() async throws {
      for (target, action, clientId) in [
        (1, MessageChange.Action.delete, edit), (2, .edit(body: "Yes"), edit),
        (1, .react(emoji: "👍", on: true), edit), (3, .edit(body: "Yes"), sent), (3, .delete, sent),
      ] {
        let change = stage.changing(target, stage.ada, id, action, clientId: clientId)
        #expect(try await stage.stores.messages.change(change) == .clientIDReused)
        #expect(try await stage.stores.messages.recall(change) == .clientIDReused)
      }
      let draft = stage.draft(stage.ada, id, clientId: edit)
      #expect(try await stage.stores.messages.append(draft) == .clientIDReused)
      #expect(try await stage.stores.messages.recall(draft) == .clientIDReused)
    }
    try await expectReused()
    #expect(
      try await stage.attempt(1, stage.ada, id, .edit(body: "No"), clientId: edit)
        == .clientIDReused)
    try await stage.make(1, stage.ada, id, .delete)
    try await expectReused()
    #expect(try await stage.conversation(id, stage.ada).head == 5)
  }

  @Test(arguments: Engine.allCases)
  func `what was first asked is forgotten with the message`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let sent = stage.draft(stage.ada, id, "Helo", clientId: .one)
    _ = try await stage.stores.messages.append(sent)
    let edit = ClientID.well("edit")
    try await stage.make(1, stage.ada, id, .edit(body: "Hello"), clientId: edit)
    try await stage.make(1, stage.ada, id, .delete)

    // Nothing is left to tell another text from the first one.
    guard
      case .repeated = try await stage.stores.messages.append(
        stage.draft(stage.ada, id, "Another", clientId: .one)),
      case .repeated(let entry, _) = try await stage.attempt(
        1, stage.ada, id, .edit(body: "Another"), clientId: edit)
    else {
      Issue.record("A digest was kept.")
      return
    }
    #expect((entry.seq, entry.kind, entry.message.body) == (2, .edited, ""))
  }

  @Test(arguments: Engine.allCases)
  func `a key belongs to one author, and a refused attempt doesn't take it`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.ada, id)
    let react = MessageChange.Action.react(emoji: "👍", on: true)

    #expect(
      try await stage.attempt(1, stage.ada, id, react, clientId: .one, reactionLimit: 0)
        == .limitReached)
    let unset = MessageChange.Action.react(emoji: "👍", on: false)
    guard case .unchanged = try await stage.attempt(1, stage.ada, id, unset, clientId: .one) else {
      Issue.record("It wasn't set.")
      return
    }
    try await stage.make(1, stage.ada, id, react, clientId: .one)
    try await stage.make(1, stage.grace, id, react, clientId: .one)
  }

  @Test(arguments: Engine.allCases)
  func `nothing is recalled that was never asked, or by a stranger`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.ada, id)
    try await stage.make(1, stage.ada, id, .delete, clientId: .one)
    let messages = stage.stores.messages

    #expect(try await messages.recall(stage.draft(stage.ada, id)) == nil)
    #expect(try await messages.recall(stage.changing(1, stage.ada, id, .delete)) == nil)
    for stranger in [stage.linus, stage.grace] {
      let draft = stage.draft(stranger, id, clientId: .one)
      #expect(try await messages.recall(draft) == nil)
      let change = stage.changing(1, stranger, id, .delete, clientId: .one)
      #expect(try await messages.recall(change) == nil)
    }
  }
}
