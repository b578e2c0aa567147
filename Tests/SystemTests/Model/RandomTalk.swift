import ChatTesting
import Foundation
import Testing

@testable import Chat

/// Two friends who say and do things by chance, and what ada's devices are told of it.
///
/// The stores decide what comes of each act; those in memory are the reference for every engine.
struct RandomTalk {
  private static let bodies = [
    "Good morning.", "👍", "line one\nline two\ttab", "שלום, Ada", "e\u{301} and é", "\"\\/\" <b>&",
  ]

  let ada: User
  let grace: User
  let id: ConversationID
  /// The live frames, in the order in which things happened.
  private(set) var frames: [any Encodable & Sendable] = []

  private let stores: any Stores
  private let clock = TestClock()
  private let world: World
  private var chance: SplitMix64
  private var said = 0
  /// What is sent and not yet prepared.
  private var preparing: [MediaID] = []

  init(seed: UInt64, in stores: any Stores = MemoryStores()) async throws {
    self.stores = stores
    chance = SplitMix64(seed: seed)
    world = .test(clock: clock, seed: seed)
    let cast = Cast(world)
    (ada, grace) = (cast.ada.user, cast.grace.user)
    for account in [cast.ada, cast.grace] { _ = try await stores.accounts.create(account) }
    id = world.makeID()
    let asked = try await stores.friends.ask(
      FriendAsk(
        asker: ada.id, other: grace.id, request: world.makeID(), conversation: id,
        now: world.now(), requestLimit: 1, friendLimit: 1))
    guard case .requested(let request, _, _) = asked else { throw Unexpected() }
    _ = try await stores.friends.accept(
      request.id, by: grace.id, conversation: id, at: world.now(), friendLimit: 1)
  }

  /// The conversation as ada sees it now.
  func conversation() async throws -> Conversation {
    try #require(try await stores.conversations.conversation(id, asSeenBy: ada.id))
  }

  /// All messages as they are now, ascending.
  func messages() async throws -> [Message] {
    let whole = HistoryWindow(.newest, limit: .max)
    let history = try await stores.messages.messages(in: id, asSeenBy: ada.id, window: whole)
    return try #require(history).items
  }

  /// Goes on until the log has so many entries.
  mutating func go(on entries: Int) async throws {
    while try await conversation().head < entries {
      await clock.advance(by: .seconds(Int.random(in: 1...600, using: &chance)))
      try await act()
    }
  }

  private mutating func act() async throws {
    let messages = try await messages()
    let open = messages.filter { $0.deletedAt == nil }.randomElement(using: &chance)
    switch (Int.random(in: 0..<20, using: &chance), open) {
    case (0..<3, let open?): try await change(open, as: open.author, .edit(body: words()))
    case (3, let open?): try await change(open, as: open.author, .delete)
    case (4..<7, let open?): try await react(to: open)
    case (7..<11, _): try await raise()
    case (11, _): try await set()
    case (12..<14, let open?): try await say(replyTo: open.seq)
    case (14..<17, _): try await prepare()
    default: try await say(replyTo: nil)
    }
  }

  private mutating func say(replyTo: Int?) async throws {
    let (message, author): (MessageID, UserID) = (world.makeID(), somebody())
    let hasMore = Int.random(in: 0..<4, using: &chance) == 0
    let attachments = hasMore ? try await upload(by: author) : []
    let draft = Draft(
      conversation: id, author: author, clientId: try key(message), id: message,
      body: attachments.count > 1 ? "" : words(), attachments: attachments, replyTo: replyTo,
      digest: 0, sentAt: world.now())
    guard case .stored(let stored, _) = try await stores.messages.append(draft) else {
      throw Unexpected()
    }
    frames.append(EntryShown(entry: Entry(stored)))
  }

  private mutating func upload(by owner: UserID) async throws -> [MediaID] {
    var uploads: [MediaID] = []
    for _ in 0...Int.random(in: 0..<3, using: &chance) {
      let upload = Upload(
        id: world.makeID(), owner: owner, kind: .image, name: "moth.jpg", mime: "image/jpeg",
        bytes: 400, width: 40, height: 30, alt: words(), expiresAt: world.now())
      _ = try await stores.attachments.begin(upload, quota: .unlimited)
      try await stores.attachments.complete(upload.id, expiresAt: world.now())
      uploads.append(upload.id)
    }
    preparing += uploads
    return uploads
  }

  /// What was deleted meanwhile is told to nobody.
  private mutating func prepare() async throws {
    guard let media = preparing.popLast() else { return }
    let isGood = Int.random(in: 0..<4, using: &chance) > 0
    let outcome = try await stores.attachments.settle(
      media,
      as: isGood ? .ready(try await .moth(keptIn: stores.media)) : .failed(reason: "broken"),
      entry: world.makeID())
    guard case .told(let entry, _) = outcome else { return }
    frames.append(EntryShown(entry: entry))
  }

  private mutating func react(to message: Message) async throws {
    let person = somebody()
    let set = message.reactions.first { $0.users.contains(person) }
    let isOn = set == nil || Bool.random(using: &chance)
    let emoji = isOn ? ["👍", "❤️", "🙏🏽"].randomElement(using: &chance) : set?.emoji
    try await change(message, as: person, .react(emoji: emoji ?? "", on: isOn))
  }

  /// What is so already, as a reaction that is set, makes no entry.
  private mutating func change(
    _ message: Message, as author: UserID, _ action: MessageChange.Action
  ) async throws {
    let entry: MessageID = world.makeID()
    let change = MessageChange(
      conversation: id, author: author, clientId: try key(entry), id: entry, target: message.seq,
      action: action, digest: 0, now: world.now(), reactionLimit: 20)
    guard case .changed(let made, _) = try await stores.messages.change(change) else { return }
    frames.append(EntryShown(entry: made))
  }

  private mutating func raise() async throws {
    let reader = somebody()
    let seq = Int.random(in: 0...(try await conversation().head), using: &chance)
    var report = PointerReport(conversation: id, deliveredSeq: seq)
    if Bool.random(using: &chance) { report.readSeq = seq }
    let outcome = try await stores.receipts.raise([report], of: reader)[0]
    guard case .raised(let own, let shown?, _) = outcome else { return }
    frames.append(PointersShown(id, reader, reader == ada.id ? own : shown))
  }

  private mutating func set() async throws {
    var change = ConversationChange()
    switch Int.random(in: 0..<4, using: &chance) {
    case 0: change.muted = Bool.random(using: &chance)
    case 1: change.pinned = Bool.random(using: &chance)
    case 2: change.archived = Bool.random(using: &chance)
    default: change.draft = .some(Bool.random(using: &chance) ? words() : nil)
    }
    let changed = try await stores.conversations.update(id, of: ada.id, change)
    frames.append(ConversationShown(conversation: try #require(changed)))
  }

  private mutating func somebody() -> UserID { Bool.random(using: &chance) ? ada.id : grace.id }

  /// Never the same twice, or an edit might change nothing.
  private mutating func words() -> String {
    said += 1
    return "\(said): \(Self.bodies.randomElement(using: &chance) ?? "")"
  }

  private func key(_ id: MessageID) throws -> ClientID { try #require(ClientID(id.description)) }

  private struct Unexpected: Error {}
}

extension PreparedMedia {
  /// A picture whose bytes are kept, the same ones each time.
  static func moth(keptIn store: any MediaStore, bytes: Int = 300) async throws -> PreparedMedia {
    let folder = try TemporaryFolder()
    var variants: [Chat.Attachment.Variant: StoredVariant] = [:]
    for variant in [Chat.Attachment.Variant.original, .preview, .thumb] {
      let path = folder.path + "/\(variant)"
      let content = String(repeating: variant.rawValue, count: bytes).utf8.prefix(bytes)
      try Data(content).write(to: URL(filePath: path))
      let kept = try await store.keep(path)
      variants[variant] = StoredVariant(
        digest: kept.digest, bytes: kept.bytes, mime: "image/jpeg")
    }
    return PreparedMedia(
      kind: .image, mime: "image/jpeg", width: 40, height: 30,
      blurhash: "L6Pj0^jE.AyE_3t7t7R**0o#DgR4", variants: variants)
  }
}
