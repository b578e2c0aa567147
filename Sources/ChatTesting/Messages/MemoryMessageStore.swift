import Chat

struct MemoryMessageStore: MessageStore {
  let state: SharedState

  func append(
    _ draft: Draft, then: @escaping @Sendable (Result<AppendOutcome, any Error>) -> Void
  ) {
    then(.success(state { $0.append(draft) }))
  }

  func change(_ change: MessageChange) async throws -> ChangeOutcome {
    state { $0.change(change) }
  }

  func recall(_ draft: Draft) async throws -> AppendOutcome? {
    state { $0.log(draft.conversation, for: draft.author)?.recall(draft) }
  }

  func recall(_ change: MessageChange) async throws -> ChangeOutcome? {
    state { $0.log(change.conversation, for: change.author)?.recall(change) }
  }

  func messages(in id: ConversationID, asSeenBy viewer: UserID, window: HistoryWindow)
    async throws -> History?
  {
    state { $0.log(id, for: viewer)?.history(window) }
  }

  func log(
    of id: ConversationID, asSeenBy viewer: UserID, after: Int, limit: Int, bytes: Int
  ) async throws -> Log? {
    state { $0.log(id, for: viewer)?.log(of: id, after: after, limit: limit, bytes: bytes) }
  }
}

extension MemoryState {
  /// Nil where the viewer isn't a member.
  func log(_ id: ConversationID, for viewer: UserID) -> SharedLog? {
    conversations[id].flatMap { $0.members[viewer] == nil ? nil : $0 }
  }

  fileprivate mutating func append(_ draft: Draft) -> AppendOutcome {
    guard var log = log(draft.conversation, for: draft.author) else { return .notFound }
    if let earlier = log.recall(draft) { return earlier }
    guard isOpen(log, for: draft.author) else { return .notFriends }
    if let replyTo = draft.replyTo, log.message(replyTo) == nil { return .noSuchReply }
    if let refusal = refusal(of: draft.attachments, by: draft.author) {
      return .attachmentRefused(refusal)
    }
    let message = log.append(
      draft, attach(draft.attachments, to: log.head + 1, in: draft.conversation))
    conversations[draft.conversation] = log
    return .stored(message, members: log.memberIDs)
  }

  fileprivate mutating func change(_ change: MessageChange) -> ChangeOutcome {
    guard var log = log(change.conversation, for: change.author) else { return .notFound }
    if let earlier = log.recall(change) { return earlier }
    guard let message = log.message(change.target) else { return .notFound }
    let refusal = change.refusal(by: message) { isOpen(log, for: change.author) }
    if let refusal { return refusal }
    if change.action == .delete { removeMedia(of: change.target, in: change.conversation) }
    let entry = log.make(change)
    conversations[change.conversation] = log
    return .changed(entry, members: log.memberIDs)
  }
}
