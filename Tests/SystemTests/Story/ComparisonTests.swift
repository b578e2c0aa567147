import Chat
import ChatTesting
import Testing

/// A copy that can't be completed is to be begun anew; every other gets exactly what it lacks.
@Suite(.timeLimit(.minutes(10))) struct ComparisonTests {
  @Test func `A copy of something else is begun anew`() async throws {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      for number in 1...3 { try await ada.write("m\(number)", in: conversation) }
      let good = try await grace.copy(of: conversation)

      for (member, value) in [
        ("seq", 4), ("seq", 2), ("seq", -1), ("seq", 9_007_199_254_740_991), ("id", nil),
        ("id", "01890a5d-ac96-774b-bcce-b302099a8057"),
      ] as [(String, JSONValue)] {
        let shown = try await grace.compare(good.with(member, value), epoch: chat.epoch)
        #expect(shown.map { $0["complete"] } == [false], "\(member) \(value)")
        #expect(shown.map { $0["entries"] } == [[]])
      }
      #expect(try await grace.compare(good, epoch: chat.epoch) == [])
    }
  }

  @Test func `A copy that differs in nothing but its version gets no entries`() async throws {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      try await ada.write("m1", in: conversation)
      let copy = try await grace.copy(of: conversation)
      _ = try await grace.send(.PATCH, "conversations/\(conversation)", ["muted": true])

      let shown = try await grace.compare(copy, epoch: chat.epoch)

      #expect(shown.map { $0["complete"] } == [true])
      #expect(shown.map { $0["entries"] } == [[]])
      #expect(shown.map { $0["conversation"]["muted"] } == [true])
    }
  }

  @Test func `Two hundred missing entries are sent, and one more begins anew`() async throws {
    try await LiveChat.run(settings: { $0.limits.sendsPerMinute = 1_000 }) { chat in
      let (ada, grace, conversation) = try await chat.friends()
      let empty = try await grace.copy(of: conversation)
      let socket = try await ada.connect()
      for number in 1...200 {
        _ = try await socket.ask(
          .message("m\(number)", in: conversation))
      }

      let whole = try await grace.compare(empty, epoch: chat.epoch)
      #expect(whole.map { $0["complete"] } == [true])
      #expect(whole.first?["entries"].items.map { $0["seq"].number } == Array(1...200))

      let first = try #require(
        try await grace.history(of: conversation, "?after=0&limit=1")["items"].items.first)
      _ = try await socket.ask(.message("m201", in: conversation))
      let one = empty.with("seq", 1).with("id", first["id"])
      #expect(try await grace.compare(one, epoch: chat.epoch).first?["entries"].items.count == 200)
      let anew = try await grace.compare(empty, epoch: chat.epoch)
      #expect(anew.map { $0["complete"] } == [false])
      #expect(anew.map { $0["conversation"]["head"] } == [201])
    }
  }

  @Test func `More than 256 KiB of missing messages begin anew`() async throws {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      let empty = try await grace.copy(of: conversation)
      let long = String(repeating: "👍", count: 8_000)
      for number in 1...8 {
        try await ada.write(long, clientId: "m\(number)", in: conversation)
      }
      let whole = try await grace.compare(empty, epoch: chat.epoch)
      #expect(whole.first?["entries"].items.count == 8)

      try await ada.write(long, clientId: "m9", in: conversation)

      let anew = try await grace.compare(empty, epoch: chat.epoch)
      #expect(anew.map { $0["complete"] } == [false])
    }
  }

  @Test func `Copies of another database count for nothing, however many frames list them`()
    async throws
  {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      try await ada.write("still there", in: conversation)
      let copy = try await grace.copy(of: conversation)

      let socket = try await grace.greet(["epoch": "another", "have": [copy], "more": true])
      try await socket.next("welcome")
      try await socket.send(["type": "have", "have": [copy]])

      let shown = try await socket.next("conversation")
      #expect(shown["complete"] == false)
      try await socket.next("synced")
    }
  }

  @Test func `What happens during a comparison comes after it`() async throws {
    try await LiveChat.run(settings: { $0.limits.sendsPerMinute = 1_000 }) { chat in
      let (ada, grace, conversation) = try await chat.friends()
      let adas = try await ada.connect()
      for round in 0..<20 {
        let copy = try await grace.copy(of: conversation)
        let graces = try await grace.greet(
          ["epoch": .string(chat.epoch), "have": [copy]])
        _ = try await adas.ask(.message("r\(round)", in: conversation))
        try await graces.next("synced")
        try await graces.settle()

        // It came with the comparison, or live behind it, or both; never not at all.
        let frames = graces.inbox.all
        let synced = frames.firstIndex { $0["type"] == "synced" } ?? 0
        let compared = frames[..<synced].flatMap { $0["entries"].items }
        #expect(!frames[..<synced].contains { $0["type"] == "entry" })
        let live = frames[synced...].filter { $0["type"] == "entry" }.map { $0["entry"] }
        #expect((compared + live).contains { $0["clientId"].text == "r\(round)" })
      }
    }
  }
}

extension JSONValue {
  fileprivate func with(_ member: String, _ value: JSONValue) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.merging([member: value]) { $1 })
  }
}

extension [String: JSONValue] {
  fileprivate static func message(_ clientId: String, in conversation: String) -> Self {
    [
      "type": "send", "conversation": .string(conversation), "clientId": .string(clientId),
      "body": .string(clientId),
    ]
  }
}

extension Device {
  /// The conversations shown to a client that says it has `copy`.
  fileprivate func compare(_ copy: JSONValue, epoch: String) async throws -> [JSONValue] {
    let socket = try await greet(["epoch": .string(epoch), "have": [copy]])
    try await socket.next("synced")
    return socket.inbox.all("conversation")
  }
}
