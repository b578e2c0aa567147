import ChatTesting
import Testing

@testable import Chat

@Suite struct MessagesTests {
  @Test func `A message is told to every member, the author included, and to nobody else`()
    async throws
  {
    let house = try await House()
    let conversation = try await house.befriend(house.ada, house.grace)

    let message = try await house.write("Hello", by: house.ada, in: conversation)

    #expect(message.seq == 1)
    #expect(message.sentAt == house.world.now())
    for person in [house.ada, house.grace] {
      let frames = try house.bus.frames(to: person)
      #expect(frames.map { $0["type"] } == ["entry"])
      #expect(frames.first?["entry"]["seq"] == 1)
      #expect(frames.first?["entry"]["message"]["body"] == "Hello")
    }
    #expect(try house.bus.frames(to: house.linus).isEmpty)
  }

  @Test func `A retry gets the first answer, and is published again`() async throws {
    let house = try await House()
    let conversation = try await house.befriend(house.ada, house.grace)
    let message = NewMessage(clientId: try .named("one"), body: "Hello", replyTo: nil)

    let first = try await house.features.messages.send(message, by: house.ada, in: conversation)
    await house.clock.advance(by: .seconds(3_600))
    let again = try await house.features.messages.send(message, by: house.ada, in: conversation)

    #expect(first.isNew)
    #expect(!again.isNew)
    #expect(again.0 == first.0)
    let entries = try house.bus.frames(to: house.grace)
    #expect(entries.count == 2)
    #expect(entries.first == entries.last)
  }

  @Test func `A hundred retries at once are one message`() async throws {
    let house = try await House()
    let conversation = try await house.befriend(house.ada, house.grace)
    let message = NewMessage(clientId: try .named("one"), body: "Hello", replyTo: nil)
    let (ada, messages) = (house.ada, house.features.messages)

    let answers = try await withThrowingTaskGroup(of: (Message, isNew: Bool).self) { tasks in
      for _ in 0..<100 {
        tasks.addTask { try await messages.send(message, by: ada, in: conversation) }
      }
      return try await tasks.reduce(into: []) { $0.append($1) }
    }

    #expect(answers.count { $0.isNew } == 1)
    #expect(Set(answers.map(\.0.id)).count == 1)
    #expect(try await house.features.conversations.states(of: house.ada).map(\.head) == [1])
  }

  @Test func `A client id is good for one message of one author in one conversation`()
    async throws
  {
    let house = try await House()
    let one = try await house.befriend(house.ada, house.grace)
    let other = try await house.befriend(house.ada, house.linus)
    let messages = house.features.messages
    let id = try ClientID.named("one")
    _ = try await messages.send(
      NewMessage(clientId: id, body: "Hello", replyTo: nil), by: house.ada, in: one)

    for changed in [
      NewMessage(clientId: id, body: "Other", replyTo: nil),
      NewMessage(clientId: id, body: "Hello", replyTo: 1),
    ] {
      await #expect(throws: MessageRefusal.clientIDReused) {
        try await messages.send(changed, by: house.ada, in: one)
      }
    }
    for (author, conversation) in [(house.grace, one), (house.ada, other)] {
      let sent = try await messages.send(
        NewMessage(clientId: id, body: "Other", replyTo: nil), by: author, in: conversation)
      #expect(sent.isNew)
    }
  }

  @Test func `More than so many within a minute are turned away, and nothing of them is kept`()
    async throws
  {
    let house = try await House { $0.limits.sendsPerMinute = 3 }
    let conversation = try await house.befriend(house.ada, house.grace)
    var third: Message?
    for number in 1...3 {
      third = try await house.write("m\(number)", by: house.ada, in: conversation)
    }

    await #expect(throws: MessageRefusal.rateLimited(retryAfter: 60)) {
      try await house.write("m4", by: house.ada, in: conversation)
    }
    // It was stored, so it is answered: a retry is looked up before any limit.
    #expect(try await house.write("m3", by: house.ada, in: conversation) == third)
    try await house.write("g1", by: house.grace, in: conversation)
    await house.clock.advance(by: .seconds(60))
    let later = try await house.write("m4", by: house.ada, in: conversation)

    #expect(later.seq == 5)
  }

  @Test func `Only members find a conversation, and only friends write in it`() async throws {
    let house = try await House()
    let conversation = try await house.befriend(house.ada, house.grace)
    let first = try await house.write("Hello", by: house.ada, in: conversation)

    await #expect(throws: CommonRefusal.notFound) {
      try await house.write("Hello", by: house.linus, in: conversation)
    }
    await #expect(throws: CommonRefusal.notFound) {
      try await house.write("Hello", by: house.ada, in: house.world.makeID())
    }
    try await house.features.friends.unfriend(house.ada, by: house.grace)
    await #expect(throws: MessageRefusal.notFriends) {
      try await house.write("More", by: house.ada, in: conversation)
    }
    #expect(try await house.write("Hello", by: house.ada, in: conversation) == first)
    for person in [house.ada, house.grace] {
      let history = try await house.features.messages.history(
        of: conversation, for: person, HistoryWindow(.newest, limit: 10))
      #expect(history.items == [first])
    }
    await #expect(throws: CommonRefusal.notFound) {
      try await house.features.messages.history(
        of: conversation, for: house.linus, HistoryWindow(.newest, limit: 10))
    }
    await #expect(throws: CommonRefusal.notFound) {
      try await house.features.messages.log(of: conversation, for: house.linus, after: 0, limit: 1)
    }
  }

  @Test func `A reply names a message that is there`() async throws {
    let house = try await House()
    let conversation = try await house.befriend(house.ada, house.grace)
    try await house.write("Hello", by: house.ada, in: conversation)
    let messages = house.features.messages

    let reply = try await messages.send(
      NewMessage(clientId: try .named("two"), body: "Hi", replyTo: 1), by: house.grace,
      in: conversation)
    #expect(reply.0.replyTo == 1)

    for target in [0, -1, 3, 4, .max] {
      await #expect {
        try await messages.send(
          NewMessage(clientId: try .named("three"), body: "Hi", replyTo: target),
          by: house.grace, in: conversation)
      } throws: { error in
        (error as? any Refusal)?.problem.errors.map(\.field) == ["replyTo"]
      }
    }
  }

  @Test func `A body that breaks the rules is not kept`() async throws {
    let house = try await House()
    let conversation = try await house.befriend(house.ada, house.grace)

    for body in [nil, "", " \n", "a\u{0}", String(repeating: "a", count: 8_001)] {
      await #expect {
        try await house.features.messages.send(
          NewMessage(clientId: try .named("one"), body: body, replyTo: nil), by: house.ada,
          in: conversation)
      } throws: { error in
        (error as? any Refusal)?.problem.errors.map(\.field) == ["body"]
      }
    }
    #expect(try await house.write("one", by: house.ada, in: conversation).seq == 1)
  }

  @Test func `Bodies are kept as they are, to the last scalar`() async throws {
    let house = try await House()
    let conversation = try await house.befriend(house.ada, house.grace)
    let bodies = [" e\u{301} ", "\u{202e}abc", "a\n\n\tb", "👨‍👩‍👧‍👦", "ﬁ\u{feff}"]

    for (index, body) in bodies.enumerated() {
      let message = NewMessage(clientId: try .named("m\(index)"), body: body, replyTo: nil)
      _ = try await house.features.messages.send(message, by: house.ada, in: conversation)
    }

    let history = try await house.features.messages.history(
      of: conversation, for: house.grace, HistoryWindow(.newest, limit: 10))
    #expect(history.items.map { Array($0.body.utf8) } == bodies.map { Array($0.utf8) })
  }
}
