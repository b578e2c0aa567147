import Chat
import ChatTesting
import Realtime
import Testing

@testable import Chat

/// Every feature over memory stores, with the cast registered and a bus that keeps what is told.
struct House {
  let stores = MemoryStores()
  let clock = TestClock()
  let bus = RecordingBus()
  let world: World
  let features: Features
  let live: Live
  let ada: UserID
  let grace: UserID
  let linus: UserID

  init(
    preparer: (any MediaPreparer)? = nil, mailer: (any Mailer)? = nil,
    settings change: (inout ChatSettings) -> Void = { _ in }
  ) async throws {
    world = .test(clock: clock)
    var settings = ChatSettings(publicURL: try #require(PublicURL("http://localhost:8080")))
    change(&settings)
    live = Live(hub: Hub(bus: bus, logger: .silent))
    features = await Features(
      stores: stores, preparer: preparer, mailer: mailer, secrets: .test, settings: settings,
      live: live, world: world, logger: .silent)
    let cast = Cast(world)
    (ada, grace, linus) = (cast.ada.id, cast.grace.id, cast.linus.id)
    for account in [cast.ada, cast.grace, cast.linus] {
      try #require(try await stores.accounts.create(account))
    }
  }

  /// The `version` of a person's account.
  func version(of user: UserID) async throws -> Int {
    try #require(try await stores.accounts.account(user)).version
  }

  /// Asks, and answers the request's id.
  func request(_ asker: UserID, _ other: UserID) async throws -> RequestID {
    guard case .requested(let request) = try await features.friends.ask(other, by: asker) else {
      throw Unexpected()
    }
    return request.id
  }

  /// Makes two people friends; answers their conversation. What was told is forgotten.
  @discardableResult
  func befriend(_ one: UserID, _ other: UserID) async throws -> ConversationID {
    let (_, conversation) = try await features.friends.accept(
      try await request(one, other), by: other)
    bus.forget()
    return conversation.id
  }

  /// Sends a message, named by its text.
  @discardableResult
  func write(_ body: String, by author: UserID, in conversation: ConversationID) async throws
    -> Message
  {
    try await features.messages.send(
      NewMessage(clientId: try .named(body), body: body, replyTo: nil), by: author,
      in: conversation
    ).0
  }

  /// An upload with all its bytes, which are its name.
  func upload(
    _ name: String, by owner: UserID, kind: Chat.Attachment.Kind = .image
  ) async throws -> MediaID {
    let upload = Upload(
      id: world.makeID(), owner: owner, kind: kind, name: name, mime: "image/jpeg",
      bytes: name.utf8.count, expiresAt: world.now().advanced(bySeconds: 60))
    try #require(try await stores.attachments.begin(upload, quota: .unlimited))
    _ = try await stores.media.append(Pieces(text: name), to: upload.id, at: 0)
    try await stores.attachments.complete(
      upload.id, expiresAt: world.now().advanced(bySeconds: 60))
    features.preparations?.beginSoon()
    return upload.id
  }

  /// Sends what has been uploaded.
  func send(_ media: [MediaID], by author: UserID, in conversation: ConversationID) async throws
    -> Message
  {
    try await features.messages.send(
      NewMessage(
        clientId: try .named(media.map(\.description).joined().suffix(60).description), body: "",
        attachments: media, replyTo: nil), by: author, in: conversation
    ).0
  }

  func settings(of user: UserID, _ body: (inout SettingsChange) -> Void) async throws {
    var settings = SettingsChange()
    body(&settings)
    _ = try await features.accounts.update(user, ProfileChange(settings: settings))
    bus.forget()
  }

  struct Unexpected: Error {}
}

extension ClientID {
  /// A client id of these letters and digits.
  static func named(_ text: String) throws -> ClientID {
    try #require(ClientID(text.replacing(" ", with: "-")))
  }
}
