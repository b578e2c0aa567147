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

  /// Sends one message of ada's to grace; answers its number.
  @discardableResult
  func send(_ body: String = "Hello", clientId: String? = nil) async throws -> Int {
    let id: MessageID = world.makeID()
    guard let clientId = ClientID(clientId ?? id.description) else { throw Unexpected() }
    let outcome = try await stores.messages.append(
      Draft(
        conversation: conversation, author: cast.ada.id, clientId: clientId, id: id, body: body,
        replyTo: nil, digest: Int64(truncatingIfNeeded: id.bits), sentAt: world.now()))
    guard case .stored(let message, _) = outcome else { throw Unexpected() }
    return message.seq
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
