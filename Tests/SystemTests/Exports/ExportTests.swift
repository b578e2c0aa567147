import Chat
import ChatTesting
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// All of one's data in an archive, from the real server.
@Suite(.timeLimit(.minutes(10))) struct ExportTests {
  @Test func `It has what the API tells, the bytes that were sent, and nobody else's secrets`()
    async throws
  {
    let folder = try TemporaryFolder()
    try await LiveChat.run(preparer: PlainPreparer()) { chat in
      try await Self.expectEverything(of: chat, into: folder)
    }
  }

  @Test(.enabled(if: ReplicaSet.isAvailable, "there is no mongod for this machine"))
  func `And the same from a replica set`() async throws {
    let (folder, data) = (try TemporaryFolder(), try TemporaryFolder())
    let store = try await ReplicaSet.shared().uri
      .replacing("/?", with: "/export-\(UUID().uuidString)?")
    let martlet = try await MartletProcess.serving(data, ["--store", store])
    try await Self.expectEverything(of: LiveChat(port: martlet.port, epoch: ""), into: folder)
  }

  private static func expectEverything(of chat: LiveChat, into folder: TemporaryFolder) async throws
  {
    let (ada, grace, conversation) = try await chat.friends()
    let linus = try await chat.stranger()
    _ = try await linus.send(.POST, "friend-requests", ["userId": .string(ada.user)])
    _ = try await ada.send(.POST, "invites", ["uses": 3])
    let elsewhere = try await linus.befriend(grace)
    try await linus.write("canary-of-linus", in: elsewhere)
    let hostile = "<img src=x onerror=alert(1)>"
    _ = try await grace.send(.PATCH, "users/me", ["displayName": .string(hostile)])
    try await ada.write("first", in: conversation)
    let media = try await grace.upload("moth bytes", filename: "<b>moth</b>.html")
    let sent = try await grace.send(
      .POST, "conversations/\(conversation)/messages",
      [
        "clientId": "with", "body": .string(hostile),
        "attachments": .array([.string(media)]),
      ])
    #expect(sent.status == 201, "\(sent.body)")
    let seq = try await ada.write("to be deleted", in: conversation)
    _ = try await ada.send(
      .DELETE, "conversations/\(conversation)/messages/\(seq)?clientId=gone")

    let archive = try await Archive.fetch(by: ada, into: folder)

    #expect(archive.status == 200 && archive.ended && archive.whole)
    #expect(archive.headers["Content-Type"] == "application/zip")
    #expect(
      archive.headers["Content-Disposition"] == "attachment; filename=\"martlet-ada.zip\"")
    #expect(archive.headers["Cache-Control"] == "no-store")
    #expect(archive.headers["Content-Length"] == nil)
    let estimate = try #require(archive.headers["Martlet-Estimated-Bytes"].flatMap(Int.init))
    #expect(estimate > 10 && estimate < 1 << 20)
    let folders = Set(archive.names.map { String($0.prefix { $0 != "/" }) })
    #expect(folders == ["index.html", "data", "media", "conversations"])

    let me = try await ada.send(.GET, "users/me").json
    #expect(try Archive.json("data/account.json", in: folder) == me)
    for name in ["invites", "blocks", "recovery-codes", "sessions"] {
      let told = try await ada.send(.GET, name).json
      #expect(try Archive.json("data/\(name).json", in: folder) == told, "\(name)")
    }
    let asked = try await ada.send(.GET, "friend-requests?direction=incoming").json
    #expect(asked["items"].items.count == 1)
    #expect(try Archive.json("data/friend-requests/incoming-1.json", in: folder) == asked)
    let friends = try Archive.json("data/friends.json", in: folder)["items"].items
    #expect(friends.map { $0["user"]["id"].text } == [grace.user])
    let shown = try await ada.send(.GET, "conversations/\(conversation)").json
    #expect(try Archive.json("data/conversations/0001/conversation.json", in: folder) == shown)
    let history = try await ada.send(.GET, "conversations/\(conversation)/messages").json
    #expect(history["items"].items.count == 3)
    #expect(try Archive.json("data/conversations/0001/1.json", in: folder) == history)

    let file = try #require(archive.names.first { $0.hasPrefix("media/0001/") })
    #expect(file == "media/0001/2-1-_b_moth__b_.html_")
    #expect(try Archive.text(file, in: folder) == "moth bytes")

    let page = try Archive.text("conversations/0001/1.html", in: folder)
    let overview = try Archive.text("index.html", in: folder)
    #expect(overview.contains("href=\"conversations/0001/1.html\""))
    for text in [page, overview] {
      #expect(text.contains("&lt;img src=x onerror=alert(1)&gt;") && !text.contains("<img src=x"))
    }
    #expect(page.contains("href=\"../../media/0001/2-1-_b_moth__b_.html_\""))
    #expect(page.contains("This message was deleted.") && !page.contains("to be deleted"))

    let everything = try Archive.everything(archive.names, in: folder)
    for secret in [
      "canary-of-linus", "argon2", "passwordHash", Device.password, ada.token, ada.cookie,
      ada.mediaCookie,
    ] {
      #expect(!everything.contains(secret), "\(secret)")
    }
  }

  @Test func `Long conversations come in pages, in the language that is asked for`() async throws {
    let folder = try TemporaryFolder()
    try await LiveChat.run(settings: { $0.limits.sendsPerMinute = 10_000 }) { chat in
      let (ada, _, conversation) = try await chat.friends()
      for number in 1...401 { try await ada.write("m\(number)", in: conversation) }

      let archive = try await Archive.fetch(by: ada, into: folder, language: "de")

      #expect(archive.whole)
      let pages = try (1...3).map { number in
        let page = try Archive.json("data/conversations/0001/\(number).json", in: folder)
        return page["items"].items.map { $0["body"].text }
      }
      #expect(pages.map(\.count) == [200, 200, 1])
      #expect(Array(pages.joined()) == (1...401).map { "m\($0)" })
      let middle = try Archive.text("conversations/0001/2.html", in: folder)
      #expect(middle.contains("Ältere Nachrichten") && middle.contains("Neuere Nachrichten"))
      let last = try Archive.text("conversations/0001/3.html", in: folder)
      #expect(last.contains("Ältere Nachrichten") && !last.contains("Neuere Nachrichten"))
      #expect(try Archive.text("index.html", in: folder).contains("3 Seiten"))
    }
  }

  @Test func `A session that ends takes a running archive with it, which is then no archive`()
    async throws
  {
    let (folder, clock) = (try TemporaryFolder(), TestClock())
    try await LiveChat.run(
      preparer: PlainPreparer(), world: .test(clock: clock)
    ) { chat in
      let (ada, _, conversation) = try await chat.friends()
      let again = try await Device.logIn("ada", port: chat.port)
      try await Self.sendLarge(by: ada, in: conversation)
      async let fetched = Archive.fetch(by: ada, into: folder, hold: 1 << 20)

      try await Archive.whileHeld(in: folder) {
        let other = try await again.send(.GET, "users/me/export")
        #expect(other.status == 429 && other.headers["Retry-After"] == ["10"])
        #expect(try await again.send(.DELETE, "sessions").status == 204)
        await clock.advance(by: .seconds(5))
      }

      let archive = try await fetched
      #expect(archive.status == 200 && !archive.ended && !archive.whole)
      #expect(archive.bytes < Self.large)
      let whole = try await Archive.fetch(by: again, into: folder)
      #expect(whole.whole, "its turn has ended")
    }
  }

  @Test func `A killed server leaves no archive behind, and memory does not grow with files`()
    async throws
  {
    let (folder, data) = (try TemporaryFolder(), try TemporaryFolder())
    let martlet = try await MartletProcess.serving(data)
    let chat = LiveChat(port: martlet.port, epoch: "")
    let (ada, _, conversation) = try await chat.friends()
    // The first brings buffers with it that the later ones share.
    try await Self.sendLarge(by: ada, in: conversation)
    #expect(try await Archive.fetch(by: ada, into: folder).whole)
    for _ in 1...3 { try await Self.sendLarge(by: ada, in: conversation) }
    let before = try #require(martlet.peakMemory)

    let archive = try await Archive.fetch(by: ada, into: folder)

    let growth = try #require(martlet.peakMemory) - before
    print("memory grew by \(growth >> 10) KiB over an archive of \(archive.bytes >> 20) MiB")
    #expect(archive.whole && archive.bytes > 4 * Self.large)
    #expect(growth < 16 << 20)

    async let fetched = Archive.fetch(by: ada, into: folder, hold: 1 << 20)
    try await Archive.whileHeld(in: folder) { try await martlet.killAtOnce() }
    let broken = try await fetched
    #expect(!broken.ended && !broken.whole)
  }

  private static let large = 40_000_000

  private static func sendLarge(by device: Device, in conversation: String) async throws {
    let media = try await device.upload(String(repeating: "moth", count: large / 4))
    let sent = try await device.send(
      .POST, "conversations/\(conversation)/messages",
      ["clientId": .string(media), "attachments": .array([.string(media)])])
    try #require(sent.status == 201, "\(sent.body)")
  }
}
