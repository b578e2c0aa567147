import Chat
import ChatTesting
import NIOCore
import NIOHTTP1
import Testing

/// Who may fetch what was uploaded: every variant, for every relation to it, by access token and by
/// media cookie.
@Suite(.timeLimit(.minutes(10))) struct MediaRightsTests {
  @Test func `An attachment is its uploader's, and the members' for as long as its message lives`()
    async throws
  {
    try await Scene.run { scene in
      let (ada, grace, linus) = (scene.ada, scene.grace, scene.linus)
      let door = scene.door(to: try await ada.upload("moth"))
      try await door.expect("before it is sent", sees: [ada], findsNothing: [grace, linus])

      let message = try await ada.send(door.media, to: scene.conversation)
      try await door.expect("in a message", sees: [ada, grace], findsNothing: [linus])

      _ = try await grace.send(.DELETE, "friends/\(ada.user)")
      try await door.expect("of a former friend", sees: [ada, grace], findsNothing: [linus])

      for (blocker, blocked) in [(ada, grace), (grace, ada)] {
        _ = try await blocker.send(.PUT, "blocks/\(blocked.user)")
        // Both keep the history, and what is in it.
        try await door.expect("of who is blocked", sees: [ada, grace], findsNothing: [linus])
        _ = try await blocker.send(.DELETE, "blocks/\(blocked.user)")
      }

      #expect(try await ada.send(.DELETE, "\(message)?clientId=gone").status == 200)
      try await door.expect("deleted", sees: [], findsNothing: [ada, grace, linus])
    }
  }

  @Test func `A picture of a person is for whoever sees the card`() async throws {
    try await Scene.run { scene in
      let (ada, grace, linus) = (scene.ada, scene.grace, scene.linus)
      let door = scene.door(to: try await ada.upload("moth"))
      try await door.expect("not shown yet", sees: [ada], findsNothing: [grace, linus])

      try await ada.show(door.media)
      try await door.expect("of a friend, and of a stranger", sees: [ada, grace, linus])

      for person in [grace, linus] { _ = try await ada.send(.PUT, "blocks/\(person.user)") }
      // Grace's conversation with Ada still has her card.
      try await door.expect("of who has blocked", sees: [ada, grace], findsNothing: [linus])
      _ = try await ada.send(.DELETE, "blocks/\(linus.user)")

      _ = try await linus.send(.PUT, "blocks/\(ada.user)")
      try await door.expect("of who is blocked", sees: [ada, grace, linus])

      try await ada.show(nil)
      try await door.expect("shown no more", sees: [], findsNothing: [ada, grace, linus])
    }
  }
}

/// Ada and Grace, who are friends, and Linus, who is nobody's; and what once let Ada in.
private struct Scene {
  let ada: Device
  let grace: Device
  let linus: Device
  let conversation: String
  private let ended: [HTTPHeaders]

  static func run(_ body: @Sendable (Scene) async throws -> Void) async throws {
    let clock = TestClock()
    let preparer = PlainPreparer(
      kind: .image, mime: "image/png", variants: Chat.Attachment.Variant.allCases)
    try await LiveChat.run(preparer: preparer, world: .test(clock: clock)) { chat in
      let (first, _, conversation) = try await chat.friends()
      _ = try await chat.stranger()
      await clock.advance(by: .seconds(3_600))
      let gone = try await Device.logIn("ada", port: chat.port)
      _ = try await gone.send(.DELETE, "sessions/current")
      try await body(
        Scene(
          ada: try await Device.logIn("ada", port: chat.port),
          grace: try await Device.logIn("grace", port: chat.port),
          linus: try await Device.logIn("linus", port: chat.port), conversation: conversation,
          ended: first.passes + gone.passes))
    }
  }

  func door(to media: String) -> Door {
    let misused: [HTTPHeaders] = [
      ["Authorization": "Bearer \(ada.mediaCookie.drop { $0 != "=" }.dropFirst())"],
      ["Cookie": "martlet-media=\(ada.token)"], ["Cookie": "martlet-media="],
    ]
    return Door(media: media, port: ada.port, keptOut: [[:]] + ended + misused)
  }
}

/// All that can be fetched of one upload.
private struct Door {
  let media: String
  let port: Int
  /// Of requests by nobody, or by what is good no more or for something else.
  let keptOut: [HTTPHeaders]

  /// Asks for everything in every way, of the upload and of one that does not exist.
  func expect(
    _ stage: Comment, sees: [Device], findsNothing: [Device] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    for ask in asks {
      for pass in sees.flatMap(\.passes) {
        let answer = try await ask.send(pass, port: port)
        #expect(answer.status == 200, stage, sourceLocation: sourceLocation)
        #expect(
          ask.method == .HEAD || answer.body == "moth" || answer.json["id"].text == media, stage,
          sourceLocation: sourceLocation)
      }
      for (passes, status) in [(findsNothing.flatMap(\.passes), 404), (keptOut, 401)] {
        for pass in passes {
          let answer = try await ask.send(pass, port: port)
          let missing = try await ask.of(Self.missing).send(pass, port: port)
          #expect(answer.status == status, stage, sourceLocation: sourceLocation)
          #expect(answer.bytes == missing.bytes, stage, sourceLocation: sourceLocation)
        }
      }
    }
  }

  /// An id that nothing has.
  private static let missing = "019b7600-0000-7000-8000-000000000000"

  private var asks: [Ask] {
    let variants = Chat.Attachment.Variant.allCases.map { "/" + $0.rawValue }
    return [Ask(method: .GET, media: media, variant: "")]
      + variants.flatMap { variant in
        [HTTPMethod.GET, .HEAD].map { Ask(method: $0, media: media, variant: variant) }
      }
  }
}

/// One thing that is asked for.
private struct Ask {
  let method: HTTPMethod
  let media: String
  let variant: String

  func of(_ other: String) -> Ask { Ask(method: method, media: other, variant: variant) }

  func send(_ pass: HTTPHeaders, port: Int) async throws -> Answer {
    try await HTTPClient.send(
      method, "/api/v1/media/\(media)\(variant)", headers: pass, port: port)
  }
}

extension Device {
  /// By which it fetches media.
  fileprivate var passes: [HTTPHeaders] {
    [["Authorization": "Bearer \(token)"], ["Cookie": "\(mediaCookie)"]]
  }

  /// Sends an upload in a message; answers the message's path.
  fileprivate func send(_ media: String, to conversation: String) async throws -> String {
    let messages = "conversations/\(conversation)/messages"
    let message: JSONValue = ["clientId": "moth", "attachments": [.string(media)]]
    let answer = try await send(.POST, messages, message)
    return "\(messages)/\(try #require(answer.json["seq"].number, "\(answer.body)"))"
  }

  /// Shows an upload, or nothing, on its person's card.
  fileprivate func show(_ media: String?) async throws {
    let choice: JSONValue = ["media": media.map(JSONValue.string) ?? .null]
    #expect(try await send(.PUT, "users/me/avatar", choice).status == 200)
  }
}
