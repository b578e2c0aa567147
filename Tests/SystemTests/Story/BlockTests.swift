import Chat
import ChatTesting
import Testing

/// Blocks, in force on sockets that are open.
@Suite(.timeLimit(.minutes(10))) struct BlockTests {
  @Test func `A block reaches every open socket at once, and its owner alone knows what it is`()
    async throws
  {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      try await ada.write("Hello", in: conversation)
      let adas = try await ada.connect()
      let graces = try await grace.connect()
      let phones = try await Device.logIn("grace", port: chat.port).connect()

      #expect(try await grace.send(.PUT, "blocks/\(ada.user)").json["id"].text == ada.user)

      for socket in [graces, phones] {
        let change = try await socket.next("change") { $0["kind"] == "block" }
        #expect(change["user"]["id"].text == ada.user)
      }
      let removed = try await adas.next("change") { $0["kind"] == "friend-removed" }
      #expect(removed["user"].text == grace.user)
      #expect(adas.inbox.all("change").allSatisfy { $0["kind"] != "block" })

      let place: JSONValue = .string(conversation)
      for command in [
        ["type": "send", "conversation": place, "clientId": "two", "body": "More"],
        ["type": "edit", "conversation": place, "clientId": "e", "seq": 1, "body": "More"],
        [
          "type": "react", "conversation": place, "clientId": "r", "seq": 1, "emoji": "👍",
          "on": true,
        ],
      ] as [[String: JSONValue]] {
        #expect(try await adas.ask(command)["code"] == "not-friends")
      }
      #expect(
        try await adas.ask(["type": "typing", "conversation": place])["code"] == "not-found")
      try await graces.settle()
      #expect(graces.inbox.all("typing").isEmpty)
      #expect(graces.inbox.all("entry").isEmpty)
    }
  }

  @Test func `Who is blocked finds nobody, keeps the history, and sees no presence`() async throws {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      try await ada.write("Hello", in: conversation)
      let adas = try await ada.connect()
      _ = try await grace.send(.PUT, "blocks/\(ada.user)")

      try await grace.connect().settle()
      try await adas.settle()
      let shown = adas.inbox.all("presence").flatMap { $0["items"].items }
      #expect(!shown.contains { $0["user"].text == grace.user && $0["state"] == "online" })
      #expect(try await ada.send(.GET, "users?query=grace").json["items"] == [])
      try await ada.send(.GET, "users/\(grace.user)").expect(404, "not-found")
      try await ada.send(.POST, "friend-requests", ["userId": .string(grace.user)])
        .expect(404, "not-found")
      let history = try await ada.send(.GET, "conversations/\(conversation)/messages")
      #expect(history.json["items"].items.map { $0["body"] } == ["Hello"])
      #expect(
        try await grace.send(.GET, "blocks").json["items"].items.map { $0["id"].text } == [ada.user]
      )

      #expect(try await grace.send(.DELETE, "blocks/\(ada.user)").status == 204)
      _ = try await ada.befriend(grace)
      try await ada.write("Again", in: conversation)
    }
  }
}
