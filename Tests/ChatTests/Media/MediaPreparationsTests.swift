import ChatTesting
import NIOCore
import Testing

@testable import Chat

@Suite(.timeLimit(.minutes(5)))
struct MediaPreparationsTests {
  private let preparer = TestPreparer()

  @Test func `Whoever sees the message is told when its attachment is ready`() async throws {
    try await with { house, conversation in
      preparer.hold()
      let media = try await house.upload("moth", by: house.ada)
      let message = try await house.send([media], by: house.ada, in: conversation)
      #expect(message.attachments.map(\.state) == [.preparing])

      preparer.letGo()

      for person in [house.ada, house.grace] {
        let entry = try await house.entry("prepared", to: person)
        #expect(entry["author"] == .null && entry["clientId"] == .null)
        #expect(entry["target"] == 1)
        let attachment = entry["message"]["attachments"].items[0]
        #expect(attachment["state"] == "ready")
        #expect(attachment["urls"]["thumb"].text == "/api/v1/media/\(media)/thumb")
      }
      #expect(try house.bus.frames(to: house.linus).isEmpty)
      let stored = try await house.features.media.media(media, asSeenBy: house.grace)
      #expect(try await house.bytes(of: stored, .thumb) == "small moth")
      #expect(try await house.bytes(of: stored, .original) == "moth")
      try await house.eventually { try await house.stores.media.uploads().isEmpty }
    }
  }

  @Test func `What nothing can be made of says why`() async throws {
    try await with { house, conversation in
      preparer.hold()
      let media = try await house.upload("bomb", by: house.ada)
      _ = try await house.send([media], by: house.ada, in: conversation)
      preparer.letGo()

      let message = try await house.entry("prepared", to: house.grace)["message"]
      #expect(message["attachments"].items[0]["state"] == "failed")
      #expect(message["attachments"].items[0]["reason"] == "too_many_pixels")
      try await house.eventually { try await house.stores.media.uploads().isEmpty }
    }
  }

  @Test func `What turns out larger than one of its kind may be is refused`() async throws {
    try await with(settings: { $0.limits.imageBytes = 3 }) { house, conversation in
      preparer.hold()
      let media = try await house.upload("moth", by: house.ada, kind: .file)
      _ = try await house.send([media], by: house.ada, in: conversation)
      preparer.letGo()

      let message = try await house.entry("prepared", to: house.grace)["message"]
      #expect(message["attachments"].items[0]["reason"] == "too_large")
      #expect(try await house.stores.media.digests().isEmpty)
    }
  }

  @Test func `A fault of the preparer's is tried again, and not for ever`() async throws {
    try await with { house, conversation in
      let media = try await house.upload("odd", by: house.ada)
      _ = try await house.send([media], by: house.ada, in: conversation)
      for seconds in [5, 10] {
        await house.clock.waitForSleepers()
        await house.clock.advance(by: .seconds(seconds))
      }

      let message = try await house.entry("prepared", to: house.grace)["message"]
      #expect(message["attachments"].items[0]["reason"] == "fault")
      #expect(preparer.tries("odd") == 3)
    }
  }

  @Test func `Films wait for each other, and pictures do not wait for them`() async throws {
    try await with { house, _ in
      preparer.hold()
      for name in ["one", "two"] {
        _ = try await house.upload("film \(name)", by: house.ada, kind: .video)
      }
      for name in ["one", "two", "three"] { _ = try await house.upload(name, by: house.ada) }
      try await house.eventually { preparer.running == 3 }
      let films = ["film one", "film two"], pictures = ["one", "two", "three"]
      #expect(films.map(preparer.tries).reduce(0, +) == 1)
      #expect(pictures.map(preparer.tries).reduce(0, +) == 2)

      preparer.letGo()

      try await house.eventually { (films + pictures).allSatisfy { preparer.tries($0) == 1 } }
      #expect(preparer.most <= 3)
    }
  }

  @Test func `How far it is, is told to those who see the message`() async throws {
    try await with { house, conversation in
      preparer.hold()
      let media = try await house.upload("slow", by: house.ada)
      _ = try await house.send([media], by: house.ada, in: conversation)

      try await house.eventually { try !house.bus.frames(to: house.grace, "preparing").isEmpty }

      let shown = try #require(try house.bus.frames(to: house.grace, "preparing").first)
      #expect(shown["media"].text == media.description && shown["seq"] == 1)
      preparer.letGo()
    }
  }

  @Test func `What is deleted meanwhile leaves nothing`() async throws {
    try await with { house, conversation in
      preparer.hold()
      let media = try await house.upload("moth", by: house.ada)
      _ = try await house.send([media], by: house.ada, in: conversation)
      try await house.eventually { preparer.running == 1 }
      _ = try await house.features.messages.change(
        1, in: conversation, by: house.ada, clientId: .named("gone"), .delete)

      preparer.letGo()

      try await house.eventually { try await house.stores.media.uploads().isEmpty }
      #expect(try await house.stores.media.digests().isEmpty)
      #expect(try house.bus.frames(to: house.grace, "entry").count == 2)
    }
  }

  @Test func `What is deleted before its turn has come leaves nothing either`() async throws {
    try await with { house, conversation in
      preparer.hold()
      for name in ["one", "two"] { _ = try await house.upload(name, by: house.ada) }
      try await house.eventually { preparer.running == 2 }
      let waiting = try await house.upload("three", by: house.ada)
      _ = try await house.send([waiting], by: house.ada, in: conversation)
      #expect(try await house.stores.media.uploads().contains(waiting))

      _ = try await house.features.messages.change(
        1, in: conversation, by: house.ada, clientId: .named("gone"), .delete)

      try await house.eventually { try await !house.stores.media.uploads().contains(waiting) }
      preparer.letGo()
      #expect(preparer.tries("three") == 0)
    }
  }

  @Test func `A deleted message takes its bytes along, but not those that another one has`()
    async throws
  {
    try await with { house, conversation in
      let (one, same) = (
        try await house.upload("moth", by: house.ada), try await house.upload("moth", by: house.ada)
      )
      for media in [one, same] {
        _ = try await house.send([media], by: house.ada, in: conversation)
        try await house.eventually {
          try await house.features.media.media(media, asSeenBy: house.ada).attachment.state
            == .ready
        }
      }
      #expect(try await house.stores.media.digests().count == 2, "kept once")

      _ = try await house.features.messages.change(
        1, in: conversation, by: house.ada, clientId: .named("gone"), .delete)
      try await house.eventually { try await house.stores.attachments.discarded().isEmpty }
      #expect(try await house.stores.media.digests().count == 2)
      await #expect(throws: CommonRefusal.notFound) {
        try await house.features.media.media(one, asSeenBy: house.ada)
      }

      let last = try #require(
        try await house.features.messages.history(
          of: conversation, for: house.ada, HistoryWindow(.newest, limit: 9)
        ).items.last { $0.deletedAt == nil })
      _ = try await house.features.messages.change(
        last.seq, in: conversation, by: house.ada, clientId: .named("gone too"), .delete)
      try await house.eventually { try await house.stores.media.digests().isEmpty }
    }
  }

  @Test func `What a crash has left is prepared, or swept, at the next start`() async throws {
    let house = try await House(preparer: preparer)
    let waiting = try await house.upload("moth", by: house.ada)
    let left: MediaID = house.world.makeID()
    _ = try await house.stores.media.append(Pieces(text: "left"), to: left, at: 0)
    try await house.stores.media.withFiles(of: left) { file, _ in
      _ = try await house.stores.media.keep(file)
    }

    try await house.run {
      try await house.eventually {
        try await house.features.media.media(waiting, asSeenBy: house.ada).attachment.state
          == .ready
      }
      try await house.eventually { try await house.stores.media.uploads().isEmpty }
      #expect(try await house.stores.media.digests().count == 2, "those of the moth")
    }
  }

  private func with(
    settings: (inout ChatSettings) -> Void = { _ in },
    _ body: (House, ConversationID) async throws -> Void
  ) async throws {
    let house = try await House(preparer: preparer, settings: settings)
    let conversation = try await house.befriend(house.ada, house.grace)
    try await house.run { try await body(house, conversation) }
  }
}

extension House {
  /// The background work goes on during `body`.
  fileprivate func run(_ body: () async throws -> Void) async throws {
    let media = Task { [features] in await features.media.run() }
    let preparations = Task { [features] in await features.preparations?.run() }
    defer {
      media.cancel()
      preparations.cancel()
    }
    try await body()
  }

  /// The first entry of a kind that somebody was told of.
  fileprivate func entry(_ kind: String, to person: UserID) async throws -> JSONValue {
    var found: JSONValue?
    try await eventually {
      found = try bus.frames(to: person, "entry").map { $0["entry"] }
        .first { $0["kind"].text == kind }
      return found != nil
    }
    return try #require(found)
  }

  fileprivate func bytes(of media: StoredMedia, _ variant: Chat.Attachment.Variant) async throws
    -> String
  {
    let stored = try #require(media.variants[variant])
    var bytes = ByteBuffer()
    try await stores.media.read(stored.digest, 0..<stored.bytes) { bytes.writeImmutableBuffer($0) }
    return String(buffer: bytes)
  }

  fileprivate func eventually(_ holds: () async throws -> Bool) async throws {
    for _ in 0..<20_000 {
      if try await holds() { return }
      try await Task.sleep(for: .milliseconds(1))
    }
    Issue.record("It never came.")
  }
}
