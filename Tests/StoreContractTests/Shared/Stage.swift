import Chat
import ChatTesting
import Testing

/// One engine with the cast registered, and the verbs that tests are told in.
struct Stage {
  let stores: any Stores
  let clock: TestClock
  let world: World
  let cast: Cast
  private let folder: TemporaryFolder

  init(_ engine: Engine) async throws {
    let folder = TemporaryFolder()
    try await self.init(stores: engine.open(in: folder), folder: folder)
  }

  init(stores: any Stores, folder: TemporaryFolder) async throws {
    self.stores = stores
    self.folder = folder
    clock = TestClock()
    world = .test(clock: clock)
    cast = Cast(world)
    for account in [cast.ada, cast.grace, cast.linus] {
      _ = try await stores.accounts.create(account)
    }
  }

  var ada: UserID { cast.ada.id }
  var grace: UserID { cast.grace.id }
  var linus: UserID { cast.linus.id }

  /// One more person.
  func register(_ username: String, deleted: Bool? = nil) async throws -> UserID {
    let account = Account.test(username, username, deleted: deleted, world)
    try #require(try await stores.accounts.create(account))
    return account.id
  }

  func wait(_ duration: Duration) async {
    await clock.advance(by: duration)
  }

  func version(of user: UserID) async throws -> Int {
    try #require(try await stores.accounts.account(user)).version
  }

  func change(_ user: UserID, _ body: (inout SettingsChange) -> Void) async throws {
    var settings = SettingsChange()
    body(&settings)
    _ = try await stores.accounts.update(user, ProfileChange(settings: settings))
  }
}

// Friends.
extension Stage {
  func ask(_ asker: UserID, _ other: UserID, requestLimit: Int = 100, friendLimit: Int = 1_000)
    async throws -> AskOutcome
  {
    try await stores.friends.ask(
      FriendAsk(
        asker: asker, other: other, request: world.makeID(), conversation: world.makeID(),
        now: world.now(), requestLimit: requestLimit, friendLimit: friendLimit))
  }

  func request(_ asker: UserID, _ other: UserID) async throws -> RequestID {
    guard case .requested(let request, _, _) = try await ask(asker, other) else {
      throw Unexpected()
    }
    return request.id
  }

  func accept(_ id: RequestID, _ user: UserID, friendLimit: Int = 1_000) async throws
    -> AcceptOutcome?
  {
    try await stores.friends.accept(
      id, by: user, conversation: world.makeID(), at: world.now(), friendLimit: friendLimit)
  }

  /// Makes the two friends; answers their conversation.
  @discardableResult
  func befriend(_ one: UserID, _ other: UserID) async throws -> ConversationID {
    guard case .befriended(let befriending) = try await accept(request(one, other), other) else {
      throw Unexpected()
    }
    return befriending.conversation
  }

  func requests(
    _ user: UserID, _ direction: FriendRequest.Direction, after: RequestID? = nil, limit: Int = 50
  ) async throws -> [RequestID] {
    try await stores.friends.requests(of: user, direction, after: after, limit: limit).map(\.id)
  }

  struct Unexpected: Error {}
}

// Blocks.
extension Stage {
  @discardableResult
  func block(_ other: UserID, by user: UserID, limit: Int = 1_000) async throws -> BlockOutcome {
    try await stores.blocks.block(other, by: user, at: world.now(), limit: limit)
  }
}

// Media.
extension Stage {
  /// Of so many bytes, on its way in.
  func upload(_ owner: UserID, kind: Chat.Attachment.Kind = .image, bytes: Int = 100) -> Upload {
    Upload(
      id: world.makeID(), owner: owner, kind: kind, name: "moth.jpg", mime: "image/jpeg",
      bytes: bytes, width: 4, height: 3, alt: "A moth", expiresAt: soon)
  }

  /// An upload with all its bytes.
  func complete(_ owner: UserID, kind: Chat.Attachment.Kind = .image, bytes: Int = 100) async throws
    -> MediaID
  {
    let upload = upload(owner, kind: kind, bytes: bytes)
    try #require(try await stores.attachments.begin(upload, quota: .unlimited))
    try await stores.attachments.complete(upload.id, expiresAt: soon)
    return upload.id
  }

  /// A picture that is ready.
  func picture(_ owner: UserID, digest: UInt8 = 1) async throws -> MediaID {
    let id = try await complete(owner)
    _ = try await settle(id, .ready(.picture(digest)))
    return id
  }

  func settle(_ id: MediaID, _ outcome: Preparation) async throws -> Settlement {
    try await stores.attachments.settle(id, as: outcome, entry: world.makeID())
  }

  func sees(_ id: MediaID, _ viewer: UserID) async throws -> Bool {
    try await stores.attachments.media(id, asSeenBy: viewer) != nil
  }

  /// When an upload ends unless something happens.
  var soon: Timestamp { world.now().advanced(bySeconds: 60) }
}

extension PreparedMedia {
  /// A picture whose files are named by `digest` and the one after it.
  static func picture(_ digest: UInt8) -> PreparedMedia {
    PreparedMedia(
      kind: .image, mime: "image/jpeg", width: 40, height: 30, blurhash: "LEHV6nWB2yk8",
      variants: [
        .original: StoredVariant(digest: .of(digest), bytes: 90, mime: "image/jpeg"),
        .thumb: StoredVariant(digest: .of(digest &+ 1), bytes: 9, mime: "image/webp"),
      ])
  }
}

extension MediaDigest {
  /// 32 times the same byte.
  static func of(_ byte: UInt8) -> MediaDigest {
    guard let digest = MediaDigest(bytes: repeatElement(byte, count: 32)) else {
      preconditionFailure("32 bytes are a digest.")
    }
    return digest
  }
}

// Messages.
extension Stage {
  func draft(
    _ author: UserID, _ conversation: ConversationID, _ body: String = "Hello",
    clientId: ClientID? = nil, attachments: [MediaID] = [], replyTo: Int? = nil
  ) -> Draft {
    let id: MessageID = world.makeID()
    return Draft(
      conversation: conversation, author: author,
      clientId: clientId ?? ClientID(id.description) ?? .one, id: id, body: body,
      attachments: attachments, replyTo: replyTo,
      digest: Int64(body.utf8.reduce(7) { $0 &* 31 &+ Int($1) }),
      sentAt: world.now())
  }

  @discardableResult
  func send(
    _ author: UserID, _ conversation: ConversationID, _ body: String = "Hello",
    attachments: [MediaID] = []
  ) async throws -> Message {
    guard
      case .stored(let message, _) = try await stores.messages.append(
        draft(author, conversation, body, attachments: attachments))
    else { throw Unexpected() }
    return message
  }

  func changing(
    _ target: Int, _ author: UserID, _ conversation: ConversationID,
    _ action: MessageChange.Action, clientId: ClientID? = nil, reactionLimit: Int = 20
  ) -> MessageChange {
    let id: MessageID = world.makeID()
    return MessageChange(
      conversation: conversation, author: author,
      clientId: clientId ?? ClientID(id.description) ?? .one, id: id, target: target,
      action: action, digest: Int64("\(target) \(action)".utf8.reduce(7) { $0 &* 31 &+ Int($1) }),
      now: world.now(), reactionLimit: reactionLimit)
  }

  func attempt(
    _ target: Int, _ author: UserID, _ conversation: ConversationID,
    _ action: MessageChange.Action, clientId: ClientID? = nil, reactionLimit: Int = 20
  ) async throws -> ChangeOutcome {
    try await stores.messages.change(
      changing(
        target, author, conversation, action, clientId: clientId, reactionLimit: reactionLimit))
  }

  /// Makes a change that nothing speaks against.
  @discardableResult
  func make(
    _ target: Int, _ author: UserID, _ conversation: ConversationID,
    _ action: MessageChange.Action, clientId: ClientID? = nil
  ) async throws -> Entry {
    guard
      case .changed(let entry, _) = try await attempt(
        target, author, conversation, action, clientId: clientId)
    else { throw Unexpected() }
    return entry
  }

  /// The whole log.
  func entries(_ conversation: ConversationID, _ viewer: UserID) async throws -> [Entry] {
    try #require(
      try await stores.messages.log(
        of: conversation, asSeenBy: viewer, after: 0, limit: 10_000, bytes: .max)
    ).items
  }

  /// All messages.
  func messages(_ conversation: ConversationID, _ viewer: UserID) async throws -> [Message] {
    try #require(
      try await stores.messages.messages(
        in: conversation, asSeenBy: viewer, window: HistoryWindow(.newest, limit: 10_000))
    ).items
  }

  func conversation(_ id: ConversationID, _ viewer: UserID) async throws -> Conversation {
    try #require(try await stores.conversations.conversation(id, asSeenBy: viewer))
  }

  func raise(
    _ user: UserID, _ conversation: ConversationID, read: Int? = nil, delivered: Int? = nil
  ) async throws -> RaiseOutcome? {
    let report = PointerReport(
      conversation: conversation, readSeq: read, deliveredSeq: delivered)
    return try await stores.receipts.raise([report], of: user)[0]
  }

  /// A member's pointers as `viewer` sees them.
  func pointers(of member: UserID, in id: ConversationID, seenBy viewer: UserID) async throws
    -> Pointers
  {
    let conversation = try await conversation(id, viewer)
    let row = try #require(conversation.members.first { $0.user.id == member })
    return Pointers(readSeq: row.readSeq, deliveredSeq: row.deliveredSeq)
  }
}

extension ClientID {
  static let one = well("one")

  /// A name that the test knows to be well formed.
  static func well(_ text: some StringProtocol) -> ClientID {
    guard let id = ClientID(String(text)) else { preconditionFailure("\(text) is no client id") }
    return id
  }
}
