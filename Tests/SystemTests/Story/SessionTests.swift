import Chat
import ChatTesting
import Testing

/// Tokens that end, sessions that are ended, and what becomes of their sockets.
@Suite(.timeLimit(.minutes(10))) struct SessionTests {
  @Test func `A socket ends with its token, and lives on with a fresh one`() async throws {
    let clock = TestClock()
    try await LiveChat.run(world: .test(clock: clock)) { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      // The server's clock stands still from here on, so a socket has thirty seconds of real time,
      // in which a busy machine can do what is done here before its end.
      await clock.advance(by: .seconds(570))
      let fresh = try await ada.refresh().json["accessToken"]
      let kept = try await ada.connect()

      let renewed = try await kept.ask(["type": "auth", "token": fresh])
      let ending = try await ada.connect()

      #expect(renewed["type"] == "ok")
      #expect(renewed["result"]["expiresIn"] == 600)
      #expect(try await ending.end().code == 4401)
      try await kept.settle()

      await clock.advance(by: .seconds(30))
      #expect(try await ada.send(.GET, "users/me").json["code"] == "token-invalid")
      #expect(try await ada.greet().end().code == 4401)
    }
  }

  @Test func `Somebody else's token renews no socket`() async throws {
    try await LiveChat.run { chat in
      let (ada, grace, _) = try await chat.friends()
      let socket = try await ada.connect()
      let phone = try await Device.logIn("ada", port: chat.port)

      for other in [grace.token, phone.token, "garbage"] {
        let answer = try await socket.ask(["type": "auth", "token": .string(other)])
        #expect(answer["code"] == "token-invalid")
      }
      try await socket.settle()
    }
  }

  @Test
  func `A revoked session's socket is closed in five seconds, and its tokens are worth nothing`()
    async throws
  {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let phone = try await Device.logIn("ada", port: chat.port)
      let (desk, phones) = (try await ada.connect(), try await phone.connect())
      let sessions = try await ada.send(.GET, "sessions").json["items"].items
      let other = try #require(sessions.first { $0["current"] == false }?["id"].text)

      #expect(try await ada.send(.DELETE, "sessions/\(other)").status == 204)
      try await expectEndInTime(of: phones)
      #expect(try await phone.send(.GET, "users/me").json["code"] == "session-ended")
      #expect(try await phone.refresh().json["code"] == "session-ended")
      let back = try await phone.greet()
      #expect(try await back.end().code == 4403)
      try await desk.settle()
    }
  }

  @Test func `All others are logged out at once, and their sockets are closed in five seconds`()
    async throws
  {
    try await LiveChat.run { chat in
      let (ada, grace, _) = try await chat.friends()
      let others = [
        try await Device.logIn("ada", port: chat.port),
        try await Device.logIn("ada", port: chat.port),
      ]
      var sockets: [SocketClient] = []
      for other in others { sockets.append(try await other.connect()) }
      let (desk, friend) = (try await ada.connect(), try await grace.connect())

      #expect(try await ada.send(.DELETE, "sessions").status == 204)
      for socket in sockets { try await expectEndInTime(of: socket) }
      for other in others {
        #expect(try await other.send(.GET, "users/me").json["code"] == "session-ended")
      }
      try await desk.settle()
      try await friend.settle()
      let left = try await ada.send(.GET, "sessions").json["items"].items
      #expect(left.map { $0["current"] } == [true])
      #expect(try await ada.send(.DELETE, "sessions").status == 204)
    }
  }

  @Test func `A new password ends every other session in five seconds`() async throws {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let phone = try await Device.logIn("ada", port: chat.port)
      let (desk, phones) = (try await ada.connect(), try await phone.connect())
      let change: JSONValue = ["current": .string(Device.password), "new": "another good password"]

      #expect(try await ada.send(.PUT, "users/me/password", change).status == 204)
      try await expectEndInTime(of: phones)
      #expect(try await phone.send(.GET, "users/me").status == 401)
      try await desk.settle()
      #expect(
        try await Device.answer("ada", password: Device.password, port: chat.port).status == 401)
      _ = try await Device.logIn("ADA", password: "another good password", port: chat.port)
    }
  }

  @Test func `Logging out closes one's own sockets in five seconds`() async throws {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let tabs = [try await ada.connect(), try await ada.connect()]

      #expect(try await ada.send(.DELETE, "sessions/current").status == 204)
      try await expectEndInTime(of: tabs[0])
      #expect(try await tabs[1].end().code == 4403)
    }
  }

  @Test func `The twenty-first socket of one person is one too many`() async throws {
    try await LiveChat.run { chat in
      let (ada, grace, _) = try await chat.friends()
      var sockets: [SocketClient] = []
      for _ in 1...20 { sockets.append(try await ada.connect()) }

      let last = try await ada.greet()

      #expect(try await last.end() == .init(code: 4429, reason: "10"))
      for socket in sockets { try await socket.settle() }
      _ = try await grace.connect()

      await sockets.removeLast().vanish()
      try await ada.connectWhenThereIsRoom()
    }
  }

  @Test func `A refresh token that was followed is good a little longer, then ends the session`()
    async throws
  {
    let clock = TestClock()
    try await LiveChat.run(world: .test(clock: clock)) { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let socket = try await ada.connect()
      var next = ada
      next.cookie = try Device.cookie(in: try await ada.refresh())
      #expect(try Device.cookie(in: try await ada.refresh()) == next.cookie)
      #expect(try await next.refresh().status == 200)

      await clock.advance(by: .seconds(60))
      #expect(try await ada.refresh().status == 200)
      await clock.advance(by: .seconds(1))
      let late = try await ada.refresh()

      #expect(late.json["code"] == "session-ended")
      #expect(try await socket.end().code == 4403)
      #expect(try await next.refresh().status == 401)
    }
  }

  /// The contract allows five seconds once the server has answered; here others have the processor,
  /// too, so it gets six times as long.
  private func expectEndInTime(of socket: SocketClient) async throws {
    let start = ContinuousClock.now
    #expect(try await socket.end().code == 4403)
    #expect(ContinuousClock.now - start < .seconds(30))
  }
}

extension Device {
  /// The server hears of a lost connection a moment later.
  fileprivate func connectWhenThereIsRoom() async throws {
    for _ in 0..<100 {
      let socket = try await greet()
      if (try? await socket.next("synced")) != nil { return }
    }
    Issue.record("no room within a hundred attempts")
  }
}
