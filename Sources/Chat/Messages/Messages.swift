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
  /// Has taken in the key already, which is half the work of a short text.
  private let keyedDigest: HMAC<SHA256>
  private let media: Media
  private let live: Live
  private let world: World

  /// `digestKey` has 256 bits; it must stay the same for as long as the data does.
  package init(
    store: any MessageStore, media: Media, limits: Limits, digestKey: [UInt8], live: Live,
    world: World
  ) {
    self.store = store
    self.media = media
    self.limits = limits
    keyedDigest = HMAC<SHA256>(key: SymmetricKey(data: digestKey))
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
    let draft = draft(of: message, by: author, in: conversation)
    guard let refusal = refusal(of: draft) else {
      return try sent(try await store.append(draft))
    }
    // The key comes before rate and validation: a retry gets what it got.
    return try sent(try await store.recall(draft).orThrow(refusal))
  }

  private func sent(_ outcome: AppendOutcome) throws -> (Message, isNew: Bool) {
    let (written, isNew) = try told(of: outcome)
    return (written.message, isNew)
  }

  /// As ``send(_:by:in:)``, without anybody who waits: `then` is called once it is stored, on the
  /// store's thread. False, and nothing has begun, where something stands against the message.
  func beginToSend(
    _ message: NewMessage, by author: UserID, in conversation: ConversationID,
    then: @escaping @Sendable (Result<WrittenMessage, any Error>) -> Void
  ) -> Bool {
    let draft = draft(of: message, by: author, in: conversation)
    guard refusal(of: draft) == nil else { return false }
    store.append(draft) { outcome in
      then(outcome.flatMap { outcome in Result { try told(of: outcome).0 } })
    }
    return true
  }

  private func draft(of message: NewMessage, by author: UserID, in conversation: ConversationID)
    -> Draft
  {
    let (body, attachments) = (message.body ?? "", message.attachments ?? [])
    let replyTo = message.replyTo.map(String.init) ?? "-"
    return Draft(
      conversation: conversation, author: author, clientId: message.clientId, id: world.makeID(),
      body: body, attachments: attachments, replyTo: message.replyTo,
      digest: attachments.isEmpty
        ? digest("send", replyTo, body)
        : digest("send-with", replyTo, attachments.map(\.description).joined(separator: ","), body),
      sentAt: world.now())
  }

  private func refusal(of draft: Draft) -> (any Refusal)? {
    let problems = TextRules.bodyProblems(
      draft.body, limits: limits, mayBeBlank: !draft.attachments.isEmpty)
    return refusal(of: draft.author, for: problems + attachmentProblems(draft.attachments))
  }

  /// What a stored message is answered with, once those whom it concerns have been told.
  private func told(of outcome: AppendOutcome) throws -> (WrittenMessage, isNew: Bool) {
    switch outcome {
    case .stored(let message, let members): return (tell(members, of: message), true)
    case .repeated(let message, let members): return (tell(members, of: message), false)
    case .clientIDReused: throw MessageRefusal.clientIDReused
    case .notFound: throw CommonRefusal.notFound
    case .notFriends: throw MessageRefusal.notFriends
    case .noSuchReply:
      throw CommonRefusal.invalid([
        FieldProblem("replyTo", "unknown", "There is no such message to reply to.")
      ])
    case .attachmentRefused(.unknown):
      throw CommonRefusal.invalid([
        FieldProblem("attachments", "unknown", "There is no such upload of yours.")
      ])
    case .attachmentRefused(.used): throw MediaRefusal.used
    case .attachmentRefused(.failed): throw MediaRefusal.failed
    }
  }

  private func tell(_ members: [UserID], of message: Message) -> WrittenMessage {
    let written = WrittenMessage(message)
    live.tell(members, EntryShown(entry: Entry(message), written: written))
    return written
  }

  /// Edits, deletes or reacts to a message, then tells every member and every device of the author.
  ///
  /// A retry gets the first answer. What is so already succeeds and makes no entry.
  func change(
    _ target: Int, in conversation: ConversationID, by author: UserID, clientId: ClientID,
    _ action: MessageChange.Action
  ) async throws -> Message {
    let change = makeChange(action, to: target, in: conversation, by: author, clientId)
    if let refusal = refusal(of: author, for: problems(of: action)) {
      return try told(of: try await store.recall(change).orThrow(refusal))
    }
    return try told(of: try await store.change(change))
  }

  /// Takes back what somebody who is gone has said and felt; that is no turn of theirs.
  func takeBack(_ trace: Trace, in conversation: ConversationID, by author: UserID) async throws {
    let actions: [MessageChange.Action] =
      trace.isAuthor ? [.delete] : trace.emojis.map { .react(emoji: $0, on: false) }
    for action in actions {
      let clientId = ClientID(world.makeID())
      let change = makeChange(action, to: trace.seq, in: conversation, by: author, clientId)
      _ = try told(of: try await store.change(change))
    }
  }

  private func makeChange(
    _ action: MessageChange.Action, to target: Int, in conversation: ConversationID,
    by author: UserID, _ clientId: ClientID
  ) -> MessageChange {
    MessageChange(
      conversation: conversation, author: author, clientId: clientId, id: world.makeID(),
      target: target, action: action, digest: digest(action, target), now: world.now(),
      reactionLimit: limits.reactions)
  }

  private func told(of outcome: ChangeOutcome) throws -> Message {
    switch outcome {
    case .changed(let entry, let members), .repeated(let entry, let members):
      live.tell(members, EntryShown(entry: entry))
      if entry.kind == .deleted { media.collectSoon() }
      return entry.message
    case .unchanged(let message): return message
    case .clientIDReused: throw MessageRefusal.clientIDReused
    case .notFound: throw CommonRefusal.notFound
    case .notAuthor: throw MessageRefusal.notAuthor
    case .emptyBody: throw CommonRefusal.invalid([TextRules.blankBody])
    case .notFriends: throw MessageRefusal.notFriends
    case .messageDeleted: throw MessageRefusal.messageDeleted
    case .limitReached: throw MessageRefusal.tooManyReactions
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

  /// Why nothing new is taken; nil where it is, which counts as one of the author's turns.
  private func refusal(of author: UserID, for problems: [FieldProblem]) -> (any Refusal)? {
    guard problems.isEmpty else { return CommonRefusal.invalid(problems) }
    return rate.take(author).map { MessageRefusal.rateLimited(retryAfter: $0) }
  }

  private func problems(of action: MessageChange.Action) -> [FieldProblem] {
    switch action {
    // Whether it may be blank is for the message to say.
    case .edit(let body):
      return TextRules.bodyProblems(body, limits: limits, mayBeBlank: true)
    case .delete: return []
    case .react(let emoji, _):
      guard !Emoji.isOne(emoji) else { return [] }
      return [FieldProblem("emoji", "format", "A reaction is one emoji.")]
    }
  }

  private func attachmentProblems(_ attachments: [MediaID]) -> [FieldProblem] {
    guard attachments.count > limits.attachments || Set(attachments).count < attachments.count
    else { return [] }
    return [
      FieldProblem("attachments", "range", "At most \(limits.attachments), each of them once.")
    ]
  }

  private func digest(_ action: MessageChange.Action, _ target: Int) -> Int64 {
    switch action {
    case .edit(let body): digest("edit", String(target), body)
    case .delete: digest("delete", String(target))
    case .react(let emoji, let on): digest("react", String(target), on ? "on" : "off", emoji)
    }
  }

  /// Tells a retry from another use of its client id, without keeping what was asked: 64 bits of
  /// HMAC-SHA256, so that it says nothing to whoever reads the database. Only the last part may
  /// hold a space.
  private func digest(_ parts: String...) -> Int64 {
    var digest = keyedDigest
    digest.update(data: Array(parts.joined(separator: " ").utf8))
    return digest.finalize().withUnsafeBytes { Int64(bigEndian: $0.loadUnaligned(as: Int64.self)) }
  }
}

extension Optional {
  fileprivate func orThrow(_ refusal: any Refusal) throws -> Wrapped {
    guard let self else { throw refusal }
    return self
  }
}

/// A message as its author asks for it.
struct NewMessage: Codable, Equatable {
  let clientId: ClientID
  let body: String?
  var attachments: [MediaID]?
  let replyTo: Int?
}
