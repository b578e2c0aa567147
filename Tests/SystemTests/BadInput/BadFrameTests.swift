import Chat
import ChatTesting
import NIOCore
import NIOWebSocket
import Testing

/// Frames that are wrong get the contract's answer, and the server lives.
@Suite(.timeLimit(.minutes(10))) struct BadFrameTests {
  @Test func `Frames that are too large end the socket, by the limit that holds`() async throws {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let padding = { (size: Int) in
        "{\"type\":\"ping\",\"t\":1,\"padding\":\"" + String(repeating: "x", count: size - 34)
          + "\"}"
      }

      let stranger = try await SocketClient.open(port: chat.port)
      try await stranger.send(text: padding(65_536))
      try await stranger.next("pong")
      try await stranger.send(text: padding(65_537))
      #expect(try await stranger.end().code == 1009)

      let known = try await ada.connect()
      try await known.send(text: padding(262_144))
      try await known.next("pong")
      try await known.send(text: padding(262_145))
      #expect(try await known.end().code == 1009)
      try await chat.expectAlive()
    }
  }

  @Test(arguments: [
    "", "{", "[]", "7", "null", "{}", "{\"id\":\"a\"}", "{\"type\":7}", "{\"type\":null}",
    "{\"type\":\"hello\"",
  ])
  func `What is no frame ends the socket`(text: String) async throws {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      for socket in [try await ada.connect(), try await SocketClient.open(port: chat.port)] {
        try await socket.send(text: text)
        #expect(try await socket.end().code == 4400)
      }
      try await chat.expectAlive()
    }
  }

  @Test func `Bytes are no frame`() async throws {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let socket = try await ada.connect()
      try await socket.send(.binary, ByteBuffer(string: "{\"type\":\"ping\",\"t\":1}"))
      #expect(try await socket.end().code == 4400)

      let invalid = try await ada.connect()
      try await invalid.send(.text, ByteBuffer(bytes: [0xff, 0xfe]))
      #expect(try await invalid.end().code == 1007)
      try await chat.expectAlive()
    }
  }

  @Test func `Frames before hello, and a bad hello, end the socket`() async throws {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let early: [(JSONValue, Int)] = [
        (["type": "send", "id": "a"], 4400), (["type": "active", "active": true], 4400),
        (["type": "have", "have": []], 4400), (["type": "unheard-of"], 4400),
        (["type": "hello"], 4401), (["type": "hello", "token": "garbage"], 4401),
        (["type": "hello", "token": 7], 4400),
      ]
      for (frame, code) in early {
        let socket = try await SocketClient.open(port: chat.port)
        try await socket.send(frame)
        #expect(try await socket.end().code == code, "\(frame)")
      }
      #expect(try await ada.send(.DELETE, "sessions/current").status == 204)
      #expect(try await ada.greet().end().code == 4403)
      try await chat.expectAlive()
    }
  }

  @Test func `Frames out of turn end the socket`() async throws {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let open = try await ada.connect()
      try await open.send(["type": "have", "have": []])
      #expect(try await open.end().code == 4400)

      for frame in [["type": "hello"], ["type": "active", "active": true]] as [JSONValue] {
        let listing = try await ada.greet(["have": [], "more": true])
        try await listing.next("welcome")
        try await listing.send(frame)
        #expect(try await listing.end().code == 4400)
      }
    }
  }

  @Test func `More than 400 copies in one frame end the socket`() async throws {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let copy: JSONValue = [
        "conversation": "01a1912f-ee80-7951-9d9d-c9f81818e811", "seq": 0, "id": .null, "version": 0,
      ]
      let copies = JSONValue.array(Array(repeating: copy, count: 401))

      #expect(try await ada.greet(["have": copies]).end().code == 4400)
      let listing = try await ada.greet(["have": [], "more": true])
      try await listing.next("welcome")
      try await listing.send(["type": "have", "have": copies])
      #expect(try await listing.end().code == 4400)
    }
  }

  @Test func `Commands that can't be carried out are refused, and the socket lives`() async throws {
    try await LiveChat.run { chat in
      let (ada, _, conversation) = try await chat.friends()
      let socket = try await ada.connect()
      let place: JSONValue = .string(conversation)
      for (command, status, code, field) in [
        (["type": "unheard-of"], 400, "malformed", nil),
        (["type": "send", "clientId": "a", "body": "x"], 422, "invalid", "conversation"),
        (["type": "send", "conversation": place, "body": "x"], 422, "invalid", "clientId"),
        (
          ["type": "send", "conversation": place, "clientId": "a b", "body": "x"], 422, "invalid",
          "clientId"
        ),
        (["type": "send", "conversation": place, "clientId": "a"], 422, "invalid", "body"),
        (
          ["type": "send", "conversation": place, "clientId": "a", "body": 7], 422, "invalid",
          "body"
        ),
        (
          ["type": "send", "conversation": place, "clientId": "a", "body": "x", "replyTo": 9], 422,
          "invalid", "replyTo"
        ),
        (["type": "read", "conversation": place, "seq": 1], 422, "invalid", "seq"),
        (["type": "received", "items": [["conversation": place]]], 422, "invalid", nil),
        (["type": "read", "conversation": place, "seq": .number(1.5)], 422, "invalid", "seq"),
        (["type": "read", "conversation": place, "seq": .number(1e300)], 422, "invalid", "seq"),
        (["type": "ping", "t": .number(-0.5)], 422, "invalid", "t"),
        (["type": "active", "active": "yes"], 422, "invalid", "active"),
        (["type": "auth"], 422, "invalid", "token"),
      ] as [([String: JSONValue], JSONValue, JSONValue, String?)] {
        let answer = try await socket.ask(command)
        #expect(answer["type"] == "error")
        #expect([answer["status"], answer["code"]] == [status, code], "\(command)")
        if let field {
          #expect(answer["errors"].items.map { $0["field"].text } == [field], "\(command)")
        }
      }
      try await socket.settle()
    }
  }

  @Test func `Random bytes never bring it down`() async throws {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      var chance = SplitMix64(seed: 7)
      var socket = try await ada.connect()
      for number in 0..<2_000 {
        if socket.inbox.hasEnded { socket = try await ada.connect() }
        let frame = Noise.frame(number, &chance)
        try? await socket.send(frame.opcode, frame.payload)
        // Frames sent to a socket that is just being closed would try nothing. Some of those that
        // look like frames end it too; what crosses its close frame can then cost that one.
        if frame.endsSocket { #expect([4400, 1007, nil].contains(try await socket.end().code)) }
      }
      try await ada.connect().settle()
      try await chat.expectAlive()
    }
  }
}
