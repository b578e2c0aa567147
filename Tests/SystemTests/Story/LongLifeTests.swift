import Chat
import ChatTesting
import Testing

/// Greeting and catching up where there is much of everything.
@Suite(.serialized, .timeLimit(.minutes(10))) struct LongLifeTests {
  @Test func `A thousand conversations are shown at first, and not again`() async throws {
    let folder = try TemporaryFolder()
    let ada = try await registered(in: folder)
    let ids = try await LongLife.fill(folder, of: ada) { life in
      let conversations = try await life.befriend(1_000)
      // Within one millisecond the last one that was made would be the latest.
      try await Task.sleep(for: .milliseconds(2))
      try await life.write(1, in: conversations[500])
      return conversations.map(\.description)
    }

    try await LiveChat.run(in: folder) { chat in
      let desk = try await device(ada, of: chat)
      let first = try await desk.connect()
      let shown = first.inbox.all("conversation")
      #expect(Set(shown.compactMap { $0["conversation"]["id"].text }) == Set(ids))
      #expect(shown.count == 1_000)
      #expect(shown.first?["conversation"]["id"].text == ids[500])
      #expect(first.inbox.all("me").first?["friends"].items.count == 1_000)

      var copy = ClientCopy()
      for frame in first.inbox.all { copy.take(frame) }
      let second = try await greet(desk, with: copy)
      #expect(second.inbox.all("me").isEmpty)
      #expect(second.inbox.all("conversation").isEmpty)

      try await desk.write("Hello", in: ids[7])
      let third = try await greet(desk, with: copy)
      #expect(third.inbox.all("conversation").map { $0["conversation"]["id"].text } == [ids[7]])
      #expect(third.inbox.all("conversation").first?["entries"].items.count == 1)
    }
  }

  @Test
  func `Ten thousand missed entries come whole where each log lacks few, however slowly read`()
    async throws
  {
    let folder = try TemporaryFolder()
    let ada = try await registered(in: folder)
    let ids = try await LongLife.fill(folder, of: ada) { try await $0.befriend(50) }
    let copy = try await LiveChat.run(in: folder) { chat in
      var copy = ClientCopy()
      for frame in try await device(ada, of: chat).connect().inbox.all { copy.take(frame) }
      return copy
    }
    try await LongLife.fill(folder, of: ada) { life in
      for id in ids { try await life.write(200, in: id) }
    }

    try await LiveChat.run(in: folder) { chat in
      let socket = try await device(ada, of: chat).greet(copy.greeting)
      try await socket.next("welcome")
      try await socket.stopReading()
      try await Task.sleep(for: .milliseconds(300))
      try await socket.startReading()
      for _ in ids { try await socket.next("conversation") }
      try await socket.next("synced")

      var after = copy
      for frame in socket.inbox.all { after.take(frame) }
      #expect(socket.inbox.all("conversation").allSatisfy { $0["complete"] == true })
      #expect(after.conversations.values.map(\.seq) == Array(repeating: 200, count: 50))
      #expect(after.conversations.values.allSatisfy { $0.messages.count == 200 })
    }
  }

  @Test func `Ten thousand missed entries of one log begin anew, and its pages have them all`()
    async throws
  {
    let folder = try TemporaryFolder()
    let ada = try await registered(in: folder)
    let id = try await LongLife.fill(folder, of: ada) { try await $0.befriend(1)[0] }
    let copy = try await LiveChat.run(in: folder) { chat in
      try await device(ada, of: chat).copy(of: id.description)
    }
    try await LongLife.fill(folder, of: ada) { try await $0.write(10_000, in: id) }

    try await LiveChat.run(in: folder) { chat in
      let desk = try await device(ada, of: chat)
      let socket = try await desk.connect(["epoch": .string(chat.epoch), "have": [copy]])
      let shown = socket.inbox.all("conversation")
      #expect(shown.map { $0["complete"] } == [false])
      #expect(shown.map { $0["conversation"]["head"] } == [10_000])

      let log = try await desk.wholeLog(of: id.description)
      #expect(log.compactMap { $0["seq"].number } == Array(1...10_000))
      #expect(Set(log.compactMap { $0["clientId"].text }).count == 10_000)
    }
  }

  private func registered(in folder: TemporaryFolder) async throws -> Device {
    try await LiveChat.run(in: folder) { chat in
      try await Device.register("ada", "Ada Lovelace", port: chat.port)
    }
  }

  /// The same device, where the server is now.
  private func device(_ device: Device, of chat: LiveChat) async throws -> Device {
    var device = device
    device.port = chat.port
    return device
  }

  /// Greets with a copy in frames of 400, and catches up.
  private func greet(_ device: Device, with copy: ClientCopy) async throws -> SocketClient {
    var hello = copy.greeting
    var rest = hello["have"]?.items ?? []
    func next() -> [String: JSONValue] {
      defer { rest.removeFirst(min(400, rest.count)) }
      return ["have": .array(Array(rest.prefix(400))), "more": .bool(rest.count > 400)]
    }
    hello.merge(next()) { $1 }
    let socket = try await device.greet(hello)
    while !rest.isEmpty { try await socket.send(.object(next().merging(["type": "have"]) { $1 })) }
    try await socket.next("synced")
    return socket
  }
}
