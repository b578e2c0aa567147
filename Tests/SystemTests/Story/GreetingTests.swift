import Chat
import ChatTesting
import NIOCore
import Realtime
import Testing

/// What becomes of a socket whose greeting does not go as it should.
@Suite(.timeLimit(.minutes(10))) struct GreetingTests {
  @Test func `A greeting that the store fails ends the socket, and the next one succeeds`()
    async throws
  {
    let trouble = Trouble()
    try await LiveChat.run(wrapping: { TroubledStores(stores: $0, trouble: trouble) }) { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      for successes in [0, 1] {
        trouble.fail(.session, after: successes)
        let socket = try await ada.greet()
        #expect(try await socket.end().code == 1011)
        #expect(socket.inbox.all == [])
      }
      try await ada.connect().settle()
    }
  }

  @Test func `A presence that could not be told holds up no greeting, and is told a moment later`()
    async throws
  {
    let trouble = Trouble()
    try await LiveChat.run(wrapping: { TroubledStores(stores: $0, trouble: trouble) }) { chat in
      let (ada, grace, _) = try await chat.friends()
      let graces = try await grace.connect()
      trouble.fail(.audience)

      try await ada.connect().settle()

      try await graces.next("presence") {
        $0["items"].items.contains { $0["user"].text == ada.user && $0["state"] == "online" }
      }
    }
  }

  @Test func `A list without an end ends the socket, and one that ends does not`() async throws {
    var realtime = RealtimeSettings()
    // Time enough for a busy machine to take the list that ends.
    realtime.listDeadline = .seconds(20)
    realtime.sweep = .milliseconds(100)
    try await LiveChat.run(realtime: realtime) { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let whole = try await ada.greet(["have": [], "more": true])
      try await whole.send(["type": "have", "have": []])
      try await whole.next("synced")

      let endless = try await ada.greet(["have": [], "more": true])
      let again = try await ada.connect()
      try await again.send(["type": "hello", "have": [], "more": true])
      #expect(try await endless.end().code == 4408)
      #expect(try await again.end().code == 4408)

      try await whole.settle()
    }
  }

  @Test func `A later hello brings a fresh token, and a bad one ends the socket`() async throws {
    let clock = TestClock()
    try await LiveChat.run(world: .test(clock: clock)) { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let other = try await Device.logIn("ada", port: chat.port)
      // The server's clock stands still from here on, so a socket has thirty seconds of real time,
      // in which a busy machine can do what is done here before its end.
      await clock.advance(by: .seconds(570))
      let fresh = try await ada.refresh().json["accessToken"]
      let kept = try await ada.connect()
      try await kept.send(["type": "hello", "token": fresh])
      try await kept.next("synced")
      let ending = try await ada.connect()

      #expect(try await ending.end().code == 4401)
      try await kept.settle()
      for token in ["garbage", .string(other.token)] as [JSONValue] {
        var device = ada
        device.token = try #require(fresh.text)
        let socket = try await device.connect()
        try await socket.send(["type": "hello", "token": token])
        #expect(try await socket.end().code == 4401)
      }
    }
  }
}
