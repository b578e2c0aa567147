import Chat
import ChatTesting
import Testing

/// A client says what it has, and gets the rest.
@Suite(.timeLimit(.minutes(10))) struct CatchUpTests {
  @Test func `Whoever has nothing is shown everything, to begin anew`() async throws {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      try await ada.write("Hello", in: conversation)

      let socket = try await grace.connect()

      #expect(socket.inbox.all.prefix(2).map { $0["type"] } == ["welcome", "me"])
      let shown = try await socket.next("conversation")
      #expect(shown["complete"] == false)
      #expect(shown["entries"] == [])
      #expect(shown["conversation"]["head"] == 1)
      #expect(shown["conversation"]["lastMessage"]["body"] == "Hello")
      #expect(shown["conversation"]["unread"] == 1)
    }
  }

  @Test func `Whoever comes back gets only what is missing`() async throws {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      for number in 1...3 { try await ada.write("Message \(number)", in: conversation) }
      let first = try await grace.connect()
      let copy = try await grace.copy(of: conversation)
      let version = first.inbox.all("me").first?["me"]["version"] ?? nil
      await first.vanish()

      try await ada.write("Message 4", in: conversation)
      let hello: [String: JSONValue] = [
        "epoch": .string(chat.epoch), "me": version, "have": [copy],
      ]
      let second = try await grace.connect(hello)

      #expect(second.inbox.all("me").isEmpty)
      let shown = second.inbox.all("conversation")
      #expect(shown.count == 1)
      #expect(shown.first?["complete"] == true)
      #expect(shown.first?["entries"].items.map { $0["message"]["body"] } == ["Message 4"])

      let third = try await grace.connect(
        [
          "epoch": .string(chat.epoch), "me": version,
          "have": [try await grace.copy(of: conversation)],
        ])
      #expect(third.inbox.all.map { $0["type"] } == ["welcome", "synced", "presence"])
    }
  }

  @Test func `A copy of another database counts for nothing`() async throws {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      try await ada.write("Hello", in: conversation)
      let copy = try await grace.copy(of: conversation)

      let socket = try await grace.connect(["epoch": "another", "me": 3, "have": [copy]])

      #expect(socket.inbox.all("welcome").first?["epoch"].text == chat.epoch)
      #expect(socket.inbox.all("me").count == 1)
      #expect(socket.inbox.all("conversation").map { $0["complete"] } == [false])
    }
  }

  @Test func `A list of copies may come in parts, and a second hello compares anew`() async throws {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      try await ada.write("Hello", in: conversation)
      let copy = try await grace.copy(of: conversation)

      let socket = try await grace.greet(
        ["epoch": .string(chat.epoch), "have": [], "more": true])
      try await socket.next("welcome")
      try await socket.send(["type": "have", "have": [copy]])
      try await socket.next("synced")
      #expect(socket.inbox.all("conversation").isEmpty)

      try await socket.send(["type": "hello"])
      #expect(try await socket.next("conversation")["complete"] == false)
      try await socket.next("synced")
    }
  }

  @Test func `A conversation that isn't mine is to be dropped`() async throws {
    try await LiveChat.run { chat in
      let (ada, _, conversation) = try await chat.friends()
      let linus = try await chat.stranger()
      let copy = try await ada.copy(of: conversation)

      let socket = try await linus.greet(["epoch": .string(chat.epoch), "have": [copy]])

      #expect(try await socket.next("synced")["gone"] == [.string(conversation)])
      #expect(socket.inbox.all("conversation").isEmpty)
    }
  }

  @Test func `History, page by page, is what was sent`() async throws {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      let sent = (1...23).map { "Message \($0)" }
      for (index, body) in sent.enumerated() {
        try await (index.isMultiple(of: 3) ? grace : ada).write(body, in: conversation)
      }

      var backwards: [JSONValue] = []
      var query = ""
      while true {
        let page = try await grace.history(of: conversation, "?limit=5\(query)")
        backwards = page["items"].items + backwards
        guard page["older"] == true, let first = backwards.first?["seq"].number else { break }
        query = "&before=\(first)"
      }
      let forwards = try await ada.history(of: conversation, "?limit=100&after=0")
      let around = try await ada.history(of: conversation, "?limit=3&around=10")
      let log = try await ada.send(.GET, "conversations/\(conversation)/log?after=22").json

      #expect(backwards.map { $0["body"].text } == sent)
      #expect(backwards.compactMap { $0["seq"].number } == Array(1...23))
      #expect(forwards["items"].items == backwards)
      #expect([forwards["older"], forwards["newer"], forwards["head"]] == [false, false, 23])
      #expect(around["items"].items.map { $0["seq"] } == [9, 10, 11])
      #expect(log["items"].items.map { $0["seq"] } == [22, 23])
    }
  }

  @Test func `A restart keeps everything, and says that it is the same database`() async throws {
    let folder = try TemporaryFolder()
    let (ada, before, epoch, conversation) = try await LiveChat.run(in: folder) { chat in
      let (ada, grace, conversation) = try await chat.friends()
      try await grace.write("Hello", in: conversation)
      return (ada, try await ada.everything(conversation), chat.epoch, conversation)
    }

    try await LiveChat.run(in: folder) { chat in
      var again = ada
      again.port = chat.port

      #expect(chat.epoch == epoch)
      #expect(try await again.everything(conversation) == before)
      #expect(try await again.refresh().status == 200)
      _ = try await Device.logIn("grace", port: chat.port)
    }
  }
}

extension Device {
  /// How many messages of a conversation this person has not read.
  func unread(in conversation: String) async throws -> Int? {
    try await send(.GET, "conversations/\(conversation)").json["unread"].number
  }

  func history(of conversation: String, _ query: String = "") async throws -> JSONValue {
    try await send(.GET, "conversations/\(conversation)/messages\(query)").json
  }

  /// What a client that has all of a conversation says of it.
  func copy(of conversation: String) async throws -> JSONValue {
    let now = try await send(.GET, "conversations/\(conversation)").json
    let version = now["members"].items.reduce(now["rev"].number ?? 0) { sum, member in
      sum
        + [member["readSeq"], member["deliveredSeq"], member["user"]["rev"]]
        .compactMap(\.number).reduce(0, +)
    }
    return [
      "conversation": now["id"], "seq": now["head"], "id": now["headId"],
      "version": .integer(Int64(version)),
    ]
  }

  /// All that this person is shown of themselves.
  fileprivate func everything(_ conversation: String) async throws -> [JSONValue] {
    var all: [JSONValue] = []
    for path in [
      "users/me", "conversations", "conversations/\(conversation)/messages", "friends",
      "friend-requests?direction=incoming", "sessions",
    ] {
      let answer = try await send(.GET, path)
      #expect(answer.status == 200)
      all.append(answer.json)
    }
    return all
  }
}
