import Chat
import ChatTesting
import Testing

/// Two people, from strangers to a conversation, on the real server.
@Suite(.timeLimit(.minutes(10))) struct StoryTests {
  @Test func `A request and its answer appear on both sides`() async throws {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let grace = try await Device.register("grace", "Grace Hopper", port: chat.port)
      let (adas, graces) = (try await ada.connect(), try await grace.connect())

      let found = try await ada.send(.GET, "users?query=hop").json["items"]
      let asked = try await ada.send(.POST, "friend-requests", ["userId": .string(grace.user)])

      #expect(found.items.map { $0["user"]["username"] } == ["grace"])
      #expect(asked.status == 201)
      #expect(try await adas.next("change")["request"] == asked.json["request"])
      let request = try await graces.next("change")["request"]
      #expect(request["user"]["username"] == "ada")
      #expect(request["direction"] == "incoming")

      let id = try #require(request["id"].text)
      let accepted = try await grace.send(.POST, "friend-requests/\(id)/accept").json

      let friend = try await adas.next("change") { $0["kind"] == "friend" }["friend"]
      #expect(friend["user"]["username"] == "grace")
      #expect(try await graces.next("change")["friend"] == accepted["friend"])
      let shown = try await adas.next("conversation")["conversation"]
      #expect(shown["id"] == accepted["conversation"]["id"])
      try await graces.next("conversation")
      #expect(try await adas.next("presence")["items"] == [Self.online(grace)])
      #expect(try await graces.next("presence")["items"] == [Self.online(ada)])
    }
  }

  @Test func `A request declined or withdrawn, and a friendship ended, go on both sides`()
    async throws
  {
    try await LiveChat.run { chat in
      let (ada, grace, _) = try await chat.friends()
      let (adas, graces) = (try await ada.connect(), try await grace.connect())

      #expect(try await grace.send(.DELETE, "friends/\(ada.user)").status == 204)
      for (socket, other) in [(adas, grace), (graces, ada)] {
        let change = try await socket.next("change")
        #expect(change["kind"] == "friend-removed")
        #expect(change["user"].text == other.user)
      }

      for taker in [ada, grace] {
        let asked = try await ada.send(.POST, "friend-requests", ["userId": .string(grace.user)])
        let id = try #require(asked.json["request"]["id"].text)
        #expect(try await taker.send(.DELETE, "friend-requests/\(id)").status == 204)
        for socket in [adas, graces] {
          let removed = try await socket.next("change") { $0["kind"] == "friend-request-removed" }
          #expect(removed["id"].text == id)
        }
      }
    }
  }

  @Test func `A message reaches both people and every device, with its answer and its pointers`()
    async throws
  {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      let desk = try await ada.connect()
      let phone = try await Device.logIn("ada", port: chat.port).connect()
      let graces = try await grace.connect()

      let answer = try await desk.ask([
        "type": "send", "conversation": .string(conversation), "clientId": "one", "body": "Hello",
      ])

      let message = answer["result"]
      #expect(answer["type"] == "ok")
      #expect(message["seq"] == 1)
      for socket in [desk, phone, graces] {
        let entry = try await socket.next("entry")["entry"]
        #expect(entry["message"] == message)
        #expect(entry["seq"] == 1)
        #expect(entry["author"].text == ada.user)
      }
      #expect(try await grace.unread(in: conversation) == 1)
      #expect(try await ada.unread(in: conversation) == 0)

      let place: JSONValue = ["conversation": .string(conversation), "seq": 1]
      try await graces.send(["type": "received", "items": [place]])
      let delivered = try await desk.next("pointers")
      #expect(delivered["user"].text == grace.user)
      #expect([delivered["deliveredSeq"], delivered["readSeq"]] == [1, 0])

      try await graces.send(["type": "read", "conversation": .string(conversation), "seq": 1])
      #expect(try await desk.next("pointers")["readSeq"] == 1)
      #expect(try await phone.next("pointers") { $0["readSeq"] == 1 }["deliveredSeq"] == 1)
      #expect(try await grace.unread(in: conversation) == 0)
    }
  }

  @Test func `Typing is told to the friend alone`() async throws {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      let linus = try await chat.stranger().connect()
      let (adas, graces) = (try await ada.connect(), try await grace.connect())

      try await adas.send(["type": "typing", "conversation": .string(conversation)])

      #expect(
        try await graces.next("typing")
          == [
            "type": "typing", "conversation": .string(conversation), "user": .string(ada.user),
          ])
      try await adas.settle()
      try await linus.settle()
      #expect(adas.inbox.all("typing").isEmpty)
      #expect(linus.inbox.all("typing").isEmpty)
    }
  }

  @Test func `A retry gets the first answer, on either way in`() async throws {
    try await LiveChat.run { chat in
      let (ada, _, conversation) = try await chat.friends()
      let socket = try await ada.connect()
      let message: [String: JSONValue] = ["clientId": "one", "body": "Hello"]

      let first = try await ada.send(
        .POST, "conversations/\(conversation)/messages", .object(message))
      let again = try await ada.send(
        .POST, "conversations/\(conversation)/messages", .object(message))
      let third = try await socket.ask(
        message.merging(["type": "send", "conversation": .string(conversation)]) { $1 })
      let other = try await ada.send(
        .POST, "conversations/\(conversation)/messages", ["clientId": "one", "body": "Other"])

      #expect([first.status, again.status, other.status] == [201, 200, 409])
      #expect(first.json == again.json)
      #expect(third["result"] == first.json)
      #expect(other.json["code"] == "client-id-reused")
      #expect(try await ada.history(of: conversation)["head"] == 1)
    }
  }

  private static func online(_ device: Device) -> JSONValue {
    ["user": .string(device.user), "state": "online"]
  }
}
