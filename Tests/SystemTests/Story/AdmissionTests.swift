import Chat
import ChatTesting
import Testing

/// Who may ask for friendship, over the wire.
@Suite(.timeLimit(.minutes(10))) struct AdmissionTests {
  @Test func `A choice reaches my other devices, and whoever may not ask is told why`()
    async throws
  {
    try await LiveChat.run { chat in
      let (ada, _, _) = try await chat.friends()
      let linus = try await chat.stranger()
      let adas = try await ada.connect()

      let me = try await ada.choose("friendsOfFriends")

      #expect(me["settings"]["asks"] == "friendsOfFriends")
      #expect(me["settings"]["lastSeen"] == true)
      let change = try await adas.next("change") { $0["kind"] == "settings" }
      #expect(change["me"]["settings"]["asks"] == "friendsOfFriends")
      try await linus.ask(ada).expect(403, "ask-refused")
      _ = try await linus.befriend(Device.logIn("grace", port: chat.port))
      #expect(try await linus.ask(ada).status == 201)
    }
  }

  @Test func `Who lets nobody ask still asks, and is answered by asking back`() async throws {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let linus = try await chat.stranger()
      _ = try await ada.choose("invited")
      try await linus.ask(ada).expect(403, "ask-refused")

      #expect(try await ada.ask(linus).status == 201)

      #expect(try await linus.ask(ada).json["friend"]["user"]["id"].text == ada.user)
    }
  }

  @Test func `One setting is changed without the others, and only to what there is`() async throws {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      _ = try await ada.choose("invited")
      _ = try await ada.send(.PATCH, "users/me", ["settings": ["readReceipts": false]])
      for wrong in [["asks": "nobody"], ["asks": nil], ["readReceipts": nil]] as [JSONValue] {
        #expect(
          [400, 422].contains(
            try await ada.send(.PATCH, "users/me", ["settings": wrong]).status))
      }

      let settings = try await ada.send(.GET, "users/me").json["settings"]

      #expect(
        settings == ["readReceipts": false, "lastSeen": true, "asks": "invited", "client": [:]])
    }
  }
}

extension Device {
  fileprivate func choose(_ asks: String) async throws -> JSONValue {
    try await send(.PATCH, "users/me", ["settings": ["asks": .string(asks)]]).json
  }

  fileprivate func ask(_ other: Device) async throws -> Answer {
    try await send(.POST, "friend-requests", ["userId": .string(other.user)])
  }
}
