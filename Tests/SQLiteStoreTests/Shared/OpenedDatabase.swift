import Chat
import ChatTesting
import Foundation
import SQLiteStore

/// A database in a folder of its own, gone with it, and two friends in it.
final class OpenedDatabase: Sendable {
  let folder: String
  let database: SQLiteDatabase
  let stores: SQLiteStores
  let world: World
  let cast: Cast
  let conversation: ConversationID

  init(queueLimit: Int = 4_096) async throws {
    folder =
      FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)").path
    database = try SQLiteDatabase(folder: folder, queueLimit: queueLimit)
    stores = try await SQLiteStores(database, FileMediaStore(folder: folder))
    world = .test()
    cast = Cast(world)
    for account in [cast.ada, cast.grace, cast.linus] {
      _ = try await stores.accounts.create(account)
    }
    conversation = try await Self.befriend(cast.ada.id, cast.grace.id, in: stores, world)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Sends one message of ada's, to grace unless told otherwise; answers its number.
  @discardableResult
  func send(
    _ body: String = "Hello", clientId: String? = nil, attachments: [MediaID] = [],
    in conversation: ConversationID? = nil
  ) async throws -> Int {
    let id: MessageID = world.makeID()
    guard let clientId = ClientID(clientId ?? id.description) else { throw Unexpected() }
    let outcome = try await stores.messages.append(
      Draft(
        conversation: conversation ?? self.conversation, author: cast.ada.id, clientId: clientId,
        id: id, body: body,
        attachments: attachments, replyTo: nil, digest: Int64(truncatingIfNeeded: id.bits),
        sentAt: world.now()))
    guard case .stored(let message, _) = outcome else { throw Unexpected() }
    return message.seq
  }

  /// An upload of ada's with all its bytes.
  func upload(_ bytes: String) async throws -> MediaID {
    let upload = Upload(
      id: world.makeID(), owner: cast.ada.id, kind: .image, name: "moth.jpg", mime: "image/jpeg",
      bytes: bytes.utf8.count, expiresAt: world.now())
    guard try await stores.attachments.begin(upload, quota: .unlimited) else { throw Unexpected() }
    _ = try await stores.media.append(Pieces(text: bytes), to: upload.id, at: 0)
    try await stores.attachments.complete(upload.id, expiresAt: world.now())
    return upload.id
  }

  /// Keeps an upload as it came.
  func keep(_ upload: MediaID) async throws -> (digest: MediaDigest, bytes: Int) {
    let (digest, bytes) = try await stores.media.withFiles(of: upload) { [stores] file, _ in
      try await stores.media.keep(file)
    }
    let variant = StoredVariant(digest: digest, bytes: bytes, mime: "image/jpeg")
    let media = PreparedMedia(kind: .image, mime: "image/jpeg", variants: [.original: variant])
    _ = try await stores.attachments.settle(upload, as: .ready(media), entry: world.makeID())
    return (digest, bytes)
  }

  /// Makes one change of ada's to a message of hers.
  func change(_ target: Int, _ action: MessageChange.Action) async throws {
    let id: MessageID = world.makeID()
    guard let clientId = ClientID(id.description) else { throw Unexpected() }
    let outcome = try await stores.messages.change(
      MessageChange(
        conversation: conversation, author: cast.ada.id, clientId: clientId, id: id,
        target: target, action: action, digest: Int64(truncatingIfNeeded: id.bits),
        now: world.now(), reactionLimit: 20))
    guard case .changed = outcome else { throw Unexpected() }
  }

  /// The numbers of ada's and grace's log.
  func numbers() async throws -> [Int] {
    let log = try await stores.messages.log(
      of: conversation, asSeenBy: cast.ada.id, after: 0, limit: 100_000, bytes: .max)
    return log?.items.map(\.seq) ?? []
  }

  static func befriend(
    _ one: UserID, _ other: UserID, in stores: any Stores, _ world: World
  ) async throws -> ConversationID {
    for (asker, other) in [(one, other), (other, one)] {
      let outcome = try await stores.friends.ask(
        FriendAsk(
          asker: asker, other: other, request: world.makeID(), conversation: world.makeID(),
          now: world.now(), requestLimit: 100, friendLimit: 100))
      if case .befriended(let befriending) = outcome { return befriending.conversation }
    }
    throw Unexpected()
  }

  struct Unexpected: Error {}
}
