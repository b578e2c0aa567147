import Chat
import ChatTesting
import Testing

/// Who is seen to be here, when.
@Suite(.timeLimit(.minutes(10))) struct PresenceTests {
  @Test func `A friend whose last socket ended stays for ten seconds`() async throws {
    let clock = TestClock()
    try await LiveChat.run(world: .test(clock: clock)) { chat in
      let (ada, grace, _) = try await chat.friends()
      let graces = try await grace.connect()
      let adas = try await ada.connect()
      #expect(try await graces.presence(of: ada) == "online")

      await adas.vanish()
      await clock.waitForSleepers()
      await clock.advance(by: .milliseconds(9_900))
      try await graces.settle()
      #expect(graces.inbox.all("presence").last?["items"].items.first?["state"] == "online")

      let time = Task {
        while !Task.isCancelled {
          await clock.advance(by: .milliseconds(250))
          try await Task.sleep(for: .milliseconds(1))
        }
      }
      defer { time.cancel() }
      // Where time passes quickly, the full list of every five minutes may come first.
      let gone = try await graces.next("presence") {
        $0["items"].items.contains { $0["state"] == "offline" }
      }
      #expect(gone["items"].items.map { $0["user"].text } == [ada.user])
    }
  }

  @Test func `A reload is not seen`() async throws {
    let clock = TestClock()
    try await LiveChat.run(world: .test(clock: clock)) { chat in
      let (ada, grace, _) = try await chat.friends()
      let graces = try await grace.connect()
      let first = try await ada.connect()
      #expect(try await graces.presence(of: ada) == "online")

      await first.vanish()
      let second = try await ada.connect()
      await clock.waitForSleepers()
      await clock.advance(by: .seconds(30))
      try await graces.settle()

      #expect(graces.inbox.all("presence").count == 2)
      try await second.settle()
    }
  }

  @Test func `Logging out shows at once`() async throws {
    try await LiveChat.run(world: .test()) { chat in
      let (ada, grace, _) = try await chat.friends()
      let graces = try await grace.connect()
      let adas = try await ada.connect()
      #expect(try await graces.presence(of: ada) == "online")

      #expect(try await ada.send(.DELETE, "sessions/current").status == 204)

      #expect(try await adas.end().code == 4403)
      #expect(try await graces.presence(of: ada) == "offline")
    }
  }

  @Test func `Logging out shows at once, also after the socket has ended`() async throws {
    // Its clock stands still, so nobody's ten seconds ever pass.
    try await LiveChat.run(world: .test()) { chat in
      let (ada, grace, _) = try await chat.friends()
      let graces = try await grace.connect()
      let adas = try await ada.connect()
      #expect(try await graces.presence(of: ada) == "online")

      await adas.vanish()
      #expect(try await ada.send(.DELETE, "sessions/current").status == 204)
      #expect(try await graces.presence(of: ada) == "offline")

      let phone = try await Device.logIn("ada", port: chat.port)
      let phones = try await phone.connect()
      #expect(try await graces.presence(of: ada) == "online")
      // One that never answers the close frame is no longer here either.
      try await phones.stopReading()
      #expect(try await phone.send(.DELETE, "sessions/current").status == 204)
      #expect(try await graces.presence(of: ada) == "offline")
    }
  }

  @Test func `Who logs out of one device while another connects is online in the end`() async throws
  {
    try await LiveChat.run(world: .test()) { chat in
      let (ada, grace, _) = try await chat.friends()
      let graces = try await grace.connect()
      var current = ada
      var sockets = [try await current.connect()]
      for _ in 0..<20 {
        let (last, next) = (current, try await Device.logIn("ada", port: chat.port))
        async let leaving = last.send(.DELETE, "sessions/current")
        async let socket = next.connect()
        #expect(try await leaving.status == 204)
        sockets.append(try await socket)
        current = next

        try await graces.settle()
        let shown = graces.inbox.all("presence").flatMap { $0["items"].items }
        #expect(shown.last { $0["user"].text == ada.user }?["state"] == "online")
      }
    }
  }

  @Test func `Not looking shows as idle, and strangers see nothing`() async throws {
    try await LiveChat.run(world: .test()) { chat in
      let (ada, grace, _) = try await chat.friends()
      let linus = try await chat.stranger().connect()
      let graces = try await grace.connect()
      let adas = try await ada.connect()
      #expect(try await graces.presence(of: ada) == "online")

      try await adas.send(["type": "active", "active": false])
      #expect(try await graces.presence(of: ada) == "idle")
      let shown = try await grace.send(.GET, "friends").json["items"].items
      #expect(shown.map { $0["presence"] } == [["state": "idle"]])
      try await adas.send(["type": "active", "active": true])
      #expect(try await graces.presence(of: ada) == "online")

      try await linus.settle()
      #expect(linus.inbox.all("presence").allSatisfy { $0["items"] == [] })
    }
  }
}

extension SocketClient {
  /// How `device`'s person is, by the next news of presence.
  fileprivate func presence(of device: Device) async throws -> JSONValue {
    let items = try await next("presence")["items"].items
    return items.first { $0["user"].text == device.user }?["state"] ?? nil
  }
}
