import Crypto

/// The numbered logs: sending into them and reading out of them.
package struct Messages: Sendable {
  /// Most entries that one answer carries.
  static let logLimit = 200
  /// Most bytes of bodies that one comparison or log answer carries.
  static let logBytes = 256 * 1024

  private let store: any MessageStore
  private let limits: Limits
  private let rate: RateLimit
  private let digestKey: SymmetricKey
  private let live: Live
  private let world: World

  /// `digestKey` has 256 bits; it must stay the same for as long as the data does.
  package init(
    store: any MessageStore, limits: Limits, digestKey: [UInt8], live: Live, world: World
  ) {
    self.store = store
    self.limits = limits
    self.digestKey = SymmetricKey(data: digestKey)
    self.live = live
    self.world = world
    rate = RateLimit(perMinute: limits.sendsPerMinute, world: world)
  }

  /// Stores a message, then tells every member and every device of the author.
  ///
  /// A retry with the same client id gets the first answer, and is published again, because the first
  /// time may have been lost on the way.
  func send(_ message: NewMessage, by author: UserID, in conversation: ConversationID)
    async throws -> (Message, isNew: Bool)
  {
    if let seconds = rate.take(author) { throw MessageRefusal.rateLimited(retryAfter: seconds) }
    let draft = Draft(
      conversation: conversation, author: author, clientId: message.clientId, id: world.makeID(),
      body: message.body ?? "", replyTo: message.replyTo,
      digest: digest(message), sentAt: world.now())
    let problems = TextRules.bodyProblems(draft.body, limits: limits)
    guard problems.isEmpty else { throw CommonRefusal.invalid(problems) }
    switch try await store.append(draft) {
    case .stored(let message, let members):
      live.tell(members, EntryShown(entry: Entry(message)))
      return (message, true)
    case .repeated(let message, let members):
      live.tell(members, EntryShown(entry: Entry(message)))
      return (message, false)
    case .clientIDReused: throw MessageRefusal.clientIDReused
    case .notFound: throw CommonRefusal.notFound
    case .notFriends: throw MessageRefusal.notFriends
    case .noSuchReply:
      throw CommonRefusal.invalid([
        FieldProblem("replyTo", "unknown", "There is no such message to reply to.")
      ])
    }
  }

  /// A part of the history as it is now.
  func history(of id: ConversationID, for viewer: UserID, _ window: HistoryWindow) async throws
    -> History
  {
    guard let history = try await store.messages(in: id, asSeenBy: viewer, window: window) else {
      throw CommonRefusal.notFound
    }
    return history
  }

  /// Entries from `after` inclusive.
  func log(
    of id: ConversationID, for viewer: UserID, after: Int, limit: Int, bytes: Int = logBytes
  ) async throws -> Log {
    let log = try await store.log(
      of: id, asSeenBy: viewer, after: after, limit: limit, bytes: bytes)
    guard let log else { throw CommonRefusal.notFound }
    return log
  }

  /// Tells a retry from another use of its client id, without keeping what was asked: 64 bits of
  /// HMAC-SHA256, so that it says nothing to whoever reads the database.
  private func digest(_ message: NewMessage) -> Int64 {
    let text = "\(message.replyTo.map(String.init) ?? "-") \(message.body ?? "")"
    return HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: digestKey)
      .prefix(8).reduce(0) { $0 << 8 | Int64($1) }
  }
}

/// A message as its author asks for it.
struct NewMessage: Codable {
  let clientId: ClientID
  let body: String?
  let replyTo: Int?
}

/// `entry`: one line of a log, live.
struct EntryShown: Codable {
  var type = "entry"
  let entry: Entry
}
