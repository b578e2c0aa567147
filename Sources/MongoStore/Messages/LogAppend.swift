import Chat

/// New messages.
extension MongoConnection {
  /// Stores drafts of one conversation and shows them; nothing of it is a transaction.
  ///
  /// First they are inserted under their numbers, then `head` is raised, then they are acknowledged: a
  /// node that ends in between leaves messages that nobody has been told of, which a retry with their
  /// key finds.
  func append(_ drafts: [Draft], to id: ConversationID) throws
    -> [Result<AppendOutcome, any Error>]
  {
    guard let document = try findOne(.conversations, ["_id": id.bson]) else {
      return drafts.map { _ in .success(.notFound) }
    }
    let conversation = try StoredConversation(document)
    let isOpen = try isOpen(conversation)
    var run = AppendRun(conversation: conversation, count: drafts.count)
    for (index, draft) in drafts.enumerated() {
      guard let place = conversation.place(of: draft.author) else {
        run.outcomes[index] = .notFound
        continue
      }
      if let refusal = try refusal(of: draft, in: conversation, isOpen: isOpen) {
        // The key comes before rights: a retry must get its message whatever has happened since.
        run.outcomes[index] = try recall(draft, in: conversation) ?? refusal
        if run.outcomes[index] == refusal {
          try refuse(draft, in: conversation)
        }
      } else {
        run.waiting.append((index, draft, place))
      }
    }
    try insert(&run)
    return run.outcomes.map { .success($0 ?? .notFound) }
  }

  /// Stores a draft and what it takes along, in one commit.
  func appendWithMedia(_ draft: Draft) throws -> AppendOutcome {
    let outcome = try tryToAppendWithMedia(draft)
    switch outcome {
    case .stored, .repeated, .clientIDReused: return outcome
    case .notFound, .notFriends, .noSuchReply, .attachmentRefused: break
    }
    if let conversation = try conversation(draft.conversation, for: draft.author)?.conversation {
      try refuse(draft, in: conversation)
    }
    return outcome
  }

  private func refuse(_ draft: Draft, in conversation: StoredConversation) throws {
    try refuse(
      draft.clientId, by: draft.author, as: draft.id, at: draft.sentAt, in: conversation)
  }

  private func tryToAppendWithMedia(_ draft: Draft) throws -> AppendOutcome {
    try numbering {
      try transaction { transaction in
        guard
          let (conversation, place) = try transaction.conversation(
            draft.conversation, for: draft.author)
        else { return .notFound }
        if let earlier = try transaction.recall(draft, in: conversation, again: true) {
          return earlier
        }
        let isOpen = try transaction.isOpen(conversation)
        if let refusal = try transaction.refusal(of: draft, in: conversation, isOpen: isOpen) {
          return refusal
        }
        if let refusal = try transaction.refusal(of: draft.attachments, by: draft.author) {
          return .attachmentRefused(refusal)
        }
        return try transaction.insert(draft, into: conversation, place)
      }
    }
  }

  private func insert(_ draft: Draft, into conversation: StoredConversation, _ place: Int) throws
    -> AppendOutcome
  {
    let seq = try nextNumber(in: conversation)
    try insert(.entries, draft.document(as: seq, place: place))
    try attach(draft.attachments, to: seq, in: conversation.id)
    try raise(
      conversation.id, to: LogHead(seq: seq, id: draft.id, message: (seq, draft.sentAt)))
    let media = try attachments(draft.attachments)
    return .stored(
      draft.message(as: seq, draft.attachments.compactMap { media[$0] }),
      members: conversation.memberIDs)
  }

  /// Why a draft can't be taken, but for its attachments; nil where it can.
  private func refusal(of draft: Draft, in conversation: StoredConversation, isOpen: Bool) throws
    -> AppendOutcome?
  {
    guard isOpen else { return .notFriends }
    guard let replyTo = draft.replyTo else { return nil }
    return try message(replyTo, in: conversation) == nil ? .noSuchReply : nil
  }

  /// Inserts what waits, in order; where another has a number, or a key was used before, goes on with
  /// the rest.
  private func insert(_ run: inout AppendRun) throws {
    let id = run.conversation.id
    while !run.waiting.isEmpty {
      let last = run.last
      do {
        let documents = run.waiting.enumerated().map { offset, waiting in
          waiting.draft.document(as: last + 1 + offset, place: waiting.place)
        }
        run.store(try insert(.entries, documents), after: last)
      } catch let error as MongoError {
        guard let duplicate = error.duplicate, !error.isPassing else { throw error }
        run.store(error.inserted, after: last)
        if duplicate == ["_id"] {
          try waitForNumber(&run)
        } else {
          try recallFirst(&run)
        }
      }
    }
    if let head = run.head { try raise(id, to: head) }
  }

  /// Another node was faster, or ended before it could raise the head: its messages count once a majority
  /// has them.
  private func waitForNumber(_ run: inout AppendRun) throws {
    guard ContinuousClock.now < run.end else {
      throw StorageFault(reason: "no number could be had in time")
    }
    let before = run.last
    run.last = try lastNumber(in: run.conversation.id)
    if run.last == before { pause() }
  }

  /// The key of the first that waits was used before: by what was stored, maybe not yet on a majority, or by
  /// what was refused, and may be tried now.
  private func recallFirst(_ run: inout AppendRun) throws {
    guard ContinuousClock.now < run.end else {
      throw StorageFault(reason: "an earlier attempt isn't durable yet")
    }
    let (index, draft, _) = run.waiting[0]
    if let earlier = try recall(draft, in: run.conversation, again: true) {
      run.outcomes[index] = earlier
      run.waiting.removeFirst()
    } else {
      pause()
    }
  }
}

/// Drafts of one conversation on their way into its log.
private struct AppendRun {
  let conversation: StoredConversation
  /// The highest number that is known to be taken.
  var last: Int
  var outcomes: [AppendOutcome?]
  var waiting: [(index: Int, draft: Draft, place: Int)] = []
  var head: LogHead?
  let end = ContinuousClock.now + MongoConnection.patience

  init(conversation: StoredConversation, count: Int) {
    self.conversation = conversation
    last = conversation.head
    outcomes = Array(repeating: nil, count: count)
  }

  /// The first `count` that wait are stored, behind the number `last`.
  mutating func store(_ count: Int, after last: Int) {
    for (offset, (index, draft, _)) in waiting.prefix(count).enumerated() {
      let message = draft.message(as: last + 1 + offset)
      outcomes[index] = .stored(message, members: conversation.memberIDs)
      head = LogHead(
        seq: message.seq, id: message.id, message: (message.seq, message.sentAt))
    }
    waiting.removeFirst(count)
    self.last = last + count
  }
}
